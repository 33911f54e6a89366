package org.uncoil.network.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;
import org.nd4j.linalg.factory.Nd4jBackend;

class CpuOnlyTest {
  @TempDir private Path folder;

  @Test
  void showsTheCpuBackendWhateverElseThereIs() throws IOException {
    Path services = Files.createDirectories(folder.resolve(CpuOnly.SERVICE).getParent());
    Files.writeString(services.resolve("org.nd4j.linalg.factory.Nd4jBackend"), "absent.Cuda\n");
    try (URLClassLoader both = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      assertThatThrownBy(() -> ServiceLoader.load(Nd4jBackend.class, both).stream().toList())
          .hasMessageContaining("absent.Cuda");
      assertThat(ServiceLoader.load(Nd4jBackend.class, new CpuOnly(both)))
          .singleElement()
          .isInstanceOf(CpuBackend.class);
    }
  }
}

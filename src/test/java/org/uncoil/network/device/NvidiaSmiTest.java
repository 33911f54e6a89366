package org.uncoil.network.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against programs that answer as {@code nvidia-smi} does. */
class NvidiaSmiTest {
  @TempDir private Path folder;

  private NvidiaSmi answering(String script, Optional<String> visible) throws IOException {
    Path program = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new NvidiaSmi(program.toString(), visible);
  }

  @Test
  void readsNameCapabilityAndDriver() throws IOException {
    NvidiaSmi probe =
        answering(
            """
            test "$1" = --query-gpu=name,compute_cap,driver_version || exit 2
            echo 'NVIDIA A100-SXM4-40GB, 8.0, 535.129.03'
            echo 'Tesla K80, 3.7, 470.82.01'
            """,
            Optional.empty());
    assertThat(probe.gpus())
        .isEqualTo(
            List.of(
                new Gpu("NVIDIA A100-SXM4-40GB", 8, 0, "535.129.03"),
                new Gpu("Tesla K80", 3, 7, "470.82.01")));
  }

  @Test
  void asksOnlyForTheGpusThatCudaWillSee() throws IOException {
    String script = "test \"$3\" = --id=1 && echo 'NVIDIA T4, 7.5, 510.1'";
    assertThat(answering(script, Optional.of("1")).gpus()).hasSize(1);
    assertThat(answering("exit 9", Optional.of("")).gpus()).isEmpty();
  }

  @Test
  void saysWhyThereIsNoAnswer() throws IOException {
    NvidiaSmi failing = answering("echo \"couldn't reach the driver\"; exit 9", Optional.empty());
    assertThatThrownBy(failing::gpus)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("says \"couldn't reach the driver\"");
    NvidiaSmi old = answering("echo 'Tesla K40, [Not Supported], 390.1'", Optional.empty());
    assertThatThrownBy(old::gpus)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[Not Supported]");
    NvidiaSmi absent = new NvidiaSmi("no-such-program", Optional.empty());
    assertThatThrownBy(absent::gpus)
        .isInstanceOf(IOException.class)
        .hasMessage("there is no no-such-program, which comes with NVIDIA's driver");
  }
}

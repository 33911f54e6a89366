package org.uncoil.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.DatasetException;

/** The library reads files and folders as the pipeline does. */
class OwnFilesTest {
  @TempDir Path folder;

  private static Experiment of(String path) {
    return Experiment.of(
        """
        datasets = [ { name = own, source { type = csv, path = "%s", label = label } } ]
        networks = [ { name = net, hidden = [2], epochs = 1 } ]
        """
            .formatted(path));
  }

  @Test
  void filesFoldersAndUris() throws IOException {
    Path data = Files.createDirectory(folder.resolve("a #1%20:b"));
    Path file = Files.writeString(data.resolve("x:1.csv"), "x,label\n1,a\n2,b\n3,a\n4,b\u00A0\n");
    for (String path :
        List.of(
            file.toString(),
            data.toString(),
            file.toUri().toString(),
            data.toUri().toString(),
            "file:" + file)) {
      Experiment experiment = of(path);
      assertThat(experiment.dataset().size()).isEqualTo(4);
      assertThat(experiment.warnings())
          .anySatisfy(warning -> assertThat(warning).contains("look alike", "b<U+00A0>"));
    }
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> of(data.resolve("none").toString()))
        .withMessageEndingWith("there is no such file");
  }
}

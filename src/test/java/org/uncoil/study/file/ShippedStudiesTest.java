package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;

/** The studies in conf/studies. */
class ShippedStudiesTest {
  private static final Path FOLDER = Path.of("conf", "studies");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOneCanBeRunWithoutAskingAndIsNamedAsItsFile(Path file) {
    StudySpec study = StudyFile.read(file, false);

    assertThat(file.getFileName()).hasToString(study.name() + ".conf");
    if (!study.isMap()) {
      assertThat(study.runs()).hasSize((int) study.runCount()).doesNotHaveDuplicates();
    }
  }

  @Test
  void smokeIsADozenRuns() {
    assertThat(StudyFile.read(FOLDER.resolve("smoke.conf"), false).runCount()).isEqualTo(12);
  }

  @Test
  void activationsComparesThemAll() {
    StudySpec study = StudyFile.read(FOLDER.resolve("activations.conf"), false);

    assertThat(study.runCount()).isEqualTo(3500);
    assertThat(study.networks())
        .extracting(NetworkSpec::bottleneckActivation)
        // the exact GELU differs from the one that is there by at most 0.02
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(Activation.GELU_EXACT)));
  }

  @Test
  void theFirstFilmIsFiveDatasetsThreeActivationsAndThreeSeeds() {
    StudySpec study = StudyFile.read(FOLDER.resolve("first-film.conf"), false);

    assertThat(study.runCount()).isEqualTo(45);
    assertThat(study.networks())
        .extracting(NetworkSpec::name)
        .containsExactly("original relu", "original tanh", "original identity");
    assertThat(study.networks())
        .extracting(NetworkSpec::activationLabel)
        .containsExactly("relu", "tanh", "identity");
  }
}

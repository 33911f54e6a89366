package org.uncoil.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/** What files of runs are called. */
class RunFileNamesTest {
  // datasets of a study differ in more than their names
  private int made;

  private static List<String> names(String datasets, String networks) {
    StudySpec study =
        StudyFile.parse(
            "it.conf",
            "study { name = s, seeds = [1] }, datasets = [%s], networks = [%s]"
                .formatted(datasets, networks),
            false);
    RunFileNames names = new RunFileNames(study);
    return study.runs().stream().map(names::of).toList();
  }

  private String dataset(String name) {
    return "{ name = \"%s\", source { type = moons, noise = 0.%d } }".formatted(name, ++made);
  }

  @Test
  void theActivationNamesARun() {
    assertThat(names(dataset("spiral"), "{ name = n, grid { activation = [tanh, leaky-relu] } }"))
        .containsExactly("spiral-tanh-seed1", "spiral-leaky-relu-seed1");
  }

  @Test
  void theNetworkNamesItWhereAnActivationIsNotEnough() {
    assertThat(
            names(
                dataset("spiral"),
                "{ name = n, activation = tanh, grid { epochs = [3, 4] } }, { name = other, activation = relu }"))
        .containsExactly("spiral-n-epochs-3-seed1", "spiral-n-epochs-4-seed1", "spiral-relu-seed1");
  }

  @Test
  void namesAreSafeAndUniqueWhateverTheStudyCallsThings() {
    List<String> names =
        names(
            String.join(
                ", ",
                List.of(
                    dataset("Größe/1"),
                    dataset("groSSe 1"),
                    dataset("螺旋"),
                    dataset("..") + ", " + dataset("a-b") + ", " + dataset("a"),
                    dataset("x".repeat(300)),
                    dataset("x".repeat(299)))),
            "{ name = c, activation = tanh }, { name = b-c, activation = tanh, epochs = 5 }");
    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9][a-z0-9._-]{0,150}-seed1"));
    assertThat(names.get(0)).matches("grosse-1-c-[0-9a-f]{6}-seed1");
    assertThat(names.get(2)).matches("grosse-1-c-[0-9a-f]{6}-seed1");
    assertThat(names.get(4)).matches("[0-9a-f]{6}-c-seed1");
  }
}

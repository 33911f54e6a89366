package org.uncoil.network.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.study.file.StudyException;
import org.uncoil.study.file.StudyFile;

/** What cannot be trained by the whole cluster is said before anything runs. */
class RefusalsTest {
  private static List<String> refusals(String engine, String dataset, String network) {
    String text =
        """
        study { name = s, engine = %s }
        datasets = [ { name = huge, mode = data-parallel, source = moons %s } ]
        networks = [ { name = n, %s } ]
        """
            .formatted(engine, dataset, network);
    return AveragedTraining.refusals(StudyFile.parse("s.conf", text, false));
  }

  @Test
  void takesMiniBatchesByDl4jWithoutDropout() {
    String adam = "batch-size = 32, optimizer { type = adam, convention = dl4j }";
    assertThat(refusals("auto", "", adam)).isEmpty();
    assertThat(refusals("dl4j", "", adam)).isEmpty();
    assertThat(refusals("auto", "", "batch-size = 32, optimizer = sgd")).isEmpty();
    assertThat(refusals("auto", "", "batch-size = 32, optimizer = nesterov"))
        .containsExactly(
            "dataset \"huge\" has mode = data-parallel: network \"n\": DL4J does not have PyTorch's definition of nesterov; write optimizer { type = nesterov, convention = dl4j }");
    assertThat(refusals("vector", "", "batch-size = 0, dropout = 0.5, optimizer = sgd"))
        .containsExactly(
            "dataset \"huge\" has mode = data-parallel: study.engine must be auto or dl4j, because DL4J trains it",
            "dataset \"huge\" has mode = data-parallel: batch-size of network \"n\" is 0, all points at once, and must be 1 or more",
            "dataset \"huge\" has mode = data-parallel: dropout of network \"n\" is 0.5, and must be 0, because the workers would draw from the clock");
  }

  @Test
  void wantsWholePointsOfAGenerator() {
    assertThatThrownBy(() -> refusals("auto", ", scaling = standard", "batch-size = 32"))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("must be run-parallel where points are scaled");
    assertThatThrownBy(
            () ->
                StudyFile.parse(
                    "s.conf",
                    """
                    study { name = s }
                    datasets = [ { name = huge, mode { type = data-parallel, shards = 0, workers = 0 }
                      source { type = csv, path = p.csv, label = l } } ]
                    networks = [ { name = n } ]
                    """,
                    false))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("shards = 0: must lie in [1, 100000]")
        .hasMessageContaining("workers = 0: must be 1 or more");
  }
}

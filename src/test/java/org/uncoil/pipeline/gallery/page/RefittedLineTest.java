package org.uncoil.pipeline.gallery.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.probe.LinearRule;
import org.uncoil.store.row.run.EmbeddingRow;

class RefittedLineTest {
  private static final boolean[] IS_TEST = {false, false, false, false, true};

  private static LinearRule line(float[] x, int... labels) {
    Dataset dataset =
        new Dataset(
            "d", List.of("x"), List.of("a", "b"), new float[labels.length], labels, IS_TEST);
    Floats none = Floats.of();
    return RefittedLine.of(
            new EmbeddingRow("run", 3, 0, none, none, Floats.of(x), Floats.of(0, 1, 0, 1, 0)),
            dataset)
        .inSpace();
  }

  @Test
  void lieInTheMiddleOfTheGapBetweenTheTrainingPoints() {
    // the test point lies on the other class's side
    LinearRule line = line(new float[] {-1, -1, 3, 3, 9}, 0, 0, 1, 1, 0);
    double[] normal = line.normal();
    assertThat(normal[1]).isEqualTo(0, within(1e-9));
    assertThat(-(line.intercepts().get(1) - line.intercepts().get(0)) / normal[0])
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void areARegressionsWhereNoLineSeparates() {
    LinearRule line = line(new float[] {-1, 3, 3, -1, 0}, 0, 0, 1, 1, 1);
    assertThat(line.intercepts()).allMatch(Double::isFinite);
    assertThat(line.weights()).allMatch(row -> row.stream().allMatch(Double::isFinite));
  }
}

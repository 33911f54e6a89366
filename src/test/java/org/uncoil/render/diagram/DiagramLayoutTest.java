package org.uncoil.render.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.render.film.Films;
import org.uncoil.study.NetworkSpec;

class DiagramLayoutTest {
  private static final Rectangle AREA = new Rectangle(30, 50, 188, 358);

  private static ForwardPass network(List<Integer> hidden, int inputs, int classes) {
    NetworkSpec spec = Films.network(hidden);
    UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(3);
    float[] parameters = new float[spec.parameterCount(inputs, classes)];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = source.nextFloat() - 0.5f;
    }
    return new ForwardPass(spec, inputs, classes, parameters);
  }

  @Test
  void sortsHiddenUnitsByTheAngleOfTheirInputWeights() {
    ForwardPass network = network(List.of(50), 2, 3);
    int[][] order = UnitOrder.of(network);
    double[] angles =
        IntStream.of(order[1])
            .mapToDouble(u -> Math.atan2(network.weight(0, 1, u), network.weight(0, 0, u)))
            .toArray();
    assertThat(angles).isSorted();
    assertThat(order[1]).doesNotHaveDuplicates().hasSize(50);
    assertThat(order[0]).containsExactly(0, 1);
    assertThat(order[2]).containsExactly(0, 1);
    assertThat(order[3]).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 2, 2", "1, 1000, 2, 2", "6, 8, 5, 10", "20, 3, 2, 2", "2, 10, 64, 100"})
  void keepsEverythingInTheAreaAndApart(int depth, int width, int inputs, int classes) {
    ForwardPass network = network(Collections.nCopies(depth, width), inputs, classes);
    DiagramLayout layout = new DiagramLayout(network, AREA);
    assertThat(layout.columns()).hasSize(Math.min(depth + 3, DiagramLayout.MOST_COLUMNS));
    assertThat(layout.layersLeft()).isEqualTo(depth + 3 - layout.columns().size());
    double before = Double.NEGATIVE_INFINITY;
    for (LayerColumn column : layout.columns()) {
      assertThat(column.units().length + column.omitted()).isEqualTo(column.width());
      assertThat(column.units()).hasSizeLessThanOrEqualTo(DiagramLayout.MOST_UNITS);
      assertThat(column.x()).isGreaterThan(before + layout.mapSize());
      double half = layout.mapSize() / 2.0;
      assertThat(column.y(0) - half).isGreaterThanOrEqualTo(AREA.y);
      assertThat(column.y(column.units().length - 1) + half)
          .isLessThanOrEqualTo(AREA.getMaxY() + 1e-9);
      if (layout.mapped(column) && column.units().length > 1) {
        assertThat(column.spacing()).isGreaterThan(layout.mapSize());
      }
      before = column.x();
    }
  }
}

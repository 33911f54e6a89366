package org.uncoil.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.PointFile.BadRows;
import org.uncoil.dataset.file.Imports;
import org.uncoil.dataset.generator.Generators;

class ShippedFilesTest {
  private static PointSet read(String file, String label) {
    return Imports.build(Imports.csv(Path.of("data", file), label, List.of(), BadRows.FAIL)).raw();
  }

  @Test
  void iris() {
    PointSet points = read("iris.csv", "species");
    assertThat(points.size()).isEqualTo(150);
    assertThat(points.dimensions()).isEqualTo(4);
    assertThat(points.classNames()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(points.classCounts()).containsExactly(50, 50, 50);
  }

  @Test
  void breastCancer() {
    PointSet points = read("breast_cancer_wisconsin.csv", "diagnosis");
    assertThat(points.dimensions()).isEqualTo(30);
    // 357 benign, 212 malignant, by the file's own description
    assertThat(points.size()).isEqualTo(569);
    assertThat(points.classCounts()).containsExactly(357, 212);
  }

  @Test
  void digits() {
    PointSet points = read("digits.csv", "digit");
    assertThat(points.size()).isEqualTo(1797);
    assertThat(points.dimensions()).isEqualTo(64);
    assertThat(points.classNames())
        .isEqualTo(IntStream.range(0, 10).mapToObj(String::valueOf).toList());
    for (int p = 0; p < points.size(); p++) {
      for (double ink : Generators.at(points, p)) {
        assertThat(ink).isBetween(0.0, 16.0).isEqualTo(Math.rint(ink));
      }
    }
  }
}

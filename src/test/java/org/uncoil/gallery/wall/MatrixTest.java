package org.uncoil.gallery.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.testing.Samples;

class MatrixTest {
  private static RunCard run(String dataset, String activation, int width, long seed) {
    return run(dataset, activation, width, seed, RunStatus.TRAINED);
  }

  private static RunCard run(
      String dataset, String activation, int width, long seed, RunStatus status) {
    return new RunCard(
        dataset + "-" + activation + "-" + width + "-" + seed,
        "file",
        dataset,
        "net " + width + " " + activation,
        "2–" + width + "–2–2",
        activation,
        seed,
        Map.of(
            "dataset", dataset, "activation", activation, "width", "" + width, dataset + " x", "1"),
        status,
        status == RunStatus.TRAINED ? "" : "an error",
        0.9,
        0.8,
        0.1,
        Samples.separation(null),
        "healthy",
        0,
        null,
        null,
        true);
  }

  private static List<String> cells(Matrix matrix) {
    return matrix.rows().stream()
        .flatMap(row -> row.cells().stream())
        .map(run -> run == null ? "none" : run.runId())
        .toList();
  }

  @Test
  void allCellsHaveTheNetworkAndSeedThatFillTheMost() {
    List<RunCard> runs = new ArrayList<>();
    for (String dataset : List.of("moons", "iris")) {
      for (String activation : List.of("relu", "tanh")) {
        for (int seed = 0; seed < 2; seed++) {
          if (seed == 1 || !activation.equals("tanh")) {
            runs.add(run(dataset, activation, 4, seed));
          }
          runs.add(run(dataset, activation, 8, seed));
        }
      }
    }
    Matrix matrix = Matrix.of(runs);
    assertThat(matrix.activations()).containsExactly("relu", "tanh");
    assertThat(cells(matrix))
        .containsExactly("moons-relu-8-0", "moons-tanh-8-0", "iris-relu-8-0", "iris-tanh-8-0");
    assertThat(matrix.shared()).isEqualTo("seed 0");
    assertThat(Matrix.of(runs)).isEqualTo(matrix);
  }

  @Test
  void aCellWithoutSuchARunHasTheNearest() {
    Matrix matrix =
        Matrix.of(
            List.of(
                run("moons", "relu", 4, 0),
                run("moons", "tanh", 4, 0),
                run("iris", "relu", 4, 0, RunStatus.FAILED),
                run("iris", "relu", 8, 0),
                run("iris", "relu", 4, 1)));
    assertThat(cells(matrix))
        .containsExactly("moons-relu-4-0", "moons-tanh-4-0", "iris-relu-4-1", "none");
    assertThat(matrix.shared()).isEmpty();
  }

  @Test
  void manyCellsHaveFewerPoints() {
    List<RunCard> runs = new ArrayList<>();
    for (int dataset = 0; dataset < 20; dataset++) {
      for (int activation = 0; activation < 25; activation++) {
        runs.add(run("d" + dataset, "a" + activation, 4, 0));
      }
    }
    Matrix matrix = Matrix.of(runs);
    assertThat(matrix.rows()).hasSize(Matrix.MOST_ROWS);
    assertThat(matrix.points()).isEqualTo(73);
    assertThat(Matrix.of(List.of()).shown()).isFalse();
    assertThat(Matrix.of(List.of(run("moons", "relu", 4, 0))).shown()).isFalse();
  }
}

package org.uncoil.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.pipeline.core.StageReport.Highlight;
import org.uncoil.store.row.comparison.DiagnosisShareRow;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.comparison.SurvivalTestRow;

class KeyFindingsTest {
  private static SurvivalRow survival(String dataset, String activation, int separated) {
    return new SurvivalRow(
        dataset,
        activation,
        15,
        separated,
        50,
        30,
        70,
        300,
        150,
        10,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static SurvivalTestRow test(String dataset, String first, double p) {
    return new SurvivalTestRow(dataset, first, first.isEmpty() ? "" : "tanh", 2, 2, p, p);
  }

  private static ImportanceRow importance(
      String measure, String factor, String second, double share) {
    return new ImportanceRow(
        measure, factor, second, share, share, 0, 1, 1, 45, List.of(), List.of());
  }

  private static DiagnosisShareRow health(String verdict, int count) {
    return new DiagnosisShareRow(
        "relu", "xavier", 0.01, verdict, 45, count, count / 45.0, 0, 1, 2, "", "");
  }

  private static List<Highlight> separation(double p, SurvivalRow... rows) {
    return KeyFindings.of(
        List.of(rows),
        List.of(test("circles", "", 0.9), test("", "relu", 0.8), test("", "", p)),
        List.of(),
        List.of());
  }

  @Test
  void theActivationThatSeparatesMostOftenIsNamedWithTheSignificanceOfTheDifference() {
    SurvivalRow relu = survival("", "relu", 9);
    SurvivalRow tanh = survival("", "tanh", 10);
    SurvivalRow identity = survival("", "identity", 6);
    // on one dataset another may be better
    SurvivalRow circles = survival("circles", "relu", 15);
    assertThat(separation(0.003, relu, tanh, identity, circles))
        .containsExactly(
            new Highlight("tanh separates most often: 10 of 15 runs", "log-rank p = 0.0030"));
    assertThat(separation(0.32, relu, tanh, identity))
        .containsExactly(
            new Highlight("tanh separates most often: 10 of 15 runs", "not significant"));
  }

  @Test
  void tiesAreNamedAsTies() {
    SurvivalRow relu = survival("", "relu", 10);
    SurvivalRow tanh = survival("", "tanh", 10);
    SurvivalRow identity = survival("", "identity", 0);
    assertThat(separation(0.32, relu, tanh, identity))
        .extracting(Highlight::text)
        .containsExactly("relu and tanh separate most often: 10 of 15 runs");
    assertThat(separation(0.32, relu, tanh))
        .extracting(Highlight::text)
        .containsExactly("All 2 activations separate equally often: 10 of 15 runs");
    assertThat(
            separation(
                0.32, survival("", "softplus", 10), survival("", "leaky relu", 10), identity))
        .extracting(Highlight::text)
        .containsExactly("2 activations separate most often: 10 of 15 runs");
    assertThat(separation(0.32, identity))
        .containsExactly(new Highlight("No run separates the classes", ""));
  }

  @Test
  void oneActivationIsComparedWithNone() {
    assertThat(KeyFindings.of(List.of(survival("", "relu", 10)), List.of(), List.of(), List.of()))
        .containsExactly(new Highlight("relu separates the classes: 10 of 15 runs", ""));
  }

  private static List<Highlight> importance(ImportanceRow... rows) {
    return KeyFindings.of(List.of(), List.of(), List.of(rows), List.of());
  }

  @Test
  void theFactorThatExplainsMostOfTheSeparationTimeOrElseOfTheAccuracyIsNamed() {
    ImportanceRow accuracy = importance("accuracy", "dataset", "", 0.9);
    ImportanceRow seeds = importance("accuracy", "seed", "", 0.1);
    assertThat(
            importance(
                accuracy,
                seeds,
                importance("separation", "dataset", "", 0.2),
                importance("separation", "dataset", "activation", 0.7),
                importance("separation", "seed", "", 0.1)))
        .containsExactly(
            new Highlight(
                "The separation epoch depends most on dataset × activation", "70% of variance"));
    assertThat(importance(accuracy, seeds, importance("separation", "seed", "", 0)))
        .containsExactly(new Highlight("Accuracy depends most on dataset", "90% of variance"));
    assertThat(importance(importance("separation", "seed", "", 0.6)))
        .extracting(Highlight::text)
        .containsExactly("The separation epoch depends most on the random seed");
  }

  @Test
  void withOneSeedNoFactorIsSaidToDecide() {
    assertThat(
            importance(
                importance("separation", "dataset", "", 1),
                importance("separation", "seed", "", 0)))
        .isEmpty();
  }

  @Test
  void degenerateRunsAreCountedWithTheDiagnosisThatIsMostFrequent() {
    assertThat(
            KeyFindings.of(
                List.of(),
                List.of(),
                List.of(),
                List.of(
                    health("healthy", 39),
                    health("collapsed_to_line", 2),
                    health("dead", 2),
                    health("collapsed_to_line", 2))))
        .containsExactly(new Highlight("6 of 45 runs are degenerate", "4 collapsed to a line"));
    assertThat(KeyFindings.of(List.of(), List.of(), List.of(), List.of(health("healthy", 45))))
        .containsExactly(new Highlight("None of 45 runs is degenerate", ""));
  }
}

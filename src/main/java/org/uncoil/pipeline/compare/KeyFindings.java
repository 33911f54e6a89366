package org.uncoil.pipeline.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uncoil.pipeline.core.StageReport.Highlight;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.DiagnosisShareRow;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.comparison.SurvivalTestRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/**
 * The findings that the summary of a command shows, each in a line of at most 80 columns: which
 * activation separates the classes most often, what explains most of the variance, and how many
 * runs are degenerate. One that the study does not answer is left out.
 */
final class KeyFindings {
  private static final double LEVEL = 0.05;
  private static final int LONGEST_NAMES = 20;

  private KeyFindings() {}

  /** The findings that the tables of a comparison hold. */
  static List<Highlight> of(OutputFolder folder) {
    return of(
        folder.read(Table.SURVIVAL).toList(),
        folder.read(Table.SURVIVAL_TESTS).toList(),
        folder.read(Table.IMPORTANCE).toList(),
        folder.read(Table.DIAGNOSIS_SHARES).toList());
  }

  static List<Highlight> of(
      List<SurvivalRow> survival,
      List<SurvivalTestRow> tests,
      List<ImportanceRow> importance,
      List<DiagnosisShareRow> health) {
    return Stream.of(separation(survival, tests), importance(importance), health(health))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Highlight> separation(
      List<SurvivalRow> survival, List<SurvivalTestRow> tests) {
    List<SurvivalRow> rows = survival.stream().filter(row -> row.dataset().isEmpty()).toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    ToDoubleFunction<SurvivalRow> share = row -> (double) row.separated() / row.runs();
    double most = rows.stream().mapToDouble(share).max().orElseThrow();
    List<SurvivalRow> best = rows.stream().filter(row -> share.applyAsDouble(row) == most).toList();
    if (most == 0) {
      return Optional.of(new Highlight("No run separates the classes", ""));
    }
    SurvivalRow first = best.get(0);
    String count =
        ": %s of %s"
            .formatted(Figures.count(first.separated()), Figures.count(first.runs(), "run"));
    return Optional.of(new Highlight(comparison(best, rows.size()) + count, significance(tests)));
  }

  private static String comparison(List<SurvivalRow> best, int activations) {
    if (activations == 1) {
      return best.get(0).activation() + " separates the classes";
    }
    return best.size() == activations
        ? "All " + activations + " activations separate equally often"
        : names(best) + (best.size() == 1 ? " separates" : " separate") + " most often";
  }

  private static String names(List<SurvivalRow> rows) {
    String names = Wording.list(rows.stream().map(SurvivalRow::activation).toList());
    return rows.size() == 1 || names.length() <= LONGEST_NAMES
        ? names
        : rows.size() + " activations";
  }

  /** Of the log-rank test of all activations on all datasets. */
  private static String significance(List<SurvivalTestRow> tests) {
    return tests.stream()
        .filter(test -> test.dataset().isEmpty() && test.activation1().isEmpty())
        .findFirst()
        .map(
            test ->
                test.pValue() < LEVEL ? "log-rank " + Wording.p(test.pValue()) : "not significant")
        .orElse("");
  }

  /**
   * Of the separation epoch, else of the accuracy. Without a difference between seeds nothing is
   * said: the factors then explain everything, however little they matter.
   */
  private static Optional<Highlight> importance(List<ImportanceRow> rows) {
    List<String> replicated =
        rows.stream()
            .filter(row -> row.factor().equals(Importance.SEED) && row.variance() > 0)
            .map(ImportanceRow::measure)
            .toList();
    return Stream.of(Measure.SEPARATION, Measure.ACCURACY)
        .map(Measure::label)
        .filter(replicated::contains)
        .flatMap(
            measure ->
                rows.stream()
                    .filter(row -> row.measure().equals(measure))
                    .max(Comparator.comparingDouble(ImportanceRow::share))
                    .stream())
        .findFirst()
        .map(
            row ->
                new Highlight(
                    (row.measure().equals(Measure.ACCURACY.label())
                            ? "Accuracy depends most on "
                            : "The separation epoch depends most on ")
                        + effect(row),
                    Figures.wholePercent(row.share()) + " of variance"));
  }

  private static String effect(ImportanceRow row) {
    return switch (row.factor()) {
      case Importance.SEED -> "the random seed";
      case Importance.HIGHER -> "three or more factors";
      default -> row.effect();
    };
  }

  private static Optional<Highlight> health(List<DiagnosisShareRow> rows) {
    int runs = rows.stream().mapToInt(DiagnosisShareRow::count).sum();
    if (runs == 0) {
      return Optional.empty();
    }
    Map<String, Integer> degenerate =
        rows.stream()
            .filter(row -> !row.diagnosis().equals(DiagnosisShares.HEALTHY))
            .collect(
                Collectors.groupingBy(
                    DiagnosisShareRow::diagnosis,
                    TreeMap::new,
                    Collectors.summingInt(DiagnosisShareRow::count)));
    int count = degenerate.values().stream().mapToInt(Integer::intValue).sum();
    return Optional.of(
        new Highlight(
            "%s %s degenerate"
                .formatted(
                    Wording.capitalised(Wording.of(count, runs, "run")), count > 1 ? "are" : "is"),
            degenerate.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(
                    most ->
                        most.getValue()
                            + " "
                            + DiagnosisShares.diagnosis(most.getKey(), most.getValue()))
                .orElse("")));
  }
}

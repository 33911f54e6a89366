package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.survival.KaplanMeier;
import org.uncoil.statistics.survival.Lifetime;
import org.uncoil.statistics.survival.RestrictedMean;
import org.uncoil.statistics.survival.SurvivalStep;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** The separation epochs of each activation's runs: on each dataset, and on all together. */
final class SurvivalAnalysis {
  private static final int MOST_SENTENCES = 5;

  private SurvivalAnalysis() {}

  static Findings<SurvivalRow> of(RunSet runs) {
    int horizon = runs.horizon();
    List<SurvivalRow> rows = new ArrayList<>();
    lifetimes(runs).forEach((activation, of) -> rows.add(row("", activation, of, horizon)));
    List<String> sentences = sentences(rows);
    for (String dataset : runs.datasets()) {
      lifetimes(runs.ofDataset(dataset))
          .forEach((activation, of) -> rows.add(row(dataset, activation, of, horizon)));
    }
    return new Findings<>(rows, sentences);
  }

  /** Each activation's, in the order of the runs. */
  static Map<String, List<Lifetime>> lifetimes(RunSet runs) {
    Map<String, List<Lifetime>> lifetimes = new LinkedHashMap<>();
    for (ComparedRun run : runs.runs()) {
      lifetimes.computeIfAbsent(run.activation(), a -> new ArrayList<>()).add(run.separation());
    }
    return lifetimes;
  }

  private static SurvivalRow row(
      String dataset, String activation, List<Lifetime> lifetimes, int horizon) {
    KaplanMeier curve = KaplanMeier.of(lifetimes, Confidence.USUAL);
    Interval median = curve.median();
    RestrictedMean mean = curve.restrictedMean(horizon);
    List<SurvivalStep> steps = curve.steps();
    return new SurvivalRow(
        dataset,
        activation,
        lifetimes.size(),
        steps.stream().mapToInt(SurvivalStep::events).sum(),
        finite(median.estimate()),
        finite(median.low()),
        finite(median.high()),
        horizon,
        mean.mean(),
        mean.standardError(),
        steps.stream().map(step -> (int) step.time()).toList(),
        steps.stream().map(SurvivalStep::atRisk).toList(),
        steps.stream().map(SurvivalStep::events).toList(),
        steps.stream().map(SurvivalStep::survival).toList(),
        steps.stream().map(SurvivalStep::low).toList(),
        steps.stream().map(SurvivalStep::high).toList());
  }

  /** NaN, which the table has as null, for an epoch that no data reach. */
  private static double finite(double epoch) {
    return Double.isInfinite(epoch) ? Double.NaN : epoch;
  }

  private static List<String> sentences(List<SurvivalRow> rows) {
    List<String> sentences = new ArrayList<>();
    rows.stream()
        .sorted(Comparator.comparingDouble(SurvivalRow::restrictedMean))
        .limit(MOST_SENTENCES)
        .forEach(row -> sentences.add(sentence(row)));
    if (rows.size() > MOST_SENTENCES) {
      sentences.add(
          Figures.count(rows.size() - MOST_SENTENCES, "slower activation")
              + " in the table survival.");
    }
    return sentences;
  }

  /** The upper limit of a median, which is infinite where the runs set none. */
  private static double unlimited(SurvivalRow row) {
    return Double.isNaN(row.medianHigh()) ? Double.POSITIVE_INFINITY : row.medianHigh();
  }

  /** What a row says. */
  static String sentence(SurvivalRow row) {
    if (row.separated() == 0) {
      return "%s separates the training points in %s within %s."
          .formatted(
              row.activation(),
              Wording.of(0, row.runs(), "run"),
              Figures.count(row.horizon(), "epoch"));
    }
    RestrictedMean mean =
        new RestrictedMean(row.horizon(), row.restrictedMean(), row.restrictedMeanError());
    String half =
        Double.isNaN(row.median())
            ? "fewer than half of them"
            : (row.runs() == 1 ? "by epoch " : "half of them by epoch ")
                + Wording.interval(new Interval(row.median(), row.medianLow(), unlimited(row)));
    return String.format(
        Locale.ROOT,
        "%s separates the training points in %s, %s; the mean restricted to %s is epoch %s.",
        row.activation(),
        Wording.of(row.separated(), row.runs(), "run"),
        half,
        Figures.count(row.horizon(), "epoch"),
        Wording.interval(mean.interval(Confidence.USUAL)));
  }
}

package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.uncoil.setting.SettingException;
import org.uncoil.statistics.factor.Effect;
import org.uncoil.statistics.factor.FactorImportance;
import org.uncoil.statistics.factor.FactorObservation;
import org.uncoil.statistics.factor.Marginal;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.interval.JackknifeInterval;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** How much each factor of the study, and each pair of them, decides. */
final class Importance {
  static final String HIGHER = "higher";
  static final String SEED = "seed";
  private static final int MOST_EFFECTS = 5;
  private static final double SMALLEST_SHARE = 0.0005; // as much as is written
  private static final int FEWEST_SEEDS = 3;

  private Importance() {}

  static Findings<ImportanceRow> of(RunSet runs) {
    List<String> factors = runs.factors();
    List<ImportanceRow> rows = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Seeded> observations = observations(runs, factors, measure);
      if (!factors.isEmpty() && observations.size() > 1) {
        try {
          List<ImportanceRow> found = rows(measure, factors, observations);
          rows.addAll(found);
          sentences.add(sentence(measure, found));
        } catch (SettingException e) {
          // the study's design, not its input, is what the factors cannot be told apart by
          sentences.add(
              "The effects of the settings on %s cannot be separated: %s."
                  .formatted(measure.title(), e.getMessage()));
        }
      }
    }
    return new Findings<>(rows, sentences);
  }

  /** An observation and the seed of its run. */
  private record Seeded(FactorObservation observation, long seed) {}

  private static List<Seeded> observations(RunSet runs, List<String> factors, Measure measure) {
    int horizon = runs.horizon();
    List<Seeded> observations = new ArrayList<>();
    for (ComparedRun run : runs.runs()) {
      double value = measure.value(run, horizon);
      if (!Double.isNaN(value)) {
        List<String> levels = factors.stream().map(run::level).toList();
        observations.add(new Seeded(new FactorObservation(levels, value), run.seed()));
      }
    }
    return observations;
  }

  private static List<ImportanceRow> rows(
      Measure measure, List<String> factors, List<Seeded> seeded) {
    List<FactorObservation> observations = seeded.stream().map(Seeded::observation).toList();
    FactorImportance found = FactorImportance.of(factors, observations);
    Interval[] shares = shares(factors, seeded, found);
    List<ImportanceRow> rows = new ArrayList<>();
    int index = 0;
    for (Effect effect : found.effects()) {
      boolean single = effect.factors().size() == 1;
      String factor = effect.factors().get(0);
      List<Marginal> marginals =
          found.marginals().stream()
              .filter(marginal -> single && marginal.factor().equals(factor))
              .toList();
      rows.add(
          new ImportanceRow(
              measure.label(),
              factor,
              single ? "" : effect.factors().get(1),
              effect.variance(),
              effect.share(),
              low(shares[index]),
              high(shares[index]),
              found.coverage(),
              observations.size(),
              marginals.stream().map(Marginal::level).toList(),
              marginals.stream().map(Marginal::mean).toList()));
      index++;
    }
    rows.add(rest(measure, found, observations.size(), HIGHER, shares[index]));
    rows.add(rest(measure, found, observations.size(), SEED, shares[index + 1]));
    return rows;
  }

  /** Of each effect, of the higher ones together and of what is within cells. */
  private static Interval[] shares(
      List<String> factors, List<Seeded> seeded, FactorImportance found) {
    double[] whole = shares(found);
    long[] seeds = seeded.stream().mapToLong(Seeded::seed).distinct().sorted().toArray();
    // what is within cells cannot be told from fewer than two runs in each
    if (seeds.length < FEWEST_SEEDS) {
      Interval[] unknown = new Interval[whole.length];
      Arrays.setAll(unknown, i -> new Interval(whole[i], Double.NaN, Double.NaN));
      return unknown;
    }
    return JackknifeInterval.of(
        whole,
        seeds.length,
        left ->
            shares(
                FactorImportance.of(
                    factors,
                    seeded.stream()
                        .filter(one -> one.seed() != seeds[left])
                        .map(Seeded::observation)
                        .toList())),
        Confidence.USUAL);
  }

  private static double[] shares(FactorImportance found) {
    return DoubleStream.concat(
            found.effects().stream().mapToDouble(Effect::share),
            DoubleStream.of(found.higher(), found.within()))
        .toArray();
  }

  // Math.max and Math.min keep NaN
  private static double low(Interval share) {
    return Math.max(0, share.low());
  }

  private static double high(Interval share) {
    return Math.min(1, share.high());
  }

  private static ImportanceRow rest(
      Measure measure, FactorImportance found, int runs, String name, Interval share) {
    return new ImportanceRow(
        measure.label(),
        name,
        "",
        share.estimate() * found.variance(),
        share.estimate(),
        low(share),
        high(share),
        found.coverage(),
        runs,
        List.of(),
        List.of());
  }

  /** What the rows of a measure say. */
  static String sentence(Measure measure, List<ImportanceRow> rows) {
    if (rows.stream().allMatch(row -> row.variance() == 0)) {
      return "All runs have the same %s: no setting changes it.".formatted(measure.title());
    }
    String effects =
        rows.stream()
            .filter(row -> !List.of(HIGHER, SEED).contains(row.factor()))
            .sorted(Comparator.comparingDouble(ImportanceRow::share).reversed())
            .filter(row -> row.share() >= SMALLEST_SHARE)
            .limit(MOST_EFFECTS)
            .map(row -> row.effect() + " " + share(row))
            .collect(Collectors.joining(", "));
    ImportanceRow seed =
        rows.stream().filter(row -> row.factor().equals(SEED)).findFirst().orElseThrow();
    return "Variance of %s explained: %s; by the seed alone %s. The study covers %s of the grid."
        .formatted(
            measure.title(),
            effects.isEmpty() ? "none by any setting" : effects,
            share(seed),
            Figures.percent(seed.coverage()));
  }

  private static String share(ImportanceRow row) {
    return Wording.share(new Interval(row.share(), row.low(), row.high()));
  }
}

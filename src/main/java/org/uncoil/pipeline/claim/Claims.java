package org.uncoil.pipeline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.Verdict;
import org.uncoil.pipeline.claim.Quantity.Unit;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparabilityRow;

/**
 * The five claims of the source article, tested on every dataset of a study. Accuracies are
 * training accuracies unless they are called test accuracies, because a claim about separability is
 * about the points to be separated.
 *
 * <p>A regression or a network is accurate enough from {@link #ACCURATE} on: it may misclassify one
 * point in two hundred. Whether an embedding is linearly separable is a different question, with an
 * exact test: see {@link Separation}.
 *
 * @param evidence of each dataset
 * @param seed what bootstrap samples are drawn by
 */
public record Claims(List<Evidence> evidence, long seed) {
  static final double ACCURATE = 0.995;

  /** Whether a dataset needs no more than a straight line; the sentences read it too. */
  static final String ACCURATE_INPUT = "at 99.5% or more";

  /** Whether a hand-crafted feature makes a dataset linearly separable. */
  static final String SOLVED = "any feature at 99.5% or more";

  // the last layer and a regression fitted to the same embedding should hardly ever disagree
  private static final double SAME_DECISIONS = 0.98;

  public Claims {
    evidence = List.copyOf(evidence);
  }

  /** Their figures, as the table {@code claims}; none without datasets. */
  public List<ClaimFigureRow> figures() {
    return evidence.isEmpty()
        ? List.of()
        : Stream.of(
                rawInput(), handMadeFeature(), networkFindsIt(), separableEmbedding(), lastLayer())
            .flatMap(List::stream)
            .toList();
  }

  /**
   * A row for each quantity: over the datasets that a claim is about, and on each of the study's.
   */
  private List<ClaimFigureRow> figures(
      int claim, List<Evidence> scope, List<Quantity> quantities, Verdict verdict) {
    List<ClaimFigureRow> rows = new ArrayList<>();
    for (Quantity quantity : quantities) {
      rows.add(quantity.row(claim, "", quantity.over(scope, seed), scope, verdict));
    }
    for (Evidence e : evidence) {
      for (Quantity quantity : quantities) {
        if (quantity.count(List.of(e)) > 0) {
          String dataset = e.dataset().name();
          rows.add(quantity.row(claim, dataset, quantity.of(e, seed), List.of(e), verdict));
        }
      }
    }
    return rows;
  }

  /** The datasets on which a regression on the raw input is not accurate enough. */
  private List<Evidence> hard() {
    return evidence.stream().filter(Claims::hard).toList();
  }

  private static boolean hard(Evidence e) {
    return e.raw() < ACCURATE;
  }

  private List<ClaimFigureRow> rawInput() {
    return figures(
        1,
        evidence,
        List.of(
            Quantity.ofDataset("raw input", Unit.ACCURACY, Evidence::raw),
            Quantity.ofDataset(ACCURATE_INPUT, Unit.SHARE, e -> flag(!hard(e)))),
        verdict(evidence, Claims::hard));
  }

  private List<ClaimFigureRow> handMadeFeature() {
    List<Evidence> hard = hard();
    List<Evidence> solved = hard.stream().filter(e -> bestFeature(e) >= ACCURATE).toList();
    boolean byRadius = hard.stream().anyMatch(e -> radius(e) >= ACCURATE);
    boolean holds = byRadius && solved.size() < hard.size();
    return figures(
        2,
        hard,
        List.of(
            Quantity.ofDataset("with x² + y²", Unit.ACCURACY, Claims::radius),
            Quantity.ofDataset("with the best feature", Unit.ACCURACY, Claims::bestFeature),
            Quantity.ofDataset(
                "x² + y² at 99.5% or more", Unit.SHARE, e -> flag(radius(e) >= ACCURATE)),
            Quantity.ofDataset(SOLVED, Unit.SHARE, e -> flag(bestFeature(e) >= ACCURATE))),
        hard.isEmpty()
            ? Verdict.UNTESTED
            : holds ? Verdict.HOLDS : solved.isEmpty() ? Verdict.FAILS : Verdict.MIXED);
  }

  private List<ClaimFigureRow> networkFindsIt() {
    Predicate<Evidence> network = e -> best(e, false) >= ACCURATE;
    Predicate<Evidence> control = e -> !(best(e, true) >= ACCURATE);
    return figures(
        3,
        hard(),
        List.of(
            new Quantity("non-linear runs at 99.5% or more", Unit.SHARE, e -> accurate(e, false)),
            new Quantity("linear runs at 99.5% or more", Unit.SHARE, e -> accurate(e, true)),
            Quantity.ofDataset("best network", Unit.ACCURACY, e -> best(e, false)),
            Quantity.ofDataset("best linear network", Unit.ACCURACY, e -> best(e, true))),
        verdict(
            hard().stream().filter(e -> !e.networks(false).isEmpty()).toList(),
            network.and(control)));
  }

  private List<ClaimFigureRow> separableEmbedding() {
    return figures(
        4,
        hard(),
        List.of(
            new Quantity("linearly separable at the end", Unit.SHARE, Claims::separated),
            new Quantity(
                "linearly separable before the activation",
                Unit.SHARE,
                e -> beforeActivation(e, Claims::separable)),
            new Quantity(
                "regression on the embedding",
                Unit.ACCURACY,
                e -> embeddings(e, SeparabilityRow::refitTrainAccuracy)),
            new Quantity(
                "test", Unit.ACCURACY, e -> embeddings(e, SeparabilityRow::refitTestAccuracy))),
        verdict(
            hard().stream().filter(e -> !e.separations(false).isEmpty()).toList(),
            e -> e.separations(false).stream().anyMatch(Separation::separated)));
  }

  private List<ClaimFigureRow> lastLayer() {
    return figures(
        5,
        evidence,
        List.of(
            new Quantity(
                "same predictions",
                Unit.ACCURACY,
                e -> embeddings(e, SeparabilityRow::trainAgreement)),
            new Quantity(
                "on test points",
                Unit.ACCURACY,
                e -> embeddings(e, SeparabilityRow::testAgreement)),
            new Quantity(
                "angle between the lines",
                Unit.DEGREES,
                e -> embeddings(e, SeparabilityRow::angle)),
            new Quantity(
                "same predictions, fitted before the activation",
                Unit.ACCURACY,
                e -> beforeActivation(e, ProbeRow::trainAgreement)),
            new Quantity(
                "angle, fitted before the activation",
                Unit.DEGREES,
                e -> beforeActivation(e, ProbeRow::angle))),
        verdict(
            evidence.stream().filter(e -> !Double.isNaN(agreement(e))).toList(),
            e -> agreement(e) >= SAME_DECISIONS));
  }

  /** The median over runs; NaN where none can be compared. */
  private static double agreement(Evidence e) {
    return Evidence.median(e.embeddings(), row -> number(row.trainAgreement()));
  }

  private static Verdict verdict(List<Evidence> evidence, Predicate<Evidence> holds) {
    if (evidence.isEmpty()) {
      return Verdict.UNTESTED;
    }
    long count = evidence.stream().filter(holds).count();
    if (count == 0) {
      return Verdict.FAILS;
    }
    return count == evidence.size() ? Verdict.HOLDS : Verdict.MIXED;
  }

  private static double[] accurate(Evidence e, boolean control) {
    return e.networks(control).stream()
        .mapToDouble(row -> flag(row.trainAccuracy() >= ACCURATE))
        .toArray();
  }

  private static double[] separated(Evidence e) {
    return e.separations(false).stream().mapToDouble(s -> flag(s.separated())).toArray();
  }

  private static double[] embeddings(Evidence e, Function<SeparabilityRow, Double> figure) {
    return e.embeddings().stream().mapToDouble(row -> number(figure.apply(row))).toArray();
  }

  private static double[] beforeActivation(Evidence e, Function<ProbeRow, Double> figure) {
    return e.beforeActivation().stream().mapToDouble(row -> number(figure.apply(row))).toArray();
  }

  private static Double separable(ProbeRow row) {
    return row.separable() == null ? null : Double.valueOf(flag(row.separable()));
  }

  private static double flag(boolean holds) {
    return holds ? 1 : 0;
  }

  private static double number(Double value) {
    return Optional.ofNullable(value).orElse(Double.NaN);
  }

  private static double best(Evidence e, boolean control) {
    return Evidence.best(e.networks(control), RunRow::trainAccuracy);
  }

  private static double radius(Evidence e) {
    return e.input(FeatureMap.RADIUS).map(ProbeRow::trainAccuracy).orElse(Double.NaN);
  }

  private static double bestFeature(Evidence e) {
    return e.bestFeature().map(ProbeRow::trainAccuracy).orElse(Double.NaN);
  }
}

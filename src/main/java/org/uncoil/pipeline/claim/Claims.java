package org.uncoil.pipeline.claim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.Verdict;
import org.uncoil.pipeline.claim.Quantity.Unit;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

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
  // the last layer and a regression fitted to the same embedding should hardly ever disagree
  private static final double SAME_DECISIONS = 0.98;

  public Claims {
    evidence = List.copyOf(evidence);
  }

  /** The claims with their figures; none without datasets. */
  public List<ClaimRow> rows() {
    return tests().stream().map(test -> test.row(test.figures(evidence, seed))).toList();
  }

  /** Their figures, as the table {@code claims}. */
  public List<ClaimFigureRow> figures() {
    return tests().stream().flatMap(test -> test.figures(evidence, seed).stream()).toList();
  }

  private List<ClaimTest> tests() {
    return evidence.isEmpty()
        ? List.of()
        : List.of(
            rawInput(), handMadeFeature(), networkFindsIt(), separableEmbedding(), lastLayer());
  }

  /** The datasets on which a regression on the raw input is not accurate enough. */
  private List<Evidence> hard() {
    return evidence.stream().filter(Claims::hard).toList();
  }

  private static boolean hard(Evidence e) {
    return e.raw() < ACCURATE;
  }

  private ClaimTest rawInput() {
    return new ClaimTest(
        1,
        "No straight line separates the classes.",
        evidence,
        List.of(
            Quantity.ofDataset("raw input", Unit.ACCURACY, Evidence::raw),
            Quantity.ofDataset("at 99.5% or more", Unit.SHARE, e -> flag(!hard(e)))),
        verdict(evidence, Claims::hard),
        List.of(
            "a logistic regression on the raw input classifies %s of the training points correctly on average over "
                + Figures.count(evidence.size(), "dataset"),
            "it reaches 99.5% on %s of them"),
        "");
  }

  private ClaimTest handMadeFeature() {
    List<Evidence> hard = hard();
    List<Evidence> solved = hard.stream().filter(e -> bestFeature(e) >= ACCURATE).toList();
    boolean byRadius = hard.stream().anyMatch(e -> radius(e) >= ACCURATE);
    boolean holds = byRadius && solved.size() < hard.size();
    List<Evidence> left = hard.stream().filter(e -> !solved.contains(e)).toList();
    return new ClaimTest(
        2,
        "The right extra feature (x² + y²) solves it, if you know which.",
        hard,
        List.of(
            Quantity.ofDataset("with x² + y²", Unit.ACCURACY, Claims::radius),
            Quantity.ofDataset("with the best feature", Unit.ACCURACY, Claims::bestFeature),
            Quantity.ofDataset(
                "x² + y² at 99.5% or more", Unit.SHARE, e -> flag(radius(e) >= ACCURATE)),
            Quantity.ofDataset(
                "any feature at 99.5% or more", Unit.SHARE, e -> flag(bestFeature(e) >= ACCURATE))),
        hard.isEmpty()
            ? Verdict.UNTESTED
            : holds ? Verdict.HOLDS : solved.isEmpty() ? Verdict.FAILS : Verdict.MIXED,
        List.of(
            "with x² + y² a regression reaches an accuracy of %s",
            "with the best of the hand-crafted features %s",
            "x² + y² reaches 99.5% on %s of the datasets on which the raw input does not",
            "any feature on %s"),
        left(hard, left));
  }

  private static String left(List<Evidence> hard, List<Evidence> left) {
    if (hard.isEmpty()) {
      return "";
    }
    return left.isEmpty()
        ? "Some feature reaches 99.5% on every one of them."
        : "No feature reaches 99.5% on " + Wording.either(names(left)) + ".";
  }

  private ClaimTest networkFindsIt() {
    Predicate<Evidence> network = e -> best(e, false) >= ACCURATE;
    Predicate<Evidence> control = e -> !(best(e, true) >= ACCURATE);
    return new ClaimTest(
        3,
        "A non-linear network finds such a transformation by itself; a linear one cannot.",
        hard(),
        List.of(
            new Quantity("non-linear runs at 99.5% or more", Unit.SHARE, e -> accurate(e, false)),
            new Quantity("linear runs at 99.5% or more", Unit.SHARE, e -> accurate(e, true)),
            Quantity.ofDataset("best network", Unit.ACCURACY, e -> best(e, false)),
            Quantity.ofDataset("best linear network", Unit.ACCURACY, e -> best(e, true))),
        verdict(
            hard().stream().filter(e -> !e.networks(false).isEmpty()).toList(),
            network.and(control)),
        List.of(
            "where the raw input does not reach 99.5%, %s of the non-linear runs do",
            "of the linear runs %s do",
            "the best non-linear run of a dataset reaches %s on average over datasets",
            "the best linear run reaches %s"),
        "");
  }

  private ClaimTest separableEmbedding() {
    return new ClaimTest(
        4,
        "The 2-D layer before the output makes it visible: the embedding is linearly separable.",
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
                "test", Unit.ACCURACY, e -> embeddings(e, SeparabilityRow::refitHeldOutAccuracy))),
        verdict(
            hard().stream().filter(e -> !e.separations(false).isEmpty()).toList(),
            e -> e.separations(false).stream().anyMatch(Separation::separated)),
        List.of(
            "where the raw input does not reach 99.5%, the embedding is linearly separable at the end in %s of the non-linear runs",
            "before the bottleneck's activation in %s",
            "a regression on it classifies %s of the training points correctly",
            "of the test points %s"),
        "");
  }

  private ClaimTest lastLayer() {
    return new ClaimTest(
        5,
        "The output layer is a logistic regression on that embedding.",
        evidence,
        List.of(
            new Quantity(
                "same predictions",
                Unit.ACCURACY,
                e -> embeddings(e, SeparabilityRow::trainAgreement)),
            new Quantity(
                "on test points",
                Unit.ACCURACY,
                e -> embeddings(e, SeparabilityRow::heldOutAgreement)),
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
            e -> agreement(e) >= SAME_DECISIONS),
        List.of(
            "a logistic regression on the embedding agrees with the output layer on %s of the training points on average",
            "on %s of the test points",
            "with two classes the angle between their lines is %s",
            "a regression fitted before the activation agrees on %s",
            "its line differs by %s"),
        "");
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

  private static List<String> names(List<Evidence> evidence) {
    return evidence.stream().map(e -> e.dataset().name()).toList();
  }
}

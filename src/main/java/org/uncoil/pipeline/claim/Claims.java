package org.uncoil.pipeline.claim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.Verdict;
import org.uncoil.pipeline.claim.Quantity.Unit;
import org.uncoil.pipeline.probe.Probed;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.ClaimFigureRow;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.ProbeRow;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/**
 * The five claims of the source article, put to the test on every dataset of a study. Accuracies
 * are those on the training points unless it says held-out, because a claim about separability is
 * one about the points that were to be separated.
 *
 * <p>A representation counts as separated by a regression from {@link #SEPARATED} on: a line that
 * errs on one point in two hundred has done it. Whether an embedding is <em>separable</em> is
 * decided without error.
 *
 * @param evidence of each dataset
 * @param seed what bootstrap samples are drawn by
 */
public record Claims(List<Evidence> evidence, long seed) {
  static final double SEPARATED = 0.995;
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
            inseparableInput(),
            handMadeFeature(),
            networkFindsIt(),
            separableEmbedding(),
            lastLayer());
  }

  private List<Evidence> inseparable() {
    return evidence.stream().filter(Claims::inseparable).toList();
  }

  private static boolean inseparable(Evidence e) {
    return e.raw() < SEPARATED;
  }

  private ClaimTest inseparableInput() {
    return new ClaimTest(
        1,
        "No straight line parts the data: a logistic regression on the raw input does badly.",
        evidence,
        List.of(
            Quantity.ofDataset("raw input", Unit.ACCURACY, Evidence::raw),
            Quantity.ofDataset("parted by it", Unit.SHARE, e -> flag(!inseparable(e)))),
        verdict(evidence, Claims::inseparable),
        List.of(
            "a logistic regression on the raw input classifies %s of the training points correctly in the mean over "
                + Figures.count(evidence.size(), "dataset"),
            "it separates the classes of %s of them"),
        "");
  }

  private ClaimTest handMadeFeature() {
    List<Evidence> inseparable = inseparable();
    List<Evidence> mended = inseparable.stream().filter(e -> bestFeature(e) >= SEPARATED).toList();
    boolean byRadius = inseparable.stream().anyMatch(e -> radius(e) >= SEPARATED);
    boolean holds = byRadius && mended.size() < inseparable.size();
    List<Evidence> left = inseparable.stream().filter(e -> !mended.contains(e)).toList();
    return new ClaimTest(
        2,
        "A hand-made feature mends it where one knows which: x² + y² parts circles. For most data one does not know.",
        inseparable,
        List.of(
            Quantity.ofDataset("with x² + y²", Unit.ACCURACY, Claims::radius),
            Quantity.ofDataset("with the best of all", Unit.ACCURACY, Claims::bestFeature),
            Quantity.ofDataset("parted by x² + y²", Unit.SHARE, e -> flag(radius(e) >= SEPARATED)),
            Quantity.ofDataset(
                "parted by any of them", Unit.SHARE, e -> flag(bestFeature(e) >= SEPARATED))),
        inseparable.isEmpty()
            ? Verdict.UNTESTED
            : holds ? Verdict.HOLDS : mended.isEmpty() ? Verdict.FAILS : Verdict.MIXED,
        List.of(
            "with x² + y² a regression reaches an accuracy of %s",
            "with the best of the hand-crafted features %s",
            "x² + y² separates %s of the datasets that no line separates",
            "any feature %s"),
        left(inseparable, left));
  }

  private static String left(List<Evidence> inseparable, List<Evidence> left) {
    if (inseparable.isEmpty()) {
      return "";
    }
    return left.isEmpty()
        ? "Some feature separates every one of them."
        : "No feature separates " + Wording.either(names(left)) + ".";
  }

  private ClaimTest networkFindsIt() {
    Predicate<Evidence> network = e -> best(e, false) >= SEPARATED;
    Predicate<Evidence> control = e -> !(best(e, true) >= SEPARATED);
    return new ClaimTest(
        3,
        "A network with non-linear activations finds a transformation by itself; with the identity it cannot.",
        inseparable(),
        List.of(
            new Quantity("non-linear runs that part it", Unit.SHARE, e -> parted(e, false)),
            new Quantity("runs with the identity", Unit.SHARE, e -> parted(e, true)),
            Quantity.ofDataset("best network", Unit.ACCURACY, e -> best(e, false)),
            Quantity.ofDataset("identity, best", Unit.ACCURACY, e -> best(e, true))),
        verdict(
            inseparable().stream().filter(e -> !e.networks(false).isEmpty()).toList(),
            network.and(control)),
        List.of(
            "on the inseparable datasets %s of the non-linear runs separate the classes",
            "of the runs with the identity %s separate the classes",
            "the best non-linear run of a dataset reaches %s in the mean over datasets",
            "the best run with the identity reaches %s"),
        "");
  }

  private ClaimTest separableEmbedding() {
    return new ClaimTest(
        4,
        "Two units before the output show it: the embedding ends up linearly separable.",
        inseparable(),
        List.of(
            new Quantity("separable in the end", Unit.SHARE, e -> embeddings(e, Claims::separable)),
            new Quantity(
                "before the activation",
                Unit.SHARE,
                e -> rows(e, Probed.BEFORE, Claims::separable)),
            new Quantity(
                "regression on the embedding",
                Unit.ACCURACY,
                e -> embeddings(e, ProbeRow::trainAccuracy)),
            new Quantity("held out", Unit.ACCURACY, e -> embeddings(e, ProbeRow::heldOutAccuracy))),
        verdict(
            inseparable().stream().filter(e -> !e.embeddings().isEmpty()).toList(),
            e -> Evidence.best(e.embeddings(), ProbeRow::trainAccuracy) >= SEPARATED),
        List.of(
            "on the inseparable datasets the final embedding is linearly separable in %s of the non-linear runs",
            "before the bottleneck's activation in %s",
            "a regression on it classifies %s of the training points correctly",
            "of the test points %s"),
        "");
  }

  private ClaimTest lastLayer() {
    return new ClaimTest(
        5,
        "The last layer is a logistic regression on the embedding: one fitted afresh decides the same.",
        evidence,
        List.of(
            new Quantity(
                "same decisions", Unit.ACCURACY, e -> embeddings(e, ProbeRow::trainAgreement)),
            new Quantity(
                "on held-out points",
                Unit.ACCURACY,
                e -> embeddings(e, ProbeRow::heldOutAgreement)),
            new Quantity("angle of the lines", Unit.DEGREES, e -> embeddings(e, ProbeRow::angle)),
            new Quantity(
                "same decisions, fitted before the activation",
                Unit.ACCURACY,
                e -> rows(e, Probed.BEFORE, ProbeRow::trainAgreement)),
            new Quantity(
                "angle, fitted before the activation",
                Unit.DEGREES,
                e -> rows(e, Probed.BEFORE, ProbeRow::angle))),
        verdict(
            evidence.stream().filter(e -> !Double.isNaN(agreement(e))).toList(),
            e -> agreement(e) >= SAME_DECISIONS),
        List.of(
            "in the mean the two agree on %s of the training points",
            "on %s of the test points",
            "with two classes the angle between their lines is %s",
            "one fitted before the activation agrees on %s",
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

  private static double[] parted(Evidence e, boolean control) {
    return e.networks(control).stream()
        .mapToDouble(row -> flag(row.trainAccuracy() >= SEPARATED))
        .toArray();
  }

  private static double[] embeddings(Evidence e, Function<ProbeRow, Double> figure) {
    return rows(e, Probed.AFTER, figure);
  }

  private static double[] rows(Evidence e, Probed probed, Function<ProbeRow, Double> figure) {
    return e.embeddings(probed).stream().mapToDouble(row -> number(figure.apply(row))).toArray();
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
    return Evidence.best(e.networks(control), NetworkRow::trainAccuracy);
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

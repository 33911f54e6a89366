package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.uncoil.gallery.ClaimFigure;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Figures;
import org.uncoil.gallery.Verdict;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.ProbeRow;

/**
 * The five claims of the source article, put to the test on every dataset of a study. Accuracies
 * are those on the training points, because a claim about separability is one about the points that
 * were to be separated.
 *
 * <p>A representation counts as separated from {@link #SEPARATED} on: a line that errs on one point
 * in two hundred has done it.
 */
final class Claims {
  static final double SEPARATED = 0.995;
  // the last layer and a regression fitted to the same embedding should hardly ever disagree
  private static final double SAME_DECISIONS = 0.98;

  private final List<Evidence> evidence;
  private final List<Evidence> inseparable;

  Claims(List<Evidence> evidence) {
    this.evidence = evidence;
    this.inseparable = evidence.stream().filter(e -> e.raw() < SEPARATED).toList();
  }

  List<ClaimRow> rows() {
    return evidence.isEmpty()
        ? List.of()
        : List.of(
            inseparableInput(),
            handMadeFeature(),
            networkFindsIt(),
            separableEmbedding(),
            lastLayer());
  }

  private ClaimRow inseparableInput() {
    long count = inseparable.size();
    return new ClaimRow(
        1,
        "No straight line parts the data: a logistic regression on the raw input does badly.",
        figures(e -> List.of(percent("raw input", e.raw()))),
        verdict(evidence, e -> e.raw() < SEPARATED),
        "A logistic regression on the raw input reaches %s on %s; %s of %s cannot be parted by it."
            .formatted(
                range(evidence, Evidence::raw),
                Figures.count(evidence.size(), "dataset"),
                count == evidence.size() ? "all" : String.valueOf(count),
                evidence.size()));
  }

  private ClaimRow handMadeFeature() {
    List<Evidence> mended = inseparable.stream().filter(e -> bestFeature(e) >= SEPARATED).toList();
    List<Evidence> byRadius = inseparable.stream().filter(e -> radius(e) >= SEPARATED).toList();
    boolean holds = !byRadius.isEmpty() && mended.size() < inseparable.size();
    return new ClaimRow(
        2,
        "A hand-made feature mends it where one knows which: x² + y² parts circles. For most data one does not know.",
        figures(
            e ->
                List.of(
                    percent("with x² + y²", radius(e)),
                    new Fact(
                        "best of all",
                        e.bestFeature()
                            .map(
                                row ->
                                    Figures.percent(row.trainAccuracy()) + " (" + row.probe() + ")")
                            .orElse("–")))),
        holds ? Verdict.HOLDS : mended.isEmpty() ? Verdict.FAILS : Verdict.MIXED,
        "x² + y² parts %s; for %s none of the hand-made features does."
            .formatted(
                byRadius.isEmpty() ? "none of the inseparable datasets" : names(byRadius),
                mended.size() == inseparable.size()
                    ? "no dataset"
                    : names(inseparable.stream().filter(e -> !mended.contains(e)).toList())));
  }

  private ClaimRow networkFindsIt() {
    Predicate<Evidence> network = e -> best(e, false) >= SEPARATED;
    Predicate<Evidence> control = e -> !(best(e, true) >= SEPARATED);
    return new ClaimRow(
        3,
        "A network with non-linear activations finds a transformation by itself; with the identity it cannot.",
        figures(
            e ->
                List.of(
                    percent("best network", best(e, false)),
                    percent(
                        "median", Evidence.median(e.networks(false), NetworkRow::trainAccuracy)),
                    percent("identity, best", best(e, true)))),
        verdict(inseparable, network.and(control)),
        "On the inseparable datasets the best non-linear network reaches %s, the best with the identity %s."
            .formatted(
                range(inseparable, e -> best(e, false)), range(inseparable, e -> best(e, true))));
  }

  private ClaimRow separableEmbedding() {
    return new ClaimRow(
        4,
        "Two units before the output show it: the embedding ends up linearly separable.",
        figures(
            e ->
                List.of(
                    percent(
                        "best embedding", Evidence.best(e.embeddings(), ProbeRow::trainAccuracy)),
                    percent("median", Evidence.median(e.embeddings(), ProbeRow::trainAccuracy)),
                    new Fact("separated", separated(e) + " of " + e.embeddings().size()))),
        verdict(
            inseparable, e -> Evidence.best(e.embeddings(), ProbeRow::trainAccuracy) >= SEPARATED),
        "A logistic regression on the final embedding separates %d of %d non-linear runs on the inseparable datasets; on their raw input it reaches %s."
            .formatted(
                inseparable.stream().mapToLong(Claims::separated).sum(),
                inseparable.stream().mapToLong(e -> e.embeddings().size()).sum(),
                range(inseparable, Evidence::raw)));
  }

  private ClaimRow lastLayer() {
    List<ProbeRow> all = evidence.stream().flatMap(e -> e.embeddings().stream()).toList();
    return new ClaimRow(
        5,
        "The last layer is a logistic regression on the embedding: one fitted afresh decides the same.",
        figures(
            e ->
                List.of(
                    percent("same decisions", Evidence.median(e.embeddings(), Claims::agreement)),
                    new Fact(
                        "angle of the lines",
                        degrees(Evidence.median(e.embeddings(), Claims::angle))))),
        verdict(
            evidence, e -> Evidence.median(e.embeddings(), Claims::agreement) >= SAME_DECISIONS),
        "Over %s the two agree on %s of the points in the median; with two classes their lines differ by %s."
            .formatted(
                Figures.count(all.size(), "non-linear run"),
                Figures.percent(Evidence.median(all, Claims::agreement)),
                degrees(Evidence.median(all, Claims::angle))));
  }

  private List<ClaimFigure> figures(Function<Evidence, List<Fact>> facts) {
    List<ClaimFigure> figures = new ArrayList<>();
    evidence.forEach(e -> figures.add(new ClaimFigure(e.dataset().name(), facts.apply(e))));
    return figures;
  }

  private static Verdict verdict(List<Evidence> evidence, Predicate<Evidence> holds) {
    long count = evidence.stream().filter(holds).count();
    if (count == 0) {
      return Verdict.FAILS;
    }
    return count == evidence.size() ? Verdict.HOLDS : Verdict.MIXED;
  }

  private static long separated(Evidence e) {
    return e.embeddings().stream().filter(row -> row.trainAccuracy() >= SEPARATED).count();
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

  private static double agreement(ProbeRow row) {
    return row.agreement() == null ? Double.NaN : row.agreement();
  }

  private static double angle(ProbeRow row) {
    return row.angle() == null ? Double.NaN : row.angle();
  }

  private static Fact percent(String name, double share) {
    return new Fact(name, Figures.percent(share));
  }

  private static String degrees(double angle) {
    return Double.isNaN(angle) ? "–" : String.format(Locale.ROOT, "%.1f°", angle);
  }

  private static String range(List<Evidence> evidence, Function<Evidence, Double> figure) {
    double[] values =
        evidence.stream()
            .mapToDouble(figure::apply)
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    if (values.length == 0) {
      return "–";
    }
    String least = Figures.percent(values[0]);
    String most = Figures.percent(values[values.length - 1]);
    return least.equals(most) ? least : least + " to " + most;
  }

  private static String names(List<Evidence> evidence) {
    return evidence.stream().map(e -> e.dataset().name()).collect(Collectors.joining(", "));
  }
}

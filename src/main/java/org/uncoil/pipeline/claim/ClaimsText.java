package org.uncoil.pipeline.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.gallery.ClaimFigure;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Verdict;
import org.uncoil.pipeline.core.StageReport.Highlight;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** The claims in words, from the table {@code claims}: for pages and for a terminal. */
public final class ClaimsText {
  private static final String FIGURE = "%s";
  private static final String DATASETS = "%d";

  private static final List<Claim> CLAIMS =
      List.of(
          new Claim(
              "No straight line separates the classes",
              "No straight line separates the classes.",
              Quantity.ACCURATE_INPUT,
              ClaimsText::left),
          new Claim(
              "The right feature (x² + y²) solves it, if you know which",
              "The right extra feature (x² + y²) solves it, if you know which.",
              Quantity.ACCURATE_RADIUS,
              ClaimsText::datasets),
          new Claim(
              "A non-linear network finds such a transformation by itself",
              "A non-linear network finds such a transformation by itself; a linear one cannot.",
              Quantity.ACCURATE_RUNS,
              row -> Figures.wholePercent(row.estimate()) + " of runs"),
          new Claim(
              "The 2-D layer before the output is linearly separable",
              "The 2-D layer before the output makes it visible: the embedding is linearly separable.",
              Quantity.SEPARABLE_AT_END,
              row -> Figures.wholePercent(row.estimate()) + " of runs"),
          new Claim(
              "The output layer is a logistic regression on that embedding",
              "The output layer is a logistic regression on that embedding.",
              Quantity.AGREEMENT,
              row -> Figures.wholePercent(row.estimate()) + " agreement"));

  private ClaimsText() {}

  /**
   * A claim.
   *
   * @param title the claim in a line
   * @param sentence the sentence that is put to the test
   * @param quantity which of its figures is shown beside the title
   * @param text how that figure is written
   */
  private record Claim(
      String title, String sentence, Quantity quantity, Function<ClaimFigureRow, String> text) {}

  /**
   * The claims with their figures, by their numbers.
   *
   * @param datasets the names of the datasets whose figures are shown, in their order
   */
  public static List<ClaimRow> rows(List<ClaimFigureRow> figures, List<String> datasets) {
    return figures.stream()
        .map(ClaimFigureRow::claim)
        .distinct()
        .map(number -> row(number, figures, datasets))
        .toList();
  }

  private static ClaimRow row(int number, List<ClaimFigureRow> figures, List<String> datasets) {
    Claim claim = CLAIMS.get(number - 1);
    List<ClaimFigureRow> overall = figures(figures, number, "");
    List<ClaimFigure> ofDatasets = new ArrayList<>();
    for (String dataset : datasets) {
      List<Fact> facts =
          figures(figures, number, dataset).stream()
              .map(row -> new Fact(row.quantity(), text(row)))
              .toList();
      if (!facts.isEmpty()) {
        ofDatasets.add(new ClaimFigure(dataset, facts));
      }
    }
    return new ClaimRow(
        number,
        claim.sentence(),
        ofDatasets,
        verdict(overall.get(0)),
        finding(overall, figures, datasets));
  }

  /** Of one claim on one dataset, in the order of its quantities. */
  private static List<ClaimFigureRow> figures(
      List<ClaimFigureRow> figures, int number, String dataset) {
    return figures.stream()
        .filter(row -> row.claim() == number && row.dataset().equals(dataset))
        .sorted(Comparator.comparing(Quantity::of))
        .toList();
  }

  private static Verdict verdict(ClaimFigureRow row) {
    return Verdict.valueOf(row.result().toUpperCase(Locale.ROOT));
  }

  private static String finding(
      List<ClaimFigureRow> overall, List<ClaimFigureRow> figures, List<String> datasets) {
    List<String> clauses =
        overall.stream()
            .filter(row -> row.count() > 0)
            .map(row -> Quantity.of(row).clause().replace(FIGURE, text(row)))
            .toList();
    if (clauses.isEmpty()) {
      return "This study has no data to test this claim.";
    }
    String sentence = Wording.capitalised(String.join("; ", clauses)) + ".";
    return switch (overall.get(0).claim()) {
      case 1 -> sentence.replace(DATASETS, Figures.count(overall.get(1).count(), "dataset"));
      case 2 -> sentence + " " + unsolved(figures, datasets);
      default -> sentence;
    };
  }

  /** On which of the datasets that need a feature none is enough. */
  private static String unsolved(List<ClaimFigureRow> figures, List<String> datasets) {
    List<String> left =
        datasets.stream()
            .filter(dataset -> holdsNot(figures, Quantity.ACCURATE_INPUT, dataset))
            .filter(dataset -> holdsNot(figures, Quantity.ACCURATE_FEATURE, dataset))
            .toList();
    return left.isEmpty()
        ? "Some feature reaches 99.5% on every one of them."
        : "No feature reaches 99.5% on " + Wording.either(left) + ".";
  }

  private static boolean holdsNot(List<ClaimFigureRow> figures, Quantity quantity, String dataset) {
    return figures.stream()
        .filter(row -> quantity.in(row) && row.dataset().equals(dataset))
        .anyMatch(row -> row.estimate() == 0);
  }

  /** As 62.3% (95%: 58.1% to 66.0%). */
  private static String text(ClaimFigureRow row) {
    String estimate = number(row, row.estimate());
    return Wording.empty(new Interval(row.estimate(), row.low(), row.high()))
        ? estimate
        : "%s (95%%: %s to %s)"
            .formatted(estimate, number(row, row.low()), number(row, row.high()));
  }

  private static String number(ClaimFigureRow row, double value) {
    if (!row.unit().equals("degrees")) {
      return Figures.percent(value);
    }
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f°", value);
  }

  /** Each claim in a line: its verdict, its title, and one figure over all datasets. */
  public static List<Highlight> headlines(List<ClaimFigureRow> figures) {
    Map<Integer, List<ClaimFigureRow>> overall =
        figures.stream()
            .filter(row -> row.dataset().isEmpty())
            .collect(
                Collectors.groupingBy(ClaimFigureRow::claim, TreeMap::new, Collectors.toList()));
    List<Highlight> lines = new ArrayList<>();
    overall.forEach(
        (number, rows) -> {
          Claim claim = CLAIMS.get(number - 1);
          ClaimFigureRow row = rows.stream().filter(claim.quantity()::in).findFirst().orElseThrow();
          Verdict verdict = verdict(row);
          boolean tested = verdict != Verdict.UNTESTED && row.count() > 0;
          lines.add(
              new Highlight(
                  verdict.mark() + " " + number + " " + claim.title(),
                  tested ? claim.text().apply(row) : "not tested"));
        });
    return lines;
  }

  /** As 2 of 5 datasets: those of which it holds. */
  private static String datasets(ClaimFigureRow row) {
    return Math.round(row.estimate() * row.count())
        + " of "
        + Figures.count(row.count(), "dataset");
  }

  /** The same of those of which it does not hold. */
  private static String left(ClaimFigureRow row) {
    return Math.round((1 - row.estimate()) * row.count())
        + " of "
        + Figures.count(row.count(), "dataset");
  }

  /** The lines of the table. */
  public static List<String> lines(List<ClaimRow> claims) {
    List<String> lines = new ArrayList<>();
    int width =
        claims.stream()
            .flatMap(claim -> claim.figures().stream())
            .mapToInt(figure -> figure.dataset().length())
            .max()
            .orElse(0);
    for (ClaimRow claim : claims) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d  %s %s  %s",
              claim.number(),
              claim.verdict().mark(),
              claim.verdict().label(),
              claim.claim()));
      for (ClaimFigure figure : claim.figures()) {
        String facts =
            figure.figures().stream()
                .map(fact -> fact.name() + " " + fact.value())
                .collect(Collectors.joining(" · "));
        lines.add(
            "     "
                + figure.dataset()
                + " ".repeat(width - figure.dataset().length())
                + "  "
                + facts);
      }
      lines.add("     → " + claim.evidence());
    }
    return lines;
  }
}

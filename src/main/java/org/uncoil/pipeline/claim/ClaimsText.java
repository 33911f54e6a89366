package org.uncoil.pipeline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.gallery.ClaimFigure;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.Verdict;
import org.uncoil.pipeline.core.StageReport.Highlight;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.text.Figures;

/** The claims for a terminal: one line each, or a table. */
public final class ClaimsText {
  private static final List<Headline> HEADLINES =
      List.of(
          new Headline("No straight line separates the classes", 1, ClaimsText::left),
          new Headline(
              "The right feature (x² + y²) solves it, if you know which", 2, ClaimsText::datasets),
          new Headline(
              "A non-linear network finds such a transformation by itself",
              0,
              row -> Figures.wholePercent(row.estimate()) + " of runs"),
          new Headline(
              "The 2-D layer before the output is linearly separable",
              0,
              row -> Figures.wholePercent(row.estimate()) + " of runs"),
          new Headline(
              "The output layer is a logistic regression on that embedding",
              0,
              row -> Figures.wholePercent(row.estimate()) + " agreement"));

  private ClaimsText() {}

  /**
   * A claim in one line.
   *
   * @param title the claim
   * @param quantity which of its figures is shown, from 0
   * @param text how that figure is written
   */
  private record Headline(String title, int quantity, Function<ClaimFigureRow, String> text) {}

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
          Headline headline = HEADLINES.get(number - 1);
          ClaimFigureRow row = rows.get(headline.quantity());
          Verdict verdict = Verdict.valueOf(row.verdict().toUpperCase(Locale.ROOT));
          boolean tested = verdict != Verdict.UNTESTED && row.count() > 0;
          lines.add(
              new Highlight(
                  verdict.mark() + " " + number + " " + headline.title(),
                  tested ? headline.text().apply(row) : "not tested"));
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

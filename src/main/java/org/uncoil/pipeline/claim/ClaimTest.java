package org.uncoil.pipeline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.uncoil.gallery.ClaimFigure;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Verdict;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.text.Wording;

/**
 * One claim and the figures that bear on it.
 *
 * @param number its place in the story, from 1
 * @param claim the sentence that is put to the test
 * @param scope the datasets that it is about
 * @param quantities its figures, the most important first
 * @param verdict what the figures say of it
 * @param clauses the finding in parts, where each %s is a quantity's figure over all of the scope,
 *     in their order; a part without such a figure is left out
 * @param rest what is said after them; empty where there is nothing to add
 */
record ClaimTest(
    int number,
    String claim,
    List<Evidence> scope,
    List<Quantity> quantities,
    Verdict verdict,
    List<String> clauses,
    String rest) {
  private static final String FIGURE = "%s";

  /** A row for each quantity: over the whole scope, and on each dataset of the study. */
  List<ClaimFigureRow> figures(List<Evidence> evidence, long seed) {
    List<ClaimFigureRow> rows = new ArrayList<>();
    for (Quantity quantity : quantities) {
      rows.add(figure("", quantity, quantity.over(scope, seed), scope));
    }
    for (Evidence e : evidence) {
      for (Quantity quantity : quantities) {
        if (quantity.count(List.of(e)) > 0) {
          rows.add(figure(e.dataset().name(), quantity, quantity.of(e, seed), List.of(e)));
        }
      }
    }
    return rows;
  }

  private ClaimFigureRow figure(
      String dataset, Quantity quantity, Interval interval, List<Evidence> of) {
    return new ClaimFigureRow(
        number,
        dataset,
        quantity.name(),
        quantity.unit() == Quantity.Unit.DEGREES ? "degrees" : "share",
        interval.estimate(),
        interval.low(),
        interval.high(),
        quantity.count(of),
        verdict.label());
  }

  /** The same for readers. */
  ClaimRow row(List<ClaimFigureRow> figures) {
    Function<String, List<Fact>> facts =
        dataset ->
            figures.stream()
                .filter(figure -> figure.dataset().equals(dataset))
                .map(figure -> new Fact(figure.quantity(), text(figure)))
                .toList();
    List<ClaimFigure> ofDatasets =
        figures.stream()
            .map(ClaimFigureRow::dataset)
            .filter(dataset -> !dataset.isEmpty())
            .distinct()
            .map(dataset -> new ClaimFigure(dataset, facts.apply(dataset)))
            .toList();
    return new ClaimRow(number, claim, ofDatasets, verdict, finding(figures));
  }

  private String finding(List<ClaimFigureRow> figures) {
    List<ClaimFigureRow> overall =
        figures.stream().filter(figure -> figure.dataset().isEmpty()).toList();
    List<String> said = new ArrayList<>();
    int next = 0;
    for (String clause : clauses) {
      int last = next + (clause.length() - clause.replace(FIGURE, "").length()) / FIGURE.length();
      List<ClaimFigureRow> own = overall.subList(next, last);
      if (own.stream().allMatch(figure -> figure.count() > 0)) {
        // not a format: a name in it may hold any character
        String text = clause;
        for (ClaimFigureRow figure : own) {
          int at = text.indexOf(FIGURE);
          text = text.substring(0, at) + text(figure) + text.substring(at + FIGURE.length());
        }
        said.add(text);
      }
      next = last;
    }
    if (said.isEmpty()) {
      return "This study has no data to test this claim.";
    }
    String sentence = Wording.capitalised(String.join("; ", said)) + ".";
    return rest.isEmpty() ? sentence : sentence + " " + rest;
  }

  private String text(ClaimFigureRow figure) {
    Quantity quantity =
        quantities.stream()
            .filter(known -> known.name().equals(figure.quantity()))
            .findFirst()
            .orElseThrow();
    return quantity.text(new Interval(figure.estimate(), figure.low(), figure.high()));
  }
}

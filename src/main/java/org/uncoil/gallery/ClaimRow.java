package org.uncoil.gallery;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.uncoil.setting.Checks;

/**
 * One claim and what the study found about it: a row of the table of claims.
 *
 * @param number its place in the story, from 1
 * @param claim the sentence that is put to the test
 * @param figures at most one per dataset; a dataset that says nothing about this claim is left out
 * @param verdict whether the figures bear it out
 * @param evidence the finding as a sentence with its numbers
 */
public record ClaimRow(
    int number, String claim, List<ClaimFigure> figures, Verdict verdict, String evidence)
    implements Serializable {
  public ClaimRow {
    Checks checks =
        new Checks().that(number >= 1, "number", number, "must be 1 or more").text("claim", claim);
    figures = List.copyOf(figures);
    checks.present("verdict", verdict);
    checks.text("evidence", evidence);
    Set<String> datasets = new HashSet<>();
    for (ClaimFigure figure : figures) {
      checks.that(
          datasets.add(figure.dataset()),
          "figures of claim " + number,
          figure.dataset(),
          "must appear once");
    }
    checks.done();
  }

  /** The figures about a dataset, none where it says nothing about this claim. */
  public List<Fact> figuresOf(String dataset) {
    return figures.stream()
        .filter(figure -> figure.dataset().equals(dataset))
        .findFirst()
        .map(ClaimFigure::figures)
        .orElse(List.of());
  }
}

package org.uncoil.gallery;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * What one dataset says about a claim: one or more figures, each with its name ("raw input", "x² +
 * y²") and its value ("51.2%"), shown in one cell of the table of claims.
 */
public record ClaimFigure(String dataset, List<Fact> figures) implements Serializable {
  public ClaimFigure {
    figures = List.copyOf(figures);
    new Checks()
        .text("dataset", dataset)
        .that(!figures.isEmpty(), "figures", figures, "must hold at least one")
        .done();
  }
}

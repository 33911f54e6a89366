package org.uncoil.pipeline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.uncoil.gallery.ClaimFigure;
import org.uncoil.gallery.ClaimRow;

/** The table of claims for a terminal. */
public final class ClaimsText {
  private ClaimsText() {}

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

package org.uncoil.pipeline;

import java.util.List;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.Figures;

/**
 * Puts the article's claims to the test on what the stages before it found, and shows them as a
 * table.
 */
public record CompareStage() implements Stage {
  @Override
  public String name() {
    return "compare";
  }

  @Override
  public StageReport run(PipelineContext context) {
    List<Evidence> evidence = Evidence.of(context.folder());
    List<ClaimRow> claims = new Claims(evidence).rows();
    return new StageReport(
        Figures.count(claims.size(), "claim")
            + " put to the test on "
            + Figures.count(evidence.size(), "dataset"),
        List.of(),
        ClaimsText.lines(claims));
  }
}

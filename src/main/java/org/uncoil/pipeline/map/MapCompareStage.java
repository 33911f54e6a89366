package org.uncoil.pipeline.map;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.statistics.dimension.BoundaryCells;
import org.uncoil.statistics.dimension.BoxCounting;
import org.uncoil.statistics.dimension.BoxDimension;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.map.BoxCountRow;
import org.uncoil.store.row.map.MapSummaryRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/** Counts the outcomes of a map, and estimates the dimension of the boundary between them. */
public record MapCompareStage() implements Stage {
  private static final String PART = "map";
  private static final String ATTEMPT = "driver";

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public StageReport run(PipelineContext context) {
    StudySpec study = context.study();
    OutputFolder folder = context.folder();
    StoredCells cells = StoredCells.of(study, folder);
    BitSet boundary = BoundaryCells.of(cells.converged(), cells.columns(), cells.rows());
    BoxCounting boxes = BoxCounting.of(boundary, cells.columns(), cells.rows());
    MapSummaryRow summary = summary(study, cells, boundary, boxes.dimension());
    folder.write(Table.MAP_SUMMARY, PART, ATTEMPT, List.of(summary));
    folder.write(
        Table.BOX_COUNTS,
        PART,
        ATTEMPT,
        boxes.counts().stream()
            .map(count -> new BoxCountRow(count.side(), count.boxes()))
            .toList());
    return new StageReport(
        Figures.count(study.map().cells(), "run") + " compared",
        List.of(),
        List.of(new StageReport.Highlights("The map", highlights(summary, study.map().cells()))),
        List.of());
  }

  private static MapSummaryRow summary(
      StudySpec study, StoredCells cells, BitSet boundary, Optional<BoxDimension> fit) {
    long converged = 0;
    long separated = 0;
    for (int cell = 0; cell < cells.converged().length; cell++) {
      converged += cells.converged()[cell] ? 1 : 0;
      separated += Float.isNaN(cells.separationEpoch()[cell]) ? 0 : 1;
    }
    return new MapSummaryRow(
        study.map().x().path().text(),
        study.map().y().path().text(),
        cells.columns(),
        cells.rows(),
        converged,
        separated,
        boundary.cardinality(),
        fit.map(BoxDimension::dimension).orElse(Double.NaN),
        fit.map(BoxDimension::standardError).orElse(Double.NaN),
        fit.map(BoxDimension::rSquared).orElse(Double.NaN));
  }

  private static List<StageReport.Highlight> highlights(MapSummaryRow summary, long cells) {
    List<StageReport.Highlight> highlights = new ArrayList<>();
    highlights.add(
        new StageReport.Highlight("Training converges", share(summary.converged(), cells)));
    highlights.add(
        new StageReport.Highlight(
            "The embedding is linearly separable at the end", share(summary.separated(), cells)));
    if (!Double.isNaN(summary.dimension())) {
      highlights.add(
          new StageReport.Highlight(
              "Box-counting dimension of the boundary",
              String.format(
                  Locale.ROOT,
                  "%.3f ± %.3f (R² %.4f)",
                  summary.dimension(),
                  summary.standardError(),
                  summary.rSquared())));
    }
    return highlights;
  }

  private static String share(long count, long cells) {
    return String.format(Locale.ROOT, "%.1f %% of the runs", 100.0 * count / cells);
  }
}

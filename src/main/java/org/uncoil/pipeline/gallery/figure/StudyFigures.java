package org.uncoil.pipeline.gallery.figure;

import java.util.Collection;
import java.util.List;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.figure.FigurePage;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;

/** The page of what all runs of a study together say. */
public final class StudyFigures {
  private StudyFigures() {}

  /**
   * Reads each table once, row by row; what it keeps of a table that grows with the runs is a few
   * numbers a run.
   *
   * @param health the diagnoses of the runs
   * @param datasets in the study's order
   */
  public static FigurePage page(
      OutputFolder folder,
      String studyTitle,
      List<String> datasets,
      List<RunCard> runs,
      Collection<DiagnosisRow> health,
      List<Fact> provenance) {
    List<SurvivalRow> survival = folder.read(Table.SURVIVAL).toList();
    return new FigurePage(
        FigurePages.COMPARE,
        studyTitle,
        "Results across all runs",
        "A comparison of %s of %s on %s. Select a mark to see its runs. Each figure has a table with its numbers. Each dataset has its own page."
            .formatted(
                Figures.count(runs.size(), "run"),
                activations(runs),
                Figures.count(datasets.size(), "dataset")),
        List.of(
            SurvivalFigures.of(folder, survival, ""),
            SeparabilityFigures.of(survival, runs),
            ImportanceFigures.of(folder, runs),
            PhaseFigures.of(folder),
            LearnedFeatureFigures.of(folder),
            DistortionFigures.of(folder, runs),
            DiagnosisFigures.of(folder, health, runs),
            RankingFigures.of(folder)),
        DatasetFigures.others(datasets, ""),
        provenance);
  }

  private static String activations(List<RunCard> runs) {
    return Figures.count(runs.stream().map(RunCard::activation).distinct().count(), "activation");
  }
}

package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.pipeline.claim.Claims;
import org.uncoil.pipeline.claim.ClaimsText;
import org.uncoil.pipeline.claim.Evidence;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;

/**
 * Tests the article's claims on the results of the stages before it, and compares the study's runs:
 * in tables, in sentences, and in a few lines for the summary.
 */
public record CompareStage() implements Stage {
  @Override
  public String name() {
    return "compare";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    List<StudyRun> studyRuns = StudyRun.of(context);
    Separations separations = Separations.of(folder);
    List<DatasetRow> datasets = folder.read(Table.DATASETS).toList();
    List<Evidence> evidence =
        Evidence.of(
            datasets,
            folder.read(Table.PROBES).toList(),
            studyRuns,
            separations,
            Separations.last(folder, studyRuns));
    List<ClaimFigureRow> figures = new Claims(evidence, context.study().seed()).figures();
    List<ClaimRow> rows =
        ClaimsText.rows(figures, datasets.stream().map(DatasetRow::name).toList());
    folder.write(Table.CLAIMS, Comparison.PART, "driver", figures);
    List<ComparedRun> runs = runs(context, studyRuns, separations);
    List<String> details = new ArrayList<>(ClaimsText.lines(rows));
    Comparison comparison = new Comparison(runs, context.study().seed());
    details.addAll(comparison.write(folder));
    Map<String, RunPlan> byId =
        studyRuns.stream()
            .map(StudyRun::plan)
            .collect(Collectors.toMap(RunPlan::runId, plan -> plan));
    details.addAll(new DiagnosisShares(byId).write(folder));
    details.addAll(new LearnedFeatureShares(byId).write(folder));
    return new StageReport(
        "%s tested on %s; %s compared"
            .formatted(
                Figures.count(rows.size(), "claim"),
                Figures.count(evidence.size(), "dataset"),
                Figures.count(runs.size(), "run")),
        List.of(),
        List.of(
            new StageReport.Highlights("Claims", ClaimsText.headlines(figures)),
            new StageReport.Highlights("Findings", KeyFindings.of(folder))),
        details);
  }

  /** The study's runs that did not fail. */
  private static List<ComparedRun> runs(
      PipelineContext context, List<StudyRun> studyRuns, Separations separations) {
    Map<String, DatasetSpec> datasets =
        context.study().datasets().stream()
            .collect(Collectors.toMap(DatasetSpec::name, dataset -> dataset));
    return studyRuns.stream()
        .filter(run -> !run.row().failed())
        .map(
            run ->
                ComparedRun.of(run, datasets.get(run.plan().dataset()), separations.of(run.row())))
        .toList();
  }
}

package org.uncoil.pipeline.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.RunId;
import org.uncoil.study.StudySpec;

/** A run of the study and what became of it. */
public record StudyRun(RunPlan plan, RunRow row) implements Serializable {
  /** The same, once the tables are in line with the study: what a stage begins with. */
  public static List<StudyRun> of(PipelineContext context) {
    return of(CurrentRuns.align(context), context.folder().read(Table.RUNS).toList());
  }

  /** The study's runs that have been trained, or tried, in the study's order. */
  public static List<StudyRun> of(StudySpec study, OutputFolder folder) {
    List<RunRow> rows = new ArrayList<>(folder.read(Table.RUNS).toList());
    rows.addAll(folder.read(Table.SET_ASIDE).toList());
    return of(TrainPlan.runs(study, folder, folder.read(Table.DATASETS).toList()), rows);
  }

  /** A run that is not trained yet, as it will be if nothing goes wrong. */
  public static StudyRun expected(RunPlan plan) {
    return new StudyRun(
        plan,
        new RunRow(
            plan.runId(),
            plan.datasetId(),
            RunId.of(plan.network()),
            plan.seed(),
            RunRow.TRAINED,
            "",
            plan.network().epochs(),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            null,
            plan.network().parameterCount(plan.inputs(), plan.classes()),
            "",
            "",
            "",
            "",
            Double.NaN,
            ""));
  }

  private static List<StudyRun> of(List<RunPlan> plans, List<RunRow> tried) {
    Map<String, RunRow> rows =
        tried.stream().collect(Collectors.toMap(RunRow::runId, row -> row, (one, same) -> one));
    List<StudyRun> runs = new ArrayList<>();
    for (RunPlan plan : plans) {
      RunRow row = rows.get(plan.runId());
      if (row != null) {
        runs.add(new StudyRun(plan, row));
      }
    }
    return runs;
  }
}

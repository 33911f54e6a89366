package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Table;
import org.uncoil.study.StudySpec;

/** A run of the study and what became of it. */
record StudyRun(RunPlan plan, NetworkRow row) {
  /** The study's runs that have been trained, or tried, in the study's order. */
  static List<StudyRun> of(StudySpec study, OutputFolder folder) {
    Map<String, NetworkRow> rows =
        folder.read(Table.NETWORKS).toList().stream()
            .collect(Collectors.toMap(NetworkRow::runId, row -> row));
    List<StudyRun> runs = new ArrayList<>();
    for (RunPlan plan : TrainStage.plan(study, folder)) {
      NetworkRow row = rows.get(plan.runId());
      if (row != null) {
        runs.add(new StudyRun(plan, row));
      }
    }
    return runs;
  }
}

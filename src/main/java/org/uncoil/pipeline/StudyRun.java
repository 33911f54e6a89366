package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.store.DatasetRow;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Table;
import org.uncoil.study.StudySpec;

/** A run of the study and what became of it. */
record StudyRun(RunPlan plan, NetworkRow row) {
  /** The study's runs that have been trained, or tried, in the study's order. */
  static List<StudyRun> of(StudySpec study, OutputFolder folder) {
    return of(
        study, folder, folder.read(Table.DATASETS).toList(), folder.read(Table.NETWORKS).toList());
  }

  /** The same for who has read the folder's tables. */
  static List<StudyRun> of(
      StudySpec study, OutputFolder folder, List<DatasetRow> datasets, List<NetworkRow> networks) {
    Map<String, NetworkRow> rows =
        networks.stream().collect(Collectors.toMap(NetworkRow::runId, row -> row));
    List<StudyRun> runs = new ArrayList<>();
    for (RunPlan plan : TrainPlan.runs(study, folder, datasets)) {
      NetworkRow row = rows.get(plan.runId());
      if (row != null) {
        runs.add(new StudyRun(plan, row));
      }
    }
    return runs;
  }
}

package org.uncoil.pipeline.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.run.CurrentRuns;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;

/**
 * Deletes what the output holds of runs that the study no longer has: those that are set aside.
 * They are trained again if the study ever has them again.
 */
public record CleanStage() implements Stage {
  @Override
  public String name() {
    return "clean";
  }

  @Override
  public StageReport run(PipelineContext context) {
    CurrentRuns.align(context);
    OutputFolder folder = context.folder();
    Map<String, List<String>> parts = new TreeMap<>();
    folder
        .read(Table.SET_ASIDE_PARTS)
        .forEach(
            run -> parts.computeIfAbsent(run.part(), part -> new ArrayList<>()).add(run.runId()));
    List<CleanPart.Request> shared =
        parts.entrySet().stream()
            .filter(part -> folder.has(Table.RUNS, part.getKey()))
            .map(part -> new CleanPart.Request(part.getKey(), part.getValue()))
            .toList();
    int runs = parts.values().stream().mapToInt(List::size).sum();
    Distributed.run(
        context,
        "Clean",
        shared,
        shared.stream().mapToInt(part -> part.runs().size()).sum(),
        "runs",
        new CleanPart(context.folderHandle()));
    // the driver keeps the list of the output's files, so that it is the one to delete them
    parts.forEach((part, gone) -> delete(folder, part, gone));
    return StageReport.of(Figures.count(runs, "run") + " deleted that the study no longer has");
  }

  /** The rows that say which runs are set aside go last, so that an interruption is made good. */
  private static void delete(OutputFolder folder, String part, List<String> runs) {
    if (!folder.has(Table.RUNS, part)) {
      CleanPart.TABLES.forEach(table -> folder.deleteWhole(table, part));
    }
    runs.forEach(run -> folder.delete("models/" + run + ".zip"));
    folder.delete(Table.SET_ASIDE, part);
  }
}

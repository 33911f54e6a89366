package org.uncoil.pipeline.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.store.Inventory;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.row.run.RunPart;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;

/**
 * Reads every stored file and deletes those that cannot be read or are not what was written, with
 * the files that belong to them, and the runs that failed, so that the stages after it make them
 * again.
 */
public record RepairStage() implements Stage {
  private static final List<Table<?>> TABLES =
      Stream.concat(Table.ALL.stream(), Stream.of(Table.SET_ASIDE)).<Table<?>>map(t -> t).toList();

  @Override
  public String name() {
    return "repair";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    Inventory.of(folder).settle(folder);
    Set<String> parts = new TreeSet<>();
    TABLES.forEach(table -> parts.addAll(folder.parts(table)));
    List<CheckPart.Finding> findings =
        Distributed.run(
            context,
            "Check",
            List.copyOf(parts),
            parts.size(),
            "files",
            new CheckPart(context.folderHandle()));
    List<String> problems = new ArrayList<>();
    int failed = 0;
    for (CheckPart.Finding finding : findings) {
      problems.addAll(finding.problems());
      failed += finding.failed();
      if (!finding.sound()) {
        // in the order of the tables: once its row in runs is gone, a run no longer counts
        for (String table : finding.broken()) {
          delete(folder, table, Shards.whole(finding.part()));
          delete(folder, table, finding.part());
        }
      }
    }
    problems.addAll(replaceChanged(context));
    folder.saveManifest();
    return StageReport.of(
        String.format(
            Locale.ROOT,
            "%s read, %d damaged; %s that failed to be tried again",
            Figures.count(folder.storedFiles().size() + problems.size(), "file"),
            problems.size(),
            Figures.count(failed, "run")),
        problems);
  }

  /** Deletes what can be read and yet is not what was written, and forgets what is missing. */
  private static List<String> replaceChanged(PipelineContext context) {
    OutputFolder folder = context.folder();
    List<String> problems = new ArrayList<>();
    List<DigestCheck.Damage> damages =
        DigestCheck.of(context.spark(), folder, Inventory.of(folder));
    if (damages.isEmpty()) {
      return problems;
    }
    Map<String, String> parts = new HashMap<>();
    folder.read(Table.RUN_PARTS).forEach((RunPart run) -> parts.put(run.runId(), run.part()));
    for (DigestCheck.Damage damage : damages) {
      problems.add(damage.problem());
      OutputCheck.drop(damage.path(), folder);
      if (OutputCheck.stageOf(damage.path()).equals("train")) {
        String name = damage.path().replaceFirst(".*/", "").replaceFirst("\\.\\w+$", "");
        // a model is named after its run
        String part = parts.getOrDefault(name, Shards.whole(name));
        Table.OF_RUNS.forEach(table -> delete(folder, table.name(), part));
        folder.delete(Table.SET_ASIDE, part);
      }
    }
    return problems;
  }

  private static void delete(OutputFolder folder, String table, String part) {
    TABLES.stream()
        .filter(each -> each.name().equals(table))
        .forEach(each -> folder.delete(each, part));
  }
}

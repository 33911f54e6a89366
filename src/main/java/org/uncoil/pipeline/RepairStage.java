package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.uncoil.gallery.Figures;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.Table;

/**
 * Reads every stored file and deletes those that cannot be read, with the files that belong to
 * them, and the runs that failed, so that the stages after it make them anew.
 */
public record RepairStage() implements Stage {
  @Override
  public String name() {
    return "repair";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    Set<String> parts = new TreeSet<>();
    Table.ALL.forEach(table -> parts.addAll(folder.parts(table)));
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
        // in the order of the tables: once its row in networks is gone, a run no longer counts
        for (String table : finding.broken()) {
          delete(folder, table, Shards.whole(finding.part()));
          delete(folder, table, finding.part());
        }
      }
    }
    return new StageReport(
        "%s read, %d could not be; %s that failed to be tried again"
            .formatted(
                Figures.count(parts.size(), "file"), problems.size(), Figures.count(failed, "run")),
        problems,
        List.of());
  }

  private static void delete(OutputFolder folder, String table, String part) {
    Table.ALL.stream()
        .filter(each -> each.name().equals(table))
        .forEach(each -> folder.delete(each, part));
  }
}

package org.uncoil.pipeline.train;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.CodeVersion;
import org.uncoil.store.table.Table;

/** Runs that were left out because JVMs crashed while they trained them. */
final class LeftOutRuns {
  private static final String LEFT_OUT = "left out, because ";

  private LeftOutRuns() {}

  /** Why a run is left out, as its row in {@code runs} says it. */
  static String reason(int crashes) {
    return LEFT_OUT
        + crashes
        + " JVMs crashed while they trained it; --repair tries it again, and so does another version of Uncoil";
  }

  /** Those that the folder holds. */
  static List<RunRow> of(OutputFolder folder) {
    List<RunRow> runs = new ArrayList<>();
    folder
        .read(Table.RUNS)
        .forEach(
            row -> {
              if (row.failed() && row.reason().startsWith(LEFT_OUT)) {
                runs.add(row);
              }
            });
    return runs;
  }

  /**
   * Deletes those that another version of the code left out, with what shares their files: where
   * the crash was the code's, this version may train them.
   */
  static void tryAgainAfterChange(OutputFolder folder) {
    of(folder).stream()
        .filter(run -> !run.codeVersion().equals(CodeVersion.CURRENT))
        .map(RunRow::part)
        .distinct()
        // once its row in runs is gone, a run no longer counts
        .forEach(part -> delete(folder, part));
  }

  private static void delete(OutputFolder folder, String part) {
    Table.OF_RUNS.forEach(table -> folder.delete(table, part));
    // the other rows of these runs are gone
    folder.delete(Table.SET_ASIDE, part);
  }
}

package org.uncoil.pipeline.verify;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;

/** Reads the files of one name in one task, whichever tables have them. */
record CheckPart(FolderHandle handle) implements Distributed.Work<String, CheckPart.Finding> {

  /**
   * What was found about a part.
   *
   * @param problems one sentence for each file that is missing or cannot be read
   * @param failed how many of its runs failed
   * @param broken the tables whose files of this name are to be deleted, {@code runs} first
   */
  record Finding(String part, List<String> problems, int failed, List<String> broken)
      implements Serializable {
    boolean sound() {
      return broken.isEmpty();
    }
  }

  @Override
  public Finding apply(String part, LongAccumulator done) {
    OutputFolder folder = handle.open();
    List<String> problems = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    List<Table<?>> alone = new ArrayList<>(List.of(Table.DATASETS, Table.POINTS, Table.NETWORKS));
    alone.addAll(Table.OF_PROBES);
    alone.addAll(Table.MEASURES_OF_RUNS);
    alone.addAll(Table.MEASURES_OF_DATASETS);
    alone.addAll(Table.OF_COMPARISON);
    alone.add(Table.SET_ASIDE);
    for (Table<?> table : alone) {
      int before = problems.size();
      read(folder, table, part, problems);
      if (problems.size() > before) {
        broken.add(table.name());
      }
    }
    int before = problems.size();
    Table.OF_RUNS.forEach(table -> read(folder, table, part, problems));
    int failed = problems.size() > before ? 0 : failed(folder, part, problems);
    if (problems.size() > before || failed > 0) {
      Table.OF_RUNS.forEach(table -> broken.add(table.name()));
      // their other rows are in the files that are deleted
      broken.add(Table.SET_ASIDE.name());
    }
    done.add(1);
    return new Finding(part, problems, failed, broken);
  }

  private static void read(
      OutputFolder folder, Table<?> table, String part, List<String> problems) {
    if (!folder.has(table, part)) {
      return;
    }
    try {
      folder.read(table, part).forEach(row -> {});
    } catch (StoreException e) {
      problems.add(
          "%s could not be read: %s"
              .formatted(file(folder, table, part), e.getCause().getMessage()));
    }
  }

  private static String file(OutputFolder folder, Table<?> table, String part) {
    return folder.displayName() + "/tables/" + table.name() + "/" + part + ".parquet";
  }

  /** Of runs that can be read; tells where files are missing that they need. */
  private static int failed(OutputFolder folder, String part, List<String> problems) {
    boolean aside = folder.has(Table.SET_ASIDE, part);
    if (!folder.has(Table.RUNS, part) && !aside) {
      return 0;
    }
    for (Table<?> table : Table.OF_RUNS) {
      if (!folder.has(table, part) && !(aside && table.equals(Table.RUNS))) {
        problems.add(file(folder, table, part) + " is missing");
      }
    }
    AtomicInteger failed = new AtomicInteger();
    if (!folder.has(Table.RUNS, part)) {
      return 0;
    }
    folder.read(Table.RUNS, part).forEach(row -> failed.addAndGet(row.failed() ? 1 : 0));
    return failed.get();
  }
}

package org.uncoil.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.Table;
import org.uncoil.store.TableWriter;

/**
 * Deletes in one task the rows of runs from the files of one name; the rows that say that these runs
 * are set aside go last, so that what was interrupted is done again.
 */
record CleanPart(FolderHandle handle) implements Distributed.Work<CleanPart.Request, Integer> {
  /** The runs of a file that go. */
  record Request(String part, List<String> runs) implements Serializable {
    Request {
      runs = new ArrayList<>(runs); // a plain list, for Java's serialisation
    }
  }

  @Override
  public Integer apply(Request request, LongAccumulator done) {
    OutputFolder folder = handle.open();
    boolean whole = !folder.has(Table.NETWORKS, request.part());
    Set<String> runs = Set.copyOf(request.runs());
    for (List<Table<? extends Record>> tables :
        List.of(Table.OF_RUNS, Table.OF_PROBES, Table.MEASURES_OF_RUNS)) {
      for (Table<? extends Record> table : tables) {
        if (whole) {
          folder.deleteWhole(table, request.part());
        } else if (!table.equals(Table.NETWORKS)) {
          rewrite(folder, table, request.part(), runs);
        }
      }
    }
    runs.forEach(run -> folder.delete("models/" + run + ".zip"));
    folder.delete(Table.SET_ASIDE, request.part());
    done.add(runs.size());
    return runs.size();
  }

  /** Writes the file of a table, and those of its shards, without the rows of some runs. */
  private static <R extends Record> void rewrite(
      OutputFolder folder, Table<R> table, String whole, Set<String> runs) {
    Function<Record, Object> runId = table.column("run_id");
    for (String part : folder.parts(table)) {
      if (Shards.whole(part).equals(whole)) {
        try (TableWriter<R> writer = folder.write(table, part, Distributed.attempt())) {
          folder
              .read(table, part)
              .forEach(
                  row -> {
                    if (!runs.contains(runId.apply(row))) {
                      writer.write(row);
                    }
                  });
          writer.commit();
        }
      }
    }
  }
}

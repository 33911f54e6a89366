package org.uncoil.pipeline.verify;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableWriter;

/**
 * Rewrites in one task the files of one name without the rows of some runs; others stay in them.
 */
record CleanPart(FolderHandle handle) implements Distributed.Work<CleanPart.Request, Integer> {
  /**
   * The tables that have rows of runs in files of one name, but for that of the runs themselves.
   */
  static final List<Table<? extends Record>> TABLES =
      Stream.of(
              List.of(Table.EPOCHS, Table.EMBEDDINGS, Table.PARAMETERS),
              Table.OF_PROBES,
              Table.MEASURES_OF_RUNS)
          .<Table<? extends Record>>flatMap(List::stream)
          .toList();

  /** The runs of a file that go. */
  record Request(String part, List<String> runs) implements Serializable {
    Request {
      runs = new ArrayList<>(runs); // a plain list, for Java's serialisation
    }
  }

  @Override
  public Integer apply(Request request, LongAccumulator done) {
    OutputFolder folder = handle.open();
    Set<String> runs = Set.copyOf(request.runs());
    TABLES.forEach(table -> rewrite(folder, table, request.part(), runs));
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

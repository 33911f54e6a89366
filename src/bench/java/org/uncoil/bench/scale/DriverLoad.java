package org.uncoil.bench.scale;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.TrainPlan;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;

/**
 * What the driver does by itself for a study, nothing being trained.
 *
 * @param runs the study's
 * @param planning seconds to expand and identify them
 * @param heap bytes that they occupy
 * @param dealing seconds to deal them
 * @param groups the tasks
 * @param payload bytes of the largest task, serialised
 * @param serialising seconds to serialise all tasks
 */
public record DriverLoad(
    int runs,
    double planning,
    double heap,
    double dealing,
    int groups,
    long payload,
    double serialising) {

  /** Measures it. */
  public static DriverLoad of(Supplier<List<RunPlan>> study, int cores) throws IOException {
    double before = used();
    long begin = System.nanoTime();
    List<RunPlan> runs = study.get();
    double planning = since(begin);
    begin = System.nanoTime();
    List<RunGroup> groups = TrainPlan.of(runs, Set.of(), Set.of(), cores).groups();
    double dealing = since(begin);
    double heap = used() - before;
    begin = System.nanoTime();
    long payload = 0;
    for (RunGroup group : groups) {
      payload = Math.max(payload, bytes(group));
    }
    return new DriverLoad(
        runs.size(), planning, heap, dealing, groups.size(), payload, since(begin));
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double used() {
    System.gc();
    return (double) Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static int bytes(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.size();
  }

  /**
   * Seconds for each file that who goes on with a study reads back of {@code runs}.
   *
   * @param row one of its rows
   * @param scratch an empty folder
   */
  public static double readBack(RunRow row, Path scratch, int files, int rowsEach) {
    OutputFolder folder = new OutputFolder(new Configuration(), scratch.toString());
    List<RunRow> rows = new ArrayList<>();
    for (int i = 0; i < rowsEach; i++) {
      rows.add(row);
    }
    for (int file = 0; file < files; file++) {
      folder.write(Table.RUNS, "part-" + file, "1", rows);
    }
    folder.read(Table.RUN_PARTS).toList();
    long begin = System.nanoTime();
    int read = folder.read(Table.RUN_PARTS).toList().size();
    if (read != files * rowsEach) {
      throw new IllegalStateException("wrote " + files * rowsEach + " rows and read " + read);
    }
    return since(begin) / files;
  }
}

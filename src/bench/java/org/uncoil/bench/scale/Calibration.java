package org.uncoil.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.TrainPlan;
import org.uncoil.store.table.Table;

/**
 * What a training that keeps all of this machine's cores busy says about others. On one core of two
 * the other would be there for Java's compiler, its garbage collector and the driver, as it never
 * is where somebody pays for it.
 *
 * @param ratios what runs take against their estimates, once the JVM is warm
 * @param overheads those that it shows: for each task, and for each JVM's first seconds
 * @param bytes bytes of the largest table against the estimate
 */
public record Calibration(Ratios ratios, Overheads overheads, double bytes) {
  /** What it is measured on: cores that one JVM shares. */
  static final int CORES = 2;

  static final String MASTER = "local[" + CORES + "]";

  /** Seconds from a stage's begin in which a JVM is taken to be cold. */
  private static final double COLD = 5;

  /** Reads it off a training on {@link #MASTER}. */
  static Calibration of(List<RunPlan> runs, Trial.Measured measured) throws IOException {
    List<RunGroup> groups = TrainPlan.of(runs, Set.of(), Set.of(), CORES).groups();
    List<Ratios.Pair> pairs = new ArrayList<>();
    List<Ratios.Pair> cold = new ArrayList<>();
    double[] beside = new double[groups.size()];
    for (int i = 0; i < beside.length; i++) {
      EventLog.Task task = measured.log().tasks().get(i);
      beside[i] = task.finish() - task.launch();
      double clock = task.launch() - measured.log().begin();
      for (RunPlan run : groups.get(i).runs()) {
        double seconds = measured.seconds().get(run.runId());
        beside[i] -= seconds;
        clock += seconds;
        (clock < COLD ? cold : pairs).add(new Ratios.Pair(run.cost(), seconds));
      }
    }
    Ratios ratios = Ratios.of(pairs);
    double warmUp =
        cold.stream()
            .mapToDouble(run -> run.seconds() - run.estimate() * ratios.median(run.estimate()))
            .sum();
    // the first tasks of all cores share one JVM's first seconds
    double first = Arrays.stream(beside).limit(CORES).sum();
    Arrays.sort(beside);
    double task = beside[beside.length / 2];
    return new Calibration(
        ratios,
        new Overheads(
            measured.start(),
            0,
            0,
            0,
            task,
            Math.max(0, warmUp + first - CORES * task),
            measured.end()),
        largest(measured.output()) / runs.stream().mapToDouble(RunPlan::bytes).sum());
  }

  private static double largest(Path output) throws IOException {
    double largest = 0;
    for (Table<?> table : Table.OF_RUNS) {
      largest = Math.max(largest, size(output.resolve("tables").resolve(table.name())));
    }
    return largest;
  }

  private static double size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      double size = 0;
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }
}

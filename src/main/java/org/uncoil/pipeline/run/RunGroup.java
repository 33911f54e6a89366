package org.uncoil.pipeline.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.uncoil.study.Canonical;
import org.uncoil.study.RunId;

/**
 * Runs that one task trains and whose rows share a file.
 *
 * @param runs in the order in which they are trained
 * @param suspect whether a JVM may have ended because of one of them
 */
public record RunGroup(List<RunPlan> runs, boolean suspect) implements Serializable {
  /** A group is at most this share of what a core would get of the work that is left. */
  private static final double SHARE = 0.25;

  /**
   * Seconds that a task should last at least: then what Spark adds to each, some hundredths of a
   * second, is nothing, and cores that wait for the last task wait no longer than that.
   */
  private static final double LEAST_SECONDS = 2;

  /** Seconds that a task should last at most: what is lost where its executor goes. */
  private static final double MOST_SECONDS = 300;

  /**
   * Bytes that the file of the largest table should have at least: a file costs its readers, its
   * name node or its object store the same, however little is in it.
   */
  private static final double LEAST_BYTES = 64 << 20;

  /** However small the study, each core gets so many tasks. */
  private static final int LEAST_PER_CORE = 8;

  /** However large the study, a task is at least a core's work divided by this. */
  private static final int PARTS = 64;

  /**
   * How many groups a core gets at most, whatever the number of runs: a group and the first run of
   * the next come to more than a core's work divided by {@link #PARTS}.
   */
  static final int MOST_PER_CORE = 2 * PARTS;

  /**
   * The name of the group's files, from the identities of all its runs: an executor that outlived
   * its driver and still writes its group cannot replace the files of another one that begins
   * alike.
   */
  public String part() {
    return "part-" + RunId.shorten(Canonical.digest(runs.stream().map(RunPlan::runId).toArray()));
  }

  /** Seconds of one core. */
  public double cost() {
    return runs.stream().mapToDouble(RunPlan::cost).sum();
  }

  /** Bytes of the file of the largest table. */
  public double bytes() {
    return runs.stream().mapToDouble(RunPlan::bytes).sum();
  }

  /**
   * Deals runs into groups, to be trained in this order: the dearest runs first, and the groups
   * smaller and smaller, so that all cores end at about the same time (guided self-scheduling:
   * Polychronopoulos and Kuck 1987). Where the runs record enough for {@link #LEAST_PER_CORE} files
   * of {@link #LEAST_BYTES} for each core, a group goes on until it has one. There are at most
   * {@link #MOST_PER_CORE} groups a core and one more.
   */
  static List<RunGroup> deal(List<RunPlan> runs, int cores, boolean suspect) {
    List<RunPlan> dearFirst =
        runs.stream()
            .sorted(
                Comparator.comparingDouble(RunPlan::cost).reversed().thenComparing(RunPlan::runId))
            .toList();
    double left = dearFirst.stream().mapToDouble(RunPlan::cost).sum();
    double share = left / cores;
    double least = Math.min(Math.max(LEAST_SECONDS, share / PARTS), share / LEAST_PER_CORE);
    double most = Math.max(MOST_SECONDS, share / PARTS);
    boolean large =
        dearFirst.stream().mapToDouble(RunPlan::bytes).sum()
            >= LEAST_BYTES * LEAST_PER_CORE * cores;
    double mostForBytes = large ? Math.min(most, share / LEAST_PER_CORE) : 0;
    List<RunGroup> groups = new ArrayList<>();
    List<RunPlan> group = new ArrayList<>();
    double cost = 0;
    double bytes = 0;
    for (RunPlan run : dearFirst) {
      double size = Math.min(most, Math.max(least, SHARE * left / cores));
      if (bytes < LEAST_BYTES) {
        size = Math.max(size, mostForBytes);
      }
      if (!group.isEmpty() && cost + run.cost() > size) {
        groups.add(new RunGroup(List.copyOf(group), suspect));
        left -= cost;
        group.clear();
        cost = 0;
        bytes = 0;
      }
      group.add(run);
      cost += run.cost();
      bytes += run.bytes();
    }
    if (!group.isEmpty()) {
      groups.add(new RunGroup(List.copyOf(group), suspect));
    }
    return groups;
  }
}

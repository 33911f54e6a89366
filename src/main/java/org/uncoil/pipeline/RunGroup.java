package org.uncoil.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs that one task trains and whose rows share a file.
 *
 * @param suspect whether a JVM may have ended because of one of them
 */
record RunGroup(List<RunPlan> runs, boolean suspect) implements Serializable {
  /** A group is at most this share of what a core would get of the work that is left. */
  private static final double SHARE = 0.25;

  /**
   * Seconds that a task should last at least: then what Spark adds to each, some hundredths of a
   * second, is nothing, and cores that wait for the last task wait no longer than that.
   */
  private static final double LEAST_SECONDS = 2;

  /** However small the study, each core gets so many tasks. */
  private static final int LEAST_PER_CORE = 8;

  /** The name of the group's files. */
  String part() {
    return "part-" + runs.get(0).runId();
  }

  double cost() {
    return runs.stream().mapToDouble(RunPlan::cost).sum();
  }

  /**
   * Deals runs into groups, to be trained in this order: the dearest runs first, and the groups
   * smaller and smaller, so that all cores end at about the same time (guided self-scheduling:
   * Polychronopoulos and Kuck 1987). The number of groups grows with the logarithm of the work, and
   * so does the number of files.
   */
  static List<RunGroup> deal(List<RunPlan> runs, int cores, boolean suspect) {
    List<RunPlan> dearFirst =
        runs.stream()
            .sorted(
                Comparator.comparingDouble(RunPlan::cost).reversed().thenComparing(RunPlan::runId))
            .toList();
    double left = dearFirst.stream().mapToDouble(RunPlan::cost).sum();
    double least = Math.min(LEAST_SECONDS, left / (LEAST_PER_CORE * cores));
    List<RunGroup> groups = new ArrayList<>();
    List<RunPlan> group = new ArrayList<>();
    double cost = 0;
    for (RunPlan run : dearFirst) {
      double size = Math.max(least, SHARE * left / cores);
      if (!group.isEmpty() && cost + run.cost() > size) {
        groups.add(new RunGroup(List.copyOf(group), suspect));
        left -= cost;
        group.clear();
        cost = 0;
      }
      group.add(run);
      cost += run.cost();
    }
    if (!group.isEmpty()) {
      groups.add(new RunGroup(List.copyOf(group), suspect));
    }
    return groups;
  }
}

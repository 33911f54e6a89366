package org.uncoil.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs that one task trains and whose rows share a file. */
record RunGroup(List<RunPlan> runs) implements Serializable {
  // few enough files for any driver, and enough tasks that one does not hold the stage
  private static final int LEAST_GROUPS = 64;
  private static final int GROUPS_PER_CORE = 8;

  /** The name of the group's files. */
  String part() {
    return "part-" + runs.get(0).runId();
  }

  private double cost() {
    return runs.stream().mapToDouble(RunPlan::cost).sum();
  }

  /**
   * Deals runs into groups of about equal cost, the dear ones first; the dearest group comes first.
   */
  static List<RunGroup> deal(List<RunPlan> runs, int cores) {
    int groups = Math.min(runs.size(), Math.max(LEAST_GROUPS, GROUPS_PER_CORE * cores));
    List<RunPlan> dearFirst =
        runs.stream()
            .sorted(
                Comparator.comparingDouble(RunPlan::cost).reversed().thenComparing(RunPlan::runId))
            .toList();
    List<List<RunPlan>> hands = new ArrayList<>();
    for (int i = 0; i < dearFirst.size(); i++) {
      if (i < groups) {
        hands.add(new ArrayList<>());
      }
      hands.get(i % groups).add(dearFirst.get(i));
    }
    return hands.stream()
        .map(hand -> new RunGroup(List.copyOf(hand)))
        .sorted(Comparator.comparingDouble(RunGroup::cost).reversed())
        .toList();
  }
}

package org.uncoil.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

class RunGroupTest {
  private static final NetworkSpec NETWORK =
      Samples.network(List.of(5), Activation.RELU, Samples.adam(), 1);

  private static final double MEBIBYTE = 1 << 20;

  private static RunPlan run(int number, double cost, double bytes) {
    return new RunPlan(
        "run" + number, "d", "d", 2, 2, NETWORK, 0, 1, 1, cost, bytes, "spiral-tanh-seed0");
  }

  /** Runs that record so much that files are large in any case. */
  private static RunPlan run(int number, double cost) {
    return run(number, cost, 64 * MEBIBYTE);
  }

  private static List<RunPlan> runs(List<Double> costs) {
    List<RunPlan> runs = new ArrayList<>();
    for (double cost : costs) {
      runs.add(run(runs.size(), cost));
    }
    return runs;
  }

  @Property(tries = 200)
  void everyRunIsDealtOnceAndTheDearestComesFirst(
      @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = 0.01, max = 50) Double> costs,
      @ForAll @IntRange(min = 1, max = 64) int cores) {
    List<RunPlan> runs = runs(costs);
    List<RunPlan> dealt =
        RunGroup.deal(runs, cores, false).stream().flatMap(group -> group.runs().stream()).toList();
    assertThat(dealt).containsExactlyInAnyOrderElementsOf(runs);
    assertThat(dealt).isSortedAccordingTo(Comparator.comparingDouble(RunPlan::cost).reversed());
  }

  @Test
  void aGroupsNameIsThatOfAllItsRuns() {
    RunPlan first = run(0, 1);
    RunPlan second = run(1, 1);
    List<RunGroup> groups =
        List.of(
            new RunGroup(List.of(first), false),
            new RunGroup(List.of(first, second), false),
            new RunGroup(List.of(second, first), false),
            new RunGroup(List.of(second), false));
    assertThat(groups).extracting(RunGroup::part).doesNotHaveDuplicates();
    assertThat(groups).allMatch(group -> group.part().matches("part-[0-9a-f]{16}"));
    assertThat(new RunGroup(List.of(first, second), true).part()).isEqualTo(groups.get(1).part());
  }

  @Test
  void nothingIsDealtIntoNoGroups() {
    assertThat(RunGroup.deal(List.of(), 4, false)).isEmpty();
  }

  /** Tasks go to the core that is free first, as Spark's scheduler hands them out. */
  private static double utilisation(List<RunGroup> groups, int cores) {
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int core = 0; core < cores; core++) {
      free.add(0.0);
    }
    double work = 0;
    double end = 0;
    for (RunGroup group : groups) {
      double done = free.remove() + group.cost();
      work += group.cost();
      end = Math.max(end, done);
      free.add(done);
    }
    return work / (cores * end);
  }

  @Test
  void coresAreBusyThoughRunsDifferAHundredfold() {
    for (int cores : new int[] {2, 16, 64}) {
      List<Double> costs = new ArrayList<>();
      for (int i = 0; i < 200 * cores; i++) {
        costs.add(0.05 * Math.pow(100, i / (200.0 * cores)));
      }
      assertThat(utilisation(RunGroup.deal(runs(costs), cores, false), cores)).isGreaterThan(0.97);
    }
  }

  @Test
  void thousandsOfSmallRunsMakeTensOfFiles() {
    for (int count : new int[] {10_000, 100_000}) {
      List<Double> costs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        costs.add(0.05);
      }
      List<RunGroup> groups = RunGroup.deal(runs(costs), 2, false);
      assertThat(groups).hasSizeBetween(20, 80);
      assertThat(groups.subList(0, groups.size() - 1))
          .allSatisfy(group -> assertThat(group.cost()).isGreaterThan(1.9));
    }
  }

  @Property(tries = 100)
  void thereAreAtMostSoManyGroupsACoreWhateverTheRuns(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0.01, max = 500) Double> costs,
      @ForAll @IntRange(min = 1, max = 500) int copies,
      @ForAll @DoubleRange(min = 1, max = 1e9) double bytes,
      @ForAll @IntRange(min = 1, max = 64) int cores) {
    List<RunPlan> runs = new ArrayList<>();
    for (int i = 0; i < costs.size() * copies; i++) {
      runs.add(run(i, costs.get(i % costs.size()), bytes));
    }
    List<RunGroup> groups = RunGroup.deal(runs, cores, false);
    double share = runs.stream().mapToDouble(RunPlan::cost).sum() / cores;
    assertThat(groups).hasSizeLessThanOrEqualTo(RunGroup.MOST_PER_CORE * cores + 1);
    // what is lost with an executor
    assertThat(groups)
        .allSatisfy(
            group ->
                assertThat(group.runs().size() == 1 || group.cost() <= Math.max(300, share / 64))
                    .isTrue());
  }

  @Test
  void filesAreLargeWhereThereIsWorkEnough() {
    // the original network, every tenth epoch recorded: a second and a half of work per core is 13
    // MiB
    for (int cores : new int[] {10, 100, 150}) {
      List<RunPlan> runs = new ArrayList<>();
      for (int i = 0; i < 1000 * 150; i++) {
        runs.add(run(i, 0.085 + 1e-3 * (i % 7), 0.75 * MEBIBYTE));
      }
      List<RunGroup> groups = RunGroup.deal(runs, cores, false);
      assertThat(groups.subList(0, groups.size() - 1))
          .allSatisfy(group -> assertThat(group.bytes()).isGreaterThanOrEqualTo(64 * MEBIBYTE));
      // a file is at most an eighth of a core's work, and cores wait for one at most
      assertThat(utilisation(groups, cores)).isGreaterThan(8.0 / 9);
    }
  }

  @Test
  void coresAreNotKeptWaitingForLargeFiles() {
    for (int cores : new int[] {2, 16, 64}) {
      List<RunPlan> runs = new ArrayList<>();
      for (int i = 0; i < 200 * cores; i++) {
        runs.add(run(i, 0.05 * Math.pow(100, i / (200.0 * cores)), MEBIBYTE));
      }
      assertThat(utilisation(RunGroup.deal(runs, cores, false), cores)).isGreaterThan(0.97);
    }
  }
}

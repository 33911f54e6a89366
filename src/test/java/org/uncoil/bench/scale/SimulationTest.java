package org.uncoil.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Held against what is known of list scheduling and of queues in closed form. */
class SimulationTest {
  private static double[] seconds(List<Double> tasks) {
    return tasks.stream().mapToDouble(task -> task).toArray();
  }

  private static double[] equal(int tasks, double seconds) {
    double[] all = new double[tasks];
    Arrays.fill(all, seconds);
    return all;
  }

  @Property(tries = 100)
  void oneCoreTakesTheSum(
      @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = 0.01, max = 50) Double> tasks) {
    Simulation simulation = Simulation.of(seconds(tasks), 1, Overheads.NONE);
    double sum = DoubleStream.of(seconds(tasks)).sum();
    assertThat(simulation.makespan()).isCloseTo(sum, within(1e-9 * sum));
    assertThat(simulation.busy()).isCloseTo(sum, within(1e-9 * sum));
    assertThat(simulation.driver()).isZero();
  }

  @Property(tries = 100)
  void oneCoreTakesTheSumAndAllOverheads(
      @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = 0.01, max = 50) Double> tasks) {
    Overheads overheads = new Overheads(100, 100, 0.003, 0.002, 0.05, 1.5, 100);
    Simulation simulation = Simulation.of(seconds(tasks), 1, overheads);
    double sum = DoubleStream.of(seconds(tasks)).sum();
    double expected = sum + tasks.size() * (0.003 + 0.002 + 0.05) + 1.5;
    assertThat(simulation.makespan()).isCloseTo(expected, within(1e-9 * expected));
    assertThat(simulation.driver()).isCloseTo(tasks.size() * 0.005, within(1e-9));
  }

  @Property(tries = 100)
  void equalTasksTakeAsManyRoundsAsTheyMake(
      @ForAll @IntRange(min = 1, max = 500) int tasks,
      @ForAll @IntRange(min = 1, max = 64) int cores) {
    Simulation simulation = Simulation.of(equal(tasks, 3), cores, Overheads.NONE);
    assertThat(simulation.makespan()).isEqualTo(3 * Math.ceil((double) tasks / cores));
  }

  /** The optimum is at least the longest task, and at least all work over all cores. */
  @Property(tries = 300)
  void keepsTheBoundOfListScheduling(
      @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = 0.01, max = 50) Double> tasks,
      @ForAll @IntRange(min = 1, max = 64) int cores) {
    double[] seconds = seconds(tasks);
    double work = DoubleStream.of(seconds).sum();
    double longest = DoubleStream.of(seconds).max().orElseThrow();
    double makespan = Simulation.of(seconds, cores, Overheads.NONE).makespan();
    assertThat(makespan).isGreaterThanOrEqualTo(Math.max(longest, work / cores) * (1 - 1e-12));
    // Graham 1969: work / N + (1 - 1/N) × longest, which is at most (2 - 1/N) × optimum
    assertThat(makespan)
        .isLessThanOrEqualTo((work / cores + (1 - 1.0 / cores) * longest) * (1 + 1e-12));
  }

  /** The example that reaches the bound of 2 - 1/N: N (N - 1) tasks of 1, then one of N. */
  @Test
  void reachesTheBoundWhereTheLongestTaskComesLast() {
    double[] tasks = equal(4 * 3 + 1, 1);
    tasks[12] = 4;
    assertThat(Simulation.of(tasks, 4, Overheads.NONE).makespan()).isEqualTo((2 - 1.0 / 4) * 4);
    double[] longestFirst = equal(4 * 3 + 1, 1);
    longestFirst[0] = 4;
    assertThat(Simulation.of(longestFirst, 4, Overheads.NONE).makespan()).isEqualTo(4);
  }

  @Test
  void theDriverIsTheLimitOfTasksThatAreShort() {
    Overheads overheads = new Overheads(0, 0, 0.002, 0.001, 0, 0, 0);
    // a thousand cores could do tasks of a tenth of a second in a second
    Simulation simulation = Simulation.of(equal(10_000, 0.1), 1000, overheads);
    assertThat(simulation.driver()).isCloseTo(10_000 * 0.003, within(1e-6));
    assertThat(simulation.makespan()).isBetween(simulation.driver(), simulation.driver() + 0.2);
  }

  @Test
  void theDriverIsNoLimitOfTasksThatAreLong() {
    Overheads overheads = new Overheads(0, 0, 0.002, 0, 0, 0, 0);
    Simulation simulation = Simulation.of(equal(10_000, 10), 1000, overheads);
    // ten rounds, and the last core gets its first task two seconds after the first
    assertThat(simulation.makespan()).isCloseTo(10 * 10 + 1000 * 0.002, within(0.1));
  }

  @Test
  void eachCoreWarmsUpOnce() {
    Overheads overheads = new Overheads(0, 0, 0, 0, 0, 5, 0);
    assertThat(Simulation.of(equal(8, 10), 4, overheads).makespan()).isEqualTo(25);
    assertThat(Simulation.of(equal(8, 10), 4, overheads).busy()).isEqualTo(8 * 10 + 4 * 5);
  }
}

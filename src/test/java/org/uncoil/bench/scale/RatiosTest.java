package org.uncoil.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

class RatiosTest {
  private static final NetworkSpec NETWORK =
      Samples.network(List.of(5), Activation.RELU, Samples.adam(), 1);

  private static RunGroup group(int runs, double cost) {
    List<RunPlan> plans = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      plans.add(
          new RunPlan("run" + i, "d", "d", 2, 2, NETWORK, 0, 1, 1, cost, 1, "spiral-tanh-seed0"));
    }
    return new RunGroup(plans, false);
  }

  @Test
  void drawsFromRunsOfTheSameCost() {
    List<Ratios.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      pairs.add(new Ratios.Pair(0.01, 0.03));
      pairs.add(new Ratios.Pair(1 + i * 1e-3, 0.5 + i * 0.5e-3));
      pairs.add(new Ratios.Pair(100, 200));
    }
    Ratios ratios = Ratios.of(pairs);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      assertThat(ratios.draw(0.001, random)).isCloseTo(3, within(1e-12));
      assertThat(ratios.draw(1.02, random)).isCloseTo(0.5, within(1e-12));
      assertThat(ratios.draw(1e6, random)).isCloseTo(2, within(1e-12));
    }
  }

  @Test
  void manyDrawsHaveTheMeasuredMean() {
    List<Ratios.Pair> pairs = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < 24; i++) {
      double seconds = 0.5 + i * i * 0.01;
      pairs.add(new Ratios.Pair(1, seconds));
      sum += seconds;
    }
    double[] seconds = Ratios.of(pairs).seconds(List.of(group(20_000, 2)), 5);
    // a standard error of 1 % of the mean would be 0.01 × 2 × 20,000 × mean; five of the real one
    assertThat(seconds[0]).isCloseTo(20_000 * 2 * sum / 24, within(0.05 * 20_000));
  }

  @Test
  void aSeedGivesTheSameSeconds() {
    Ratios ratios = Ratios.of(List.of(new Ratios.Pair(1, 1), new Ratios.Pair(1, 2)));
    List<RunGroup> groups = List.of(group(10, 1), group(10, 3));
    assertThat(ratios.seconds(groups, 5)).isEqualTo(ratios.seconds(groups, 5));
    assertThat(ratios.seconds(groups, 5)).isNotEqualTo(ratios.seconds(groups, 6));
  }
}

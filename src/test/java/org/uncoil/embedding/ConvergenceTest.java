package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConvergenceTest {
  private static Convergence of(DoubleStream losses) {
    Convergence convergence = new Convergence();
    losses.forEach(convergence::add);
    return convergence;
  }

  @Test
  void aFallingLossConvergesWithTheMeanOfWhatIsLeftOfIt() {
    Convergence halved = of(IntStream.rangeClosed(0, 30).mapToDouble(e -> 6 * Math.pow(0.5, e)));

    assertThat(halved.converges(30)).isTrue();
    assertThat(halved.measure(30)).isCloseTo(1 / 30.0, within(1e-9));
    assertThat(halved.lastEpoch()).isEqualTo(30);
  }

  @Test
  void aGrowingLossDivergesWithTheMeanOfTheInverse() {
    Convergence doubled = of(IntStream.rangeClosed(0, 30).mapToDouble(e -> 6 * Math.pow(2, e)));

    assertThat(doubled.converges(30)).isFalse();
    assertThat(doubled.measure(30)).isCloseTo(1 / 30.0, within(1e-9));
  }

  @Test
  void theLastTwentyDecide() {
    DoubleStream lateFall =
        DoubleStream.concat(
            DoubleStream.generate(() -> 5).limit(40), DoubleStream.generate(() -> 0.5).limit(20));
    DoubleStream lateRise =
        DoubleStream.concat(
            DoubleStream.of(1),
            DoubleStream.concat(
                DoubleStream.generate(() -> 0.5).limit(39),
                DoubleStream.generate(() -> 1.5).limit(20)));

    assertThat(of(lateFall).converges(59)).isTrue();
    assertThat(of(lateRise).converges(59)).isFalse();
  }

  @Test
  void aRunThatStoppedDivergesAndItsMissingLossesCountAsInfinite() {
    Convergence stopped = of(DoubleStream.of(1, 0.5, 0.25));

    assertThat(stopped.converges(10)).isFalse();
    assertThat(stopped.measure(10)).isCloseTo((2 + 4) / 10.0, within(1e-12));
    assertThat(stopped.lastEpoch()).isEqualTo(2);
    assertThat(new Convergence().lastEpoch()).isEqualTo(-1);
    assertThat(new Convergence().measure(10)).isZero();
  }

  @Test
  void fewEpochsAllDecide() {
    assertThat(of(DoubleStream.of(2, 1, 1)).converges(2)).isTrue();
    assertThat(of(DoubleStream.of(2, 1, 4)).converges(2)).isFalse();
    assertThat(of(DoubleStream.of(0, 0)).converges(1)).isTrue();
  }
}

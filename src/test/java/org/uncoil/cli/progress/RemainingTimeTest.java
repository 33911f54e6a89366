package org.uncoil.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The time left, against work whose end is known. */
class RemainingTimeTest {
  private final RemainingTime pace = new RemainingTime();

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  @Test
  void nothingIsKnownBeforeAnythingIsDone() {
    pace.report(0, seconds(3));
    assertThat(pace.left(seconds(4))).isEmpty();
  }

  /** One dear run of 100 and a hundred cheap ones of 1, at one a second: counts would mislead. */
  @Test
  void runsOfUnequalCostEndWhenTheirCostSays() {
    double total = 200;
    pace.report(100 / total, seconds(100));
    assertThat(pace.left(seconds(100))).contains(seconds(100));
    for (int cheap = 1; cheap < 100; cheap++) {
      double now = 100 + cheap;
      pace.report(now / total, seconds(now));
      assertThat(pace.left(seconds(now))).contains(seconds(total - now));
    }
    pace.report(1, seconds(200));
    assertThat(pace.left(seconds(200))).contains(Duration.ZERO);
  }

  @Test
  void countsDownBetweenReports() {
    pace.report(0.25, seconds(10));
    assertThat(pace.left(seconds(10))).contains(seconds(30));
    pace.report(0.25, seconds(15));
    assertThat(pace.left(seconds(15))).contains(seconds(25));
    assertThat(pace.left(seconds(40))).contains(Duration.ZERO);
  }

  @Test
  void countsTheTimeThatPassedWhereTheEstimateHasRunOut() {
    pace.report(0.5, seconds(10));
    assertThat(pace.left(seconds(30))).contains(seconds(30));
  }

  @Test
  void neverGoesBack() {
    pace.report(0.5, seconds(10));
    pace.report(0.4, seconds(12));
    assertThat(pace.share()).isEqualTo(0.5);
    assertThat(pace.left(seconds(12))).isEqualTo(Optional.of(seconds(8)));
  }
}

package org.uncoil.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTimesTest {
  private final ProgressTimes times = new ProgressTimes();

  @Test
  void theTimesDoubleUntilTheyAreTenMinutesApart() {
    List<Integer> reached =
        IntStream.rangeClosed(0, 3600)
            .filter(second -> times.reached(Duration.ofSeconds(second)))
            .boxed()
            .toList();
    assertThat(reached).containsExactly(30, 60, 120, 240, 480, 960, 1560, 2160, 2760, 3360);
  }

  @Test
  void timesThatWereMissedCountOnce() {
    assertThat(times.reached(Duration.ofMinutes(5))).isTrue();
    assertThat(times.reached(Duration.ofMinutes(6))).isFalse();
    assertThat(times.reached(Duration.ofMinutes(8))).isTrue();
  }
}

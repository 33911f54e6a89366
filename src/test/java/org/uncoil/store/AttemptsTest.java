package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {
  private static final String RUN = "00112233445566aa";
  private static final String OTHER = "ffeeddccbbaa0011";

  @TempDir private Path disk;
  private OutputFolder folder;
  private Attempts attempts;

  @BeforeEach
  void open() {
    folder = new OutputFolder(new Configuration(), disk.toString());
    attempts = new Attempts(folder);
  }

  /** What a JVM leaves that ends while it trains the run by itself for the n-th time. */
  private void endWith(String run, int n) {
    folder.write("attempts/" + run + "." + n, new byte[0]);
  }

  @Test
  void theRunsOfAGroupAreSuspectsUntilItEnds() {
    assertThat(attempts.suspects()).isEmpty();
    attempts.begin("part-" + RUN, List.of(RUN, OTHER));
    assertThat(attempts.suspects()).containsExactlyInAnyOrder(RUN, OTHER);
    attempts.end("part-" + RUN);
    assertThat(attempts.suspects()).isEmpty();
  }

  @Test
  void countsTheTrainingsThatDidNotComeBack() {
    assertThat(attempts.lost(RUN)).isZero();
    for (int n = 1; n <= Attempts.MOST; n++) {
      endWith(RUN, n);
      assertThat(attempts.lost(RUN)).isEqualTo(n);
    }
    assertThat(attempts.lost(OTHER)).isZero();
    assertThat(attempts.suspects()).containsExactly(RUN);
  }

  @Test
  void aTrainingThatComesBackLeavesTheCountAsItWas() {
    endWith(RUN, 1);
    int during = attempts.by(RUN, () -> attempts.lost(RUN));
    assertThat(during).isEqualTo(2);
    assertThat(attempts.lost(RUN)).isEqualTo(1);
    assertThatThrownBy(
            () ->
                attempts.by(
                    RUN,
                    () -> {
                      throw new IllegalStateException("an exception is no end of the JVM");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(attempts.lost(RUN)).isEqualTo(1);
  }

  @Test
  void forgets() {
    attempts.begin("part-" + RUN, List.of(RUN));
    endWith(RUN, 1);
    attempts.forget();
    assertThat(attempts.suspects()).isEmpty();
    assertThat(attempts.lost(RUN)).isZero();
  }
}

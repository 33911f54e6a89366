package org.uncoil.cli.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.pipeline.core.Progress;

class InterruptionTest {
  @Test
  void saysHowFarItCameAndHowItGoesOn() {
    assertThat(Interruption.line("13 of 60 runs", Interruption.CONTINUES))
        .isEqualTo("interrupted after 13 of 60 runs; the same command continues");
    assertThat(Interruption.line("", Interruption.STARTS_AGAIN))
        .isEqualTo("interrupted; the same command starts again");
  }

  @Test
  void aLineThatIsFollowedSaysTheSameAndEndsOnce() {
    List<String> said = new ArrayList<>();
    Progress progress =
        (title, total, unit) ->
            new Progress.Line() {
              @Override
              public void done(long units, double share) {
                said.add(title + " " + units + " of " + total + " " + unit);
              }

              @Override
              public void close() {
                said.add("end");
              }
            };
    Progress.Line line = Interruption.following(progress).start("Train", 60, "runs");
    line.done(13, 0.2);
    line.close();
    line.done(14, 0.3);
    line.close();
    assertThat(said).containsExactly("Train 13 of 60 runs", "end");
  }
}

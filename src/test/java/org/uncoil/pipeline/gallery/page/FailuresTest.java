package org.uncoil.pipeline.gallery.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.testing.Samples;

class FailuresTest {
  private static RunCard run(String id, RunStatus status, String health, double accuracy) {
    return new RunCard(
        id,
        "file-" + id,
        "moons",
        "tiny",
        "2–4–2–2",
        "relu",
        1,
        Map.of(),
        status,
        status == RunStatus.TRAINED ? "" : "the loss was not finite at epoch 3",
        accuracy,
        accuracy,
        0.1,
        Samples.separation(null),
        health,
        0,
        null,
        null,
        true);
  }

  private static final List<RunCard> RUNS =
      List.of(
          run("a", RunStatus.TRAINED, "healthy", 0.9),
          run("b", RunStatus.TRAINED, "healthy", 0.2),
          run("c", RunStatus.TRAINED, "healthy", 0.95),
          run("d", RunStatus.TRAINED, "dead", 0.5),
          run("e", RunStatus.TRAINED, "collapsed to line", 0.89),
          run("f", RunStatus.TRAINED, "collapsed to line", 0.7),
          run("g", RunStatus.TRAINED, "collapsed to point", Double.NaN),
          run("h", RunStatus.DIVERGED, "diverged", Double.NaN));

  @Test
  void aReasonSaysWhatWentWrong() {
    FailurePage page = new Failures("Moons", "moons", RUNS).page();
    assertThat(page.groups())
        .extracting(FailurePage.Group::kind)
        .containsExactly("Diverged", "Dead units", "Collapsed to a point", "Collapsed to a line");
    assertThat(page.groups())
        .flatExtracting(FailurePage.Group::failures)
        .extracting(failure -> failure.run().runId() + " " + failure.reason())
        .containsExactly(
            "h the loss was not finite at epoch 3",
            "d All units of a layer give 0 for every point, so training cannot continue:"
                + " accuracy 50.0%, median of the healthy runs 90.0%.",
            "g All points have the same embedding.",
            "f The embedding uses one of its two dimensions:"
                + " accuracy 70.0%, median of the healthy runs 90.0%.");
  }

  @Test
  void neitherAHealthyRunNorOneThatIsAsGoodIsAFailure() {
    assertThat(Failures.count(RUNS)).isEqualTo(4);
    assertThat(Failures.count(RUNS.subList(0, 3))).isZero();
    assertThat(new Failures("Moons", "moons", RUNS.subList(0, 3)).page().groups()).isEmpty();
  }
}

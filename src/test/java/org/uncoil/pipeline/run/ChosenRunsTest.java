package org.uncoil.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RenderSpec;
import org.uncoil.study.RenderSpec.RunChoice;
import org.uncoil.study.RunFilter;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.Samples;

class ChosenRunsTest {
  private static final RenderSpec DEFAULT =
      StudyFile.parse(
              "default.conf",
              "study.name = s, datasets = [{ name = d, source = moons }], networks = [{ name = n }]",
              false)
          .render();

  private static final List<StudyRun> RUNS =
      List.of(
          run("slow", "moons", 0, "trained", 1.0, 40),
          run("quick", "moons", 1, "trained", 1.0, 20),
          run("poor", "moons", 2, "trained", 0.6, null),
          run("poorest", "moons", 3, "trained", 0.5, null),
          run("best", "heart", 0, "trained", 0.9, null),
          run("worse", "heart", 1, "trained", 0.8, null),
          run("wild", "heart", 2, "diverged", 0.85, null),
          run("nothing", "heart", 3, "failed", Double.NaN, null));

  private static StudyRun run(
      String id, String dataset, long seed, String status, double accuracy, Integer perfect) {
    NetworkSpec network =
        Samples.network(
            List.of(5), seed == 0 ? Activation.TANH : Activation.RELU, Samples.adam(), 100);
    Integer last = status.equals("failed") ? null : 100;
    RunRow row =
        new RunRow(
            id, dataset, "n", seed, status, "", last, 0, accuracy, 0, accuracy, perfect, 1,
            "vector", "cpu", "1", "part", 1, "here");
    return new StudyRun(
        new RunPlan(id, dataset, dataset, 2, 2, network, seed, 1, 1, 1, 1, "spiral-tanh-seed0"),
        row);
  }

  private static List<String> chosen(List<RunChoice> choose, RunFilter... also) {
    RenderSpec render =
        new RenderSpec(
            DEFAULT.films(),
            choose,
            List.of(also),
            DEFAULT.theme(),
            DEFAULT.framesPerSecond(),
            DEFAULT.everyNEpochs(),
            DEFAULT.maxFrames(),
            DEFAULT.align(),
            DEFAULT.formats());
    return ChosenRuns.of(RUNS, render, Set.of("slow", "worse", "gone")).stream()
        .map(run -> run.row().runId())
        .toList();
  }

  private static RunFilter filter(
      List<String> datasets, List<Activation> activations, List<Long> seeds) {
    return new RunFilter(datasets, List.of(), activations, seeds);
  }

  @Test
  void allAreThoseThatHaveAnEpochToShow() {
    assertThat(DEFAULT.choose()).containsExactly(RunChoice.ALL);
    assertThat(chosen(DEFAULT.choose())).hasSize(7).doesNotContain("nothing");
  }

  @Test
  void theFastestIsTheFirstToBePerfectElseTheMostAccurate() {
    assertThat(chosen(List.of(RunChoice.FASTEST))).containsExactly("quick", "best");
  }

  @Test
  void aFailureIsTheLeastAccurateAndOneThatDivergedBeforeIt() {
    assertThat(chosen(List.of(RunChoice.FAILURES))).containsExactly("poorest", "wild");
  }

  @Test
  void medoidsAreThoseOfTheAtlasThatAreInTheStudy() {
    assertThat(chosen(List.of(RunChoice.MEDOIDS))).containsExactly("slow", "worse");
  }

  @Test
  void aFilterAddsThoseThatFitAllThatItGives() {
    assertThat(chosen(List.of(), filter(List.of("moons"), List.of(), List.of(1L, 2L))))
        .containsExactly("quick", "poor");
    assertThat(chosen(List.of(), filter(List.of(), List.of(Activation.TANH), List.of())))
        .containsExactly("slow", "best");
    assertThat(chosen(List.of(RunChoice.FASTEST), filter(List.of("heart"), List.of(), List.of(1L))))
        .containsExactly("quick", "best", "worse");
  }
}

package org.uncoil.pipeline.gallery.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.gallery.StoryPanel;
import org.uncoil.gallery.StoryStep;
import org.uncoil.gallery.Verdict;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.SeparabilityRow;

class StoryStepsTest {
  private static final List<Double> LINE = List.of(0.0, 0.0, 0.0, 1.0, 2.0, 3.0);
  private static final List<ClaimRow> CLAIMS =
      IntStream.rangeClosed(1, 5)
          .mapToObj(
              i -> new ClaimRow(i, "Claim " + i, List.of(), Verdict.MIXED, "In 3 of 5 cases."))
          .toList();

  private final List<DatasetRow> datasets = new ArrayList<>();
  private final List<RunCard> cards = new ArrayList<>();
  private final List<ProbeRow> probes = new ArrayList<>();
  private Map<String, SeparabilityRow> last = Map.of();

  private void dataset(String name, int dimensions, int classes) {
    datasets.add(
        new DatasetRow(
            name.replace(" ", ""),
            name,
            "csv",
            "",
            100,
            1,
            dimensions,
            classes,
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            List.of()));
  }

  private void run(
      String id, String dataset, String activation, double accuracy, Integer separableFrom) {
    run(id, dataset, activation, accuracy, separableFrom, true, false);
  }

  private void run(
      String id,
      String dataset,
      String activation,
      double accuracy,
      Integer separableFrom,
      boolean playable,
      boolean film) {
    cards.add(
        new RunCard(
            id,
            id,
            dataset,
            "net " + activation,
            "2–9–2–2",
            activation,
            1,
            Map.of("activation", activation, "depth", "1"),
            RunStatus.TRAINED,
            "",
            accuracy,
            accuracy,
            0.1,
            separableFrom == null
                ? new Separation(true, null, null, null)
                : new Separation(true, separableFrom, separableFrom, separableFrom + 10),
            "healthy",
            0,
            film ? "films/a.png" : null,
            film ? "films/a.webm" : null,
            playable));
  }

  private void probe(String dataset, String probe, double accuracy, Double... coefficients) {
    probes.add(
        new ProbeRow(
            dataset,
            "",
            probe,
            coefficients.length,
            accuracy,
            accuracy,
            List.of(coefficients),
            List.of(0.5),
            false,
            null,
            null,
            null));
  }

  private List<StoryStep> steps() {
    return new StorySteps(new StoryRuns(cards, datasets), probes, last, (run, epoch) -> LINE)
        .of(CLAIMS);
  }

  private String hero() {
    return new StoryRuns(cards, datasets).hero().map(hero -> hero.run().runId()).orElse("");
  }

  @Test
  void thePageOpensWithASpiralThatIsSeparatedFirst() {
    dataset("iris", 4, 3);
    dataset("moons", 2, 2);
    dataset("two spirals", 2, 2);
    run("iris", "iris", "tanh", 1, 3);
    run("moons", "moons", "tanh", 1, 4);
    run("curled", "two spirals", "tanh", 1, null);
    assertThat(hero()).isEqualTo("moons");
    run("late", "two spirals", "relu", 0.99, 90);
    run("early", "two spirals", "tanh", 0.99, 80);
    assertThat(hero()).isEqualTo("early");
    run("better", "two spirals", "tanh", 1, 95);
    assertThat(hero()).isEqualTo("better");
    run("filmed", "two spirals", "tanh", 0.97, 95, true, true);
    assertThat(hero()).isEqualTo("filmed");
  }

  @Test
  void aRunThatCannotBeReplayedOpensThePageOnlyWithAFilmAndWithoutABetterOne() {
    dataset("moons", 2, 2);
    assertThat(hero()).isEmpty();
    run("neither", "moons", "tanh", 1, 5, false, false);
    assertThat(hero()).isEmpty();
    run("film", "moons", "tanh", 1, 5, false, true);
    assertThat(hero()).isEqualTo("film");
    run("playable", "moons", "tanh", 0.6, null, true, false);
    assertThat(hero()).isEqualTo("playable");
  }

  @Test
  void eachClaimHasTheRunThatShowsItBest() {
    dataset("spiral", 2, 2);
    dataset("circles", 2, 2);
    run("identity", "spiral", "identity", 0.66, null);
    run("tanh", "spiral", "tanh", 1, 40);
    run("circle", "circles", "tanh", 1, 7);
    probe("spiral", "raw", 0.66, 1.0, 2.0);
    probe("spiral", "radius", 0.7, 1.0, 2.0, 3.0);
    probe("circles", "raw", 0.51, 1.0, 2.0);
    probe("circles", "radius", 1, 1.0, 2.0, 3.0);
    last = Map.of("tanh", new SeparabilityRow("tanh", 50, 1, 1.0, true, 0.1, 0.992, 1.0, 2.0));
    List<StoryStep> steps = steps();
    assertThat(steps)
        .extracting(StoryStep::figure)
        .containsExactly("66%", "100%", "100%", "From epoch 40", "99%");
    assertThat(steps)
        .extracting(StoryStep::link)
        .containsExactly(
            "workbench.html#runs=identity",
            "workbench.html#runs=circle",
            "workbench.html#runs=identity,tanh&epoch=0",
            "workbench.html#runs=tanh&epoch=40",
            "workbench.html#runs=tanh&epoch=50");
    assertThat(steps.get(0).panels())
        .containsExactly(
            new StoryPanel(
                StoryPanel.Kind.LINE,
                "spiral",
                null,
                List.of(0.0, 0.0, 0.0, 1.0, 2.0, 0.5),
                "spiral and the regression’s straight line"));
    assertThat(steps.get(1).panels().get(0).rule()).containsExactly(1.0, 2.0, 3.0, 0.5);
    assertThat(steps.get(2).panels())
        .extracting(StoryPanel::caption)
        .containsExactly("identity: 66%", "tanh: 100%");
    assertThat(steps.get(3).panels()).extracting(StoryPanel::epoch).containsExactly(40, 50);
    assertThat(steps.get(3).panels()).extracting(StoryPanel::rule).containsExactly(LINE, List.of());
    assertThat(steps.get(4).panels().get(0).rule()).isEqualTo(LINE);
  }

  @Test
  void whatAStudyDoesNotHaveIsLeftOut() {
    assertThat(steps()).isEmpty();
    dataset("iris", 4, 3);
    run("a", "iris", "tanh", 0.9, null);
    assertThat(steps()).isEmpty();
    probe("iris", "raw", 0.99, 1.0, 2.0, 3.0, 4.0);
    assertThat(steps()).isEmpty();
    run("b", "iris", "relu", 1, 12);
    assertThat(steps()).extracting(step -> step.claim().number()).containsExactly(4);
    assertThat(steps().get(0).text()).startsWith("lines separate the classes of iris");
    assertThat(
            new StorySteps(new StoryRuns(cards, datasets), probes, last, (r, e) -> LINE)
                .of(List.of()))
        .isEmpty();
  }

  @Test
  void linesOfManyClassesHaveARowForEach() {
    dataset("discs", 2, 3);
    run("a", "discs", "relu", 1, 12);
    probes.add(
        new ProbeRow(
            "discs",
            "",
            "raw",
            2,
            0.5,
            0.5,
            List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0),
            List.of(7.0, 8.0, 9.0),
            false,
            null,
            null,
            null));
    assertThat(steps().get(0).panels().get(0).rule())
        .containsExactly(1.0, 2.0, 7.0, 3.0, 4.0, 8.0, 5.0, 6.0, 9.0);
    assertThat(steps().get(0).link()).isEqualTo("workbench.html#runs=a&epoch=0&morph=0");
    assertThat(steps().get(0).text()).endsWith("with fitted straight lines");
  }
}

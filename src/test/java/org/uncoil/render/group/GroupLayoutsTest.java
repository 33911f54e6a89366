package org.uncoil.render.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.Films;
import org.uncoil.render.film.Snapshot;
import org.uncoil.render.scene.Composition;
import org.uncoil.render.scene.Pictures;
import org.uncoil.render.style.Theme;

class GroupLayoutsTest {
  private static final Dataset DATASET = Films.dataset("Clouds", 2, 2, 400);

  private static GroupScript runs(Dataset dataset, int count) {
    List<FilmScript> scripts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      scripts.add(
          Films.script(
              dataset,
              EmbeddingStage.AFTER,
              Films.snapshots(dataset, EmbeddingStage.AFTER, 0.4 + 0.4 * i)));
    }
    return new GroupScript(scripts);
  }

  private static List<FilmFrame> frame(GroupScript script, int number) {
    Iterator<List<FilmFrame>> frames = script.iterator();
    for (int i = 0; i < number; i++) {
      frames.next();
    }
    return frames.next();
  }

  private static Composition<List<FilmFrame>> layout(String name, GroupScript script, Theme theme) {
    return name.equals("compare")
        ? GroupLayouts.compare(script.subjects(), theme, "the same data and initial weights")
        : GroupLayouts.oneFactor(script.subjects(), theme, "strength: 0.4 against 0.8");
  }

  @ParameterizedTest
  @CsvSource({
    "compare, 2, 2, LIGHT",
    "compare, 4, 2, LIGHT",
    "compare, 9, 2, DARK",
    "compare, 5, 10, LIGHT",
    "counterfactual, 2, 2, LIGHT",
    "counterfactual, 2, 2, DARK",
    "counterfactual, 2, 10, LIGHT"
  })
  void looksAsItDidAndTheSameByCharts(String name, int count, int classes, Theme theme)
      throws IOException {
    GroupScript script = runs(Films.dataset("Clouds", 2, classes, 400), count);
    Composition<List<FilmFrame>> layout = layout(name, script, theme);
    List<FilmFrame> frame = frame(script, 25);
    BufferedImage picture = Pictures.copy(layout.draw(frame));
    Pictures.Difference difference = Pictures.compare(picture, layout.drawByCharts(frame));
    assertThat(difference.mean()).isLessThan(0.6);
    assertThat(difference.clear()).isLessThan(0.003);
    Pictures.assertLooksAsBefore(picture, name + "-" + count + "-" + classes + "-" + theme);
  }

  @Test
  void twoRunsThatAreTheSameDecideNothingDifferently() {
    FilmScript one = Films.script(DATASET);
    GroupScript script = new GroupScript(List.of(one, one));
    Composition<List<FilmFrame>> layout = layout("counterfactual", script, Theme.LIGHT);
    BufferedImage picture = layout.draw(frame(script, 25));
    int shade = Theme.mix(Theme.LIGHT.card(), Theme.LIGHT.separability(), 0.2).getRGB();
    assertThat(difference(picture)).doesNotContain(shade);
    GroupScript two = runs(Films.dataset("Clouds", 2, 10, 400), 2);
    layout = layout("counterfactual", two, Theme.LIGHT);
    assertThat(difference(layout.draw(frame(two, 25)))).contains(shade);
  }

  private static int[] difference(BufferedImage picture) {
    // the card of the differences: a curve may have the shade as well
    return picture.getRGB(860, 90, 390, 380, null, 0, 390);
  }

  @Test
  void aRunThatEndedEarlierStaysAsItWas() {
    List<Snapshot> all = Films.snapshots(DATASET, EmbeddingStage.AFTER, 1);
    FilmScript whole = Films.script(DATASET, EmbeddingStage.AFTER, all);
    FilmScript half = Films.script(DATASET, EmbeddingStage.AFTER, all.subList(0, 10));
    List<List<Integer>> positions = new ArrayList<>();
    new GroupScript(List.of(half, whole))
        .forEach(frames -> positions.add(frames.stream().map(FilmFrame::position).toList()));
    assertThat(positions).hasSize(41);
    assertThat(positions.get(9)).containsExactly(9, 9);
    assertThat(positions.get(40)).containsExactly(9, 40);
  }

  @Test
  void refusesWhatHasNoPlace() {
    GroupScript ten = runs(DATASET, 10);
    assertThatThrownBy(() -> layout("compare", ten, Theme.LIGHT))
        .hasMessage("10 runs: must be 2 to 9");
    assertThatThrownBy(() -> layout("counterfactual", ten, Theme.LIGHT))
        .hasMessage("10 runs: must be 2");
  }
}

package org.uncoil.render.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.embedding.RegularGrid;

class FilmScriptTest {
  private final Dataset dataset = Films.dataset("three", 2, 3, 60);
  private final List<Snapshot> snapshots = Films.snapshots(dataset, EmbeddingStage.AFTER, 1);
  private final FilmScript script = Films.script(dataset, EmbeddingStage.AFTER, snapshots);

  @Test
  void asksTheNetworkAtEveryVertex() {
    FilmFrame frame = frames(script).get(17);
    RegularGrid lattice = script.subject().lattice();
    ForwardPass pass = new ForwardPass(Films.network(), 2, 3, snapshots.get(17).parameters());
    for (int vertex = 0; vertex < lattice.size(); vertex += 101) {
      float x = (float) lattice.x(vertex % lattice.columns());
      float y = (float) lattice.y(vertex / lattice.columns());
      ForwardPass.Result result = pass.apply(new float[] {x, y});
      assertThat(frame.latticeX()[vertex]).isCloseTo(result.after()[0], within(1e-5f));
      assertThat(frame.latticeY()[vertex]).isCloseTo(result.after()[1], within(1e-5f));
      for (int c = 0; c < 3; c++) {
        assertThat(frame.latticeLogits()[3 * vertex + c])
            .isCloseTo(result.logits()[c], within(1e-4f));
      }
    }
  }

  @Test
  void holdsAllInputPointsOnSquareAxes() {
    AxisLimits limits = script.subject().lattice().limits();
    assertThat(limits.width() / limits.height()).isCloseTo(1, within(1e-9));
    for (int point = 0; point < dataset.size(); point++) {
      assertThat((double) dataset.feature(point, 0)).isBetween(limits.minX(), limits.maxX());
      assertThat((double) dataset.feature(point, 1)).isBetween(limits.minY(), limits.maxY());
    }
  }

  @Test
  void readsSnapshotsOneByOne() {
    List<Integer> read = new ArrayList<>();
    Iterable<Snapshot> source = () -> snapshots.stream().peek(s -> read.add(s.epoch())).iterator();
    FilmScript lazy =
        new FilmScript(
            dataset,
            Films.network(),
            "",
            EmbeddingStage.AFTER,
            Films.scores(),
            FilmScript.limits(snapshots),
            snapshots.get(0).parameters(),
            source);
    Iterator<FilmFrame> frames = lazy.iterator();
    frames.next();
    frames.next();
    assertThat(read).containsExactly(0, 1);
  }

  @Test
  void refusesAnEpochWithoutScore() {
    Snapshot stray = new Snapshot(99, new float[60], new float[60], snapshots.get(0).parameters());
    FilmScript wrong = Films.script(dataset, EmbeddingStage.AFTER, List.of(stray));
    assertThatThrownBy(() -> wrong.iterator().next()).hasMessageContaining("epoch 99");
  }

  @Test
  void writesTheUsualSubtitle() {
    assertThat(FilmScript.subtitle(Films.network(), 2, 3, 7))
        .isEqualTo("2–16–2–3 · tanh · Adam 0.01 · seed 7");
  }

  private static List<FilmFrame> frames(FilmScript script) {
    List<FilmFrame> frames = new ArrayList<>();
    script.forEach(frames::add);
    return frames;
  }
}

package org.uncoil.render.group;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.scene.Composition;
import org.uncoil.render.scene.CurvesScene;
import org.uncoil.render.scene.EmbeddingScene;
import org.uncoil.render.scene.Scene;
import org.uncoil.render.style.Theme;

/** Which scenes make a film of several runs, and where they are on its picture. */
public final class GroupLayouts {
  /** Runs that a comparison has room for. */
  public static final int MOST_RUNS = 9;

  private static final int CELL = 408;
  private static final int GUTTER = 12;
  private static final int EDGE = 20;
  private static final int TOP = 84;

  private GroupLayouts() {}

  /**
   * The embeddings of 2 to 9 runs on the same data, in rows of two or three.
   *
   * @param subtitle what they have in common
   */
  public static Composition<List<FilmFrame>> compare(
      List<FilmSubject> subjects, Theme theme, String subtitle) {
    int count = subjects.size();
    if (count < 2 || count > MOST_RUNS) {
      throw new IllegalArgumentException(count + " runs: must be 2 to " + MOST_RUNS);
    }
    int columns = count <= 4 ? 2 : 3;
    int rows = (count + columns - 1) / columns;
    int width = 2 * EDGE + columns * CELL + (columns - 1) * GUTTER;
    int height = TOP + rows * CELL + (rows - 1) * GUTTER + EDGE;
    PointShapes shapes = new PointShapes(subjects.get(0).dataset(), theme);
    List<Scene<List<FilmFrame>>> scenes = new ArrayList<>();
    scenes.add(new GroupHeader(subjects, theme, subtitle, width - 24.0));
    for (int i = 0; i < count; i++) {
      int run = i;
      Rectangle cell =
          new Rectangle(
              EDGE + i % columns * (CELL + GUTTER),
              TOP + i / columns * (CELL + GUTTER),
              CELL,
              CELL);
      scenes.add(
          EmbeddingScene.compact(subjects.get(i), theme, cell, shapes)
              .of(frames -> frames.get(run)));
    }
    return new Composition<>(width, height, theme, scenes);
  }

  /**
   * Two runs that differ in one factor: their embeddings, where they decide differently, and their
   * curves; 1280 × 720.
   *
   * @param subtitle what they differ in
   */
  public static Composition<List<FilmFrame>> oneFactor(
      List<FilmSubject> subjects, Theme theme, String subtitle) {
    if (subjects.size() != 2) {
      throw new IllegalArgumentException(subjects.size() + " runs: must be 2");
    }
    PointShapes shapes = new PointShapes(subjects.get(0).dataset(), theme);
    List<Scene<List<FilmFrame>>> scenes = new ArrayList<>();
    scenes.add(new GroupHeader(subjects, theme, subtitle, 1256));
    for (int i = 0; i < 2; i++) {
      int run = i;
      Rectangle cell = new Rectangle(EDGE + i * 416, TOP, CELL, CELL - 14);
      Rectangle below = new Rectangle(EDGE + i * 626, 490, 614, 210);
      FilmSubject subject = subjects.get(i);
      scenes.add(
          EmbeddingScene.compact(subject, theme, cell, shapes).of(frames -> frames.get(run)));
      scenes.add(new CurvesScene(subject, theme, below).of(frames -> frames.get(run)));
    }
    scenes.add(
        new DifferenceScene(subjects, theme, new Rectangle(852, TOP, CELL, CELL - 14), shapes));
    return new Composition<>(1280, 720, theme, scenes);
  }
}

package org.uncoil.render.scene;

import java.awt.Rectangle;
import java.util.List;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.style.Theme;

/** Which scenes make a film, and where they are on its picture. */
public final class Layouts {
  private Layouts() {}

  /** Input plane, network and embedding over the course of training, 1280 × 720. */
  public static Composition<FilmFrame> film(FilmSubject subject, Theme theme) {
    PointShapes shapes = new PointShapes(subject.dataset(), theme);
    return new Composition<>(
        1280,
        720,
        theme,
        List.of(
            new FilmHeader(subject, theme, 1256, false),
            new InputScene(subject, theme, new Rectangle(20, 84, 484, 470), shapes),
            new NetworkScene(subject, theme, new Rectangle(516, 84, 248, 470)),
            new EmbeddingScene(subject, theme, new Rectangle(776, 84, 484, 470), shapes),
            new CurvesScene(subject, theme, new Rectangle(20, 566, 1240, 134))));
  }

  /** The embedding alone, 640 × 640. */
  public static Composition<FilmFrame> embedding(FilmSubject subject, Theme theme) {
    PointShapes shapes = new PointShapes(subject.dataset(), theme);
    return new Composition<>(
        640,
        640,
        theme,
        List.of(
            new FilmHeader(subject, theme, 620, true),
            new EmbeddingScene(subject, theme, new Rectangle(16, 76, 608, 548), shapes)));
  }
}

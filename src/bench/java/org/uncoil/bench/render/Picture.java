package org.uncoil.bench.render;

import java.util.List;
import java.util.Map;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.scene.Composition;
import org.uncoil.render.scene.Layouts;
import org.uncoil.render.style.Theme;

/** A picture that both sides draw. */
public enum Picture {
  EMBEDDING("embedding-640", 640, 640) {
    @Override
    Composition<FilmFrame> composition(FilmSubject subject) {
      return Layouts.embedding(subject, THEME);
    }

    @Override
    List<Map<String, Object>> panels(FilmSubject subject) {
      return List.of(
          header(subject, List.of(List.of(0, 508), List.of(2, 620))),
          embedding(subject, List.of(16, 76, 608, 548), List.of(82, 114, 514, 468)));
    }
  },
  FILM("film-1280x720", 1280, 720) {
    @Override
    Composition<FilmFrame> composition(FilmSubject subject) {
      return Layouts.film(subject, THEME);
    }

    @Override
    List<Map<String, Object>> panels(FilmSubject subject) {
      return List.of(
          header(subject, List.of(List.of(0, 1034), List.of(1, 1144), List.of(2, 1256))),
          input(subject, List.of(20, 84, 484, 470), List.of(86, 122, 390, 390)),
          network(subject, List.of(516, 84, 248, 470), List.of(546, 134, 188, 358)),
          embedding(subject, List.of(776, 84, 484, 470), List.of(842, 122, 390, 390)),
          Map.of(
              "kind",
              "curves",
              "heading",
              "Training",
              "card",
              List.of(20, 566, 1240, 134),
              "area",
              List.of(210, 580, 994, 92)));
    }
  };

  static final Theme THEME = Theme.LIGHT;

  private final String title;
  private final int width;
  private final int height;

  Picture(String title, int width, int height) {
    this.title = title;
    this.width = width;
    this.height = height;
  }

  /** What the results call it. */
  public String title() {
    return title;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** How the project draws it. */
  abstract Composition<FilmFrame> composition(FilmSubject subject);

  /** What the peer is told to put where, in pixels. */
  abstract List<Map<String, Object>> panels(FilmSubject subject);

  private static Map<String, Object> header(FilmSubject subject, List<List<Integer>> columns) {
    return Map.of(
        "kind",
        "header",
        "title",
        subject.dataset().name(),
        "subtitle",
        subject.subtitle(),
        "columns",
        columns);
  }

  private static Map<String, Object> network(
      FilmSubject subject, List<Integer> card, List<Integer> area) {
    return Map.of(
        "kind",
        "network",
        "heading",
        "Network",
        "card",
        card,
        "area",
        area,
        "widths",
        subject.network().widths(subject.dataset().dimensions(), subject.dataset().classes()),
        "columns",
        subject.lattice().columns(),
        "rows",
        subject.lattice().rows());
  }

  private static Map<String, Object> embedding(
      FilmSubject subject, List<Integer> card, List<Integer> area) {
    return Map.of(
        "kind",
        "embedding",
        "heading",
        "Embedding · after tanh",
        "card",
        card,
        "area",
        area,
        "limits",
        limits(subject.embeddingLimits()),
        "labels",
        List.of("e₁", "e₂"),
        "columns",
        subject.lattice().columns(),
        "rows",
        subject.lattice().rows());
  }

  private static Map<String, Object> input(
      FilmSubject subject, List<Integer> card, List<Integer> area) {
    return Map.of(
        "kind",
        "input",
        "heading",
        "Input space",
        "card",
        card,
        "area",
        area,
        "limits",
        limits(subject.lattice().limits()),
        "labels",
        List.of(subject.plane().label(0), subject.plane().label(1)),
        "columns",
        subject.lattice().columns(),
        "rows",
        subject.lattice().rows());
  }

  private static List<Double> limits(AxisLimits limits) {
    return List.of(limits.minX(), limits.maxX(), limits.minY(), limits.maxY());
  }
}

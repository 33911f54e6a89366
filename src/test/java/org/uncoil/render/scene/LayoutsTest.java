package org.uncoil.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.style.Theme;

class LayoutsTest {
  enum Layout {
    FILM,
    EMBEDDING;

    Composition<FilmFrame> of(FilmScript script, Theme theme) {
      return switch (this) {
        case FILM -> Layouts.film(script.subject(), theme);
        case EMBEDDING -> Layouts.embedding(script.subject(), theme);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void drawsTheSameFastAsByCharts(Cases sample) {
    FilmScript script = sample.script();
    FilmFrame frame = sample.frame(script, 15);
    for (Theme theme : Theme.values()) {
      for (Layout layout : Layout.values()) {
        Composition<FilmFrame> film = layout.of(script, theme);
        BufferedImage fast = Pictures.copy(film.draw(frame));
        Pictures.Difference difference = Pictures.compare(fast, film.drawByCharts(frame));
        assertThat(difference.mean()).as("%s %s", layout, theme).isLessThan(0.6);
        assertThat(difference.clear()).as("%s %s", layout, theme).isLessThan(0.002);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfOneFrameInTheNext(Layout layout) {
    FilmScript script = Cases.TEN_CLASSES.script();
    Composition<FilmFrame> film = layout.of(script, Theme.LIGHT);
    BufferedImage first = Pictures.copy(film.draw(Cases.TEN_CLASSES.frame(script, 3)));
    film.draw(Cases.TEN_CLASSES.frame(script, 40));
    BufferedImage again = film.draw(Cases.TEN_CLASSES.frame(script, 3));
    assertThat(Pictures.compare(first, again)).isEqualTo(new Pictures.Difference(0, 0));
  }

  /** Against pictures that a person has looked at. */
  @ParameterizedTest
  @CsvSource({
    "TWO_CLASSES, FILM, LIGHT",
    "TWO_CLASSES, FILM, DARK",
    "TEN_CLASSES, FILM, LIGHT",
    "FIVE_INPUTS, FILM, LIGHT",
    "DEEP, FILM, DARK",
    "WIDE, FILM, LIGHT",
    "BEFORE_ACTIVATION, FILM, LIGHT",
    "COLLAPSED, FILM, LIGHT",
    "NOT_FINITE, FILM, DARK",
    "ONE_POINT, FILM, LIGHT",
    "HOSTILE_NAMES, FILM, DARK",
    "TWO_CLASSES, EMBEDDING, LIGHT",
    "TWO_CLASSES, EMBEDDING, DARK",
    "TEN_CLASSES, EMBEDDING, DARK",
    "NOT_FINITE, EMBEDDING, LIGHT",
    "COLLAPSED, EMBEDDING, DARK",
    "ONE_POINT, EMBEDDING, LIGHT",
    "HOSTILE_NAMES, EMBEDDING, LIGHT"
  })
  void looksAsItDidWhenAPersonLooked(Cases sample, Layout layout, Theme theme) throws IOException {
    FilmScript script = sample.script();
    BufferedImage picture = layout.of(script, theme).draw(sample.frame(script, 25));
    Pictures.assertLooksAsBefore(picture, sample + "-" + layout + "-" + theme);
  }
}

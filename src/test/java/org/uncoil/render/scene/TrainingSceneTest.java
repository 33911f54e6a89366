package org.uncoil.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.render.encode.PngFile;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.style.Theme;

class TrainingSceneTest {
  private static final Path GOLDEN = Path.of("src/test/resources/render");

  @ParameterizedTest
  @EnumSource
  void drawsTheSameFastAsByCharts(Cases film) {
    FilmScript script = film.script();
    for (Theme theme : Theme.values()) {
      TrainingScene scene = new TrainingScene(script.subject(), theme);
      FilmFrame frame = film.frame(script, 15);
      BufferedImage fast = Pictures.copy(scene.draw(frame));
      Pictures.Difference difference = Pictures.compare(fast, scene.drawByCharts(frame));
      assertThat(difference.mean()).isLessThan(0.6);
      assertThat(difference.clear()).isLessThan(0.002);
    }
  }

  @Test
  void leavesNothingOfOneFrameInTheNext() {
    FilmScript script = Cases.TEN_CLASSES.script();
    TrainingScene scene = new TrainingScene(script.subject(), Theme.LIGHT);
    BufferedImage first = Pictures.copy(scene.draw(Cases.TEN_CLASSES.frame(script, 3)));
    scene.draw(Cases.TEN_CLASSES.frame(script, 40));
    BufferedImage again = scene.draw(Cases.TEN_CLASSES.frame(script, 3));
    assertThat(Pictures.compare(first, again)).isEqualTo(new Pictures.Difference(0, 0));
  }

  /**
   * Against pictures that a person has looked at. To renew one: delete it, run this test, which
   * then fails and leaves a new one, and look at it.
   */
  @ParameterizedTest
  @CsvSource({
    "TWO_CLASSES, LIGHT",
    "TWO_CLASSES, DARK",
    "TEN_CLASSES, LIGHT",
    "TEN_CLASSES, DARK",
    "BEFORE_ACTIVATION, LIGHT",
    "COLLAPSED, LIGHT",
    "NOT_FINITE, DARK",
    "ONE_POINT, LIGHT",
    "HOSTILE_NAMES, DARK"
  })
  void looksAsItDidWhenAPersonLooked(Cases film, Theme theme) throws IOException {
    FilmScript script = film.script();
    TrainingScene scene = new TrainingScene(script.subject(), theme);
    BufferedImage picture = Pictures.reduced(scene.draw(film.frame(script, 25)));
    Path golden = GOLDEN.resolve((film + "-" + theme + ".png").toLowerCase(Locale.ROOT));
    boolean known = Files.exists(golden);
    if (!known) {
      PngFile.write(picture, golden);
    }
    assertThat(known).as("%s was missing and is now written: look at it", golden).isTrue();
    Pictures.Difference difference = Pictures.compare(picture, ImageIO.read(golden.toFile()));
    assertThat(difference.mean()).isLessThan(1);
    assertThat(difference.clear()).isLessThan(0.005);
  }
}

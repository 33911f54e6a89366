package org.uncoil.render.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.uncoil.render.FrameSequence;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.Films;
import org.uncoil.render.scene.Layouts;
import org.uncoil.render.scene.Pictures;
import org.uncoil.render.style.Theme;

class WalkThroughTest {
  private final FilmScript script = Films.script(Films.dataset("Clouds", 2, 3, 300));

  private FilmFrame last() {
    FilmFrame last = null;
    for (FilmFrame frame : script) {
      last = frame;
    }
    return last;
  }

  @Test
  void everyChapterLooksAsItDid() throws IOException {
    Map<Integer, String> chapters = new TreeMap<>();
    chapters.put(20, "title");
    chapters.put(70, "steps");
    chapters.put(117, "growing");
    chapters.put(138, "bottleneck");
    chapters.put(145, "input");
    chapters.put(168, "journey");
    chapters.put(205, "line");
    chapters.put(264, "end");
    FrameSequence reel = WalkThrough.of(script.subject(), last(), Theme.LIGHT, 10);
    Iterator<BufferedImage> pictures = reel.pictures();
    SoftAssertions all = new SoftAssertions();
    int number = 0;
    while (pictures.hasNext()) {
      BufferedImage picture = pictures.next();
      assertThat(picture.getWidth()).isEqualTo(1280);
      if (chapters.containsKey(number)) {
        String chapter = chapters.remove(number);
        all.check(() -> Pictures.assertLooksAsBefore(picture, "story-" + chapter));
      }
      number++;
    }
    assertThat(number).isEqualTo(25 + 70 + 45 + 60 + 25 + 40);
    assertThat(chapters).isEmpty();
    all.assertAll();
  }

  @Test
  void theJourneyGoesFromTheInputToTheEmbedding() {
    FilmFrame last = last();
    PointTransition journey = new PointTransition(script.subject(), last);
    assertThat(journey.at(1).x()).containsExactly(last.x(), within(1e-5f));
    assertThat(journey.at(1).latticeY()).containsExactly(last.latticeY(), within(1e-5f));
    float[] x = script.subject().plane().x();
    float[] start = journey.at(0).x();
    // the plane, moved and scaled alike
    double scale = (start[1] - start[0]) / (x[1] - x[0]);
    assertThat(scale).isPositive();
    for (int i = 2; i < x.length; i++) {
      assertThat((double) start[i] - start[0]).isCloseTo(scale * (x[i] - x[0]), within(1e-3));
    }
    assertThat((double) journey.at(0.5).x()[3])
        .isCloseTo((start[3] + last.x()[3]) / 2.0, within(1e-5));
  }

  @Test
  void reelsOfOtherSizesDoNotFollow() {
    FrameSequence film = FrameSequence.of(Layouts.film(script.subject(), Theme.LIGHT), script);
    FrameSequence embedding =
        FrameSequence.of(Layouts.embedding(script.subject(), Theme.LIGHT), script);
    assertThatThrownBy(() -> film.then(embedding))
        .hasMessage("640 × 640 after 1280 × 720: must be of one size");
  }
}

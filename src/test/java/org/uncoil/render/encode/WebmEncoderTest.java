package org.uncoil.render.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebmEncoderTest {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 108;
  private static final int COUNT = 50;
  private static final int RATE = 30;

  @TempDir Path folder;

  /** A bright square that walks over a dark ground. */
  private static int[] picture(int number) {
    int[] pixels = new int[WIDTH * HEIGHT];
    Arrays.fill(pixels, 0x152030);
    for (int y = 20; y < 60; y++) {
      for (int x = 2 * number; x < 2 * number + 40; x++) {
        pixels[y * WIDTH + x] = 0xE69F00;
      }
    }
    return pixels;
  }

  private Path film(String name) throws IOException {
    Path file = folder.resolve(name);
    try (WebmEncoder encoder = new WebmEncoder(file, WIDTH, HEIGHT, RATE)) {
      for (int number = 0; number < COUNT; number++) {
        encoder.add(picture(number));
      }
      encoder.finish();
    }
    return file;
  }

  @Test
  void showsEachPictureInItsTurn() throws IOException {
    List<WebmReader.Picture> pictures = WebmReader.read(film("film.webm"));
    assertThat(pictures).hasSize(COUNT);
    for (int number = 0; number < COUNT; number++) {
      WebmReader.Picture picture = pictures.get(number);
      double own = picture.distance(picture(number));
      assertThat(own).as("picture %d", number).isLessThan(5);
      assertThat(picture.distance(picture((number + 1) % COUNT))).isGreaterThan(2 * own);
      assertThat(picture.key()).isEqualTo(number % WebmEncoder.KEY_FRAME_INTERVAL == 0);
    }
  }

  @Test
  void isFoundAtTheMiddleOfItsTime() throws IOException {
    List<WebmReader.Picture> pictures = WebmReader.read(film("film.webm"));
    for (int number = 0; number < COUNT; number++) {
      double asked = (number + 0.5) / RATE;
      long shown = pictures.stream().filter(p -> p.seconds() <= asked).count() - 1;
      assertThat(shown).isEqualTo(number);
    }
  }

  @Test
  void givesTheSameBytesTwice() throws IOException {
    assertThat(Files.readAllBytes(film("one.webm")))
        .isEqualTo(Files.readAllBytes(film("two.webm")));
  }

  @Test
  void saysWhichFileCannotBeOpened() {
    Path nowhere = folder.resolve("missing").resolve("film.webm");
    assertThatThrownBy(() -> new WebmEncoder(nowhere, WIDTH, HEIGHT, RATE))
        .isInstanceOf(VideoEncodingException.class)
        .hasMessageContaining(nowhere.toString())
        .hasMessageContaining("No such file or directory");
  }

  @Test
  void refusesPicturesOfAnotherSize() throws IOException {
    try (WebmEncoder encoder = new WebmEncoder(folder.resolve("film.webm"), WIDTH, HEIGHT, RATE)) {
      assertThatThrownBy(() -> encoder.add(new int[7]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("192 × 108");
    }
    assertThatThrownBy(() -> new WebmEncoder(folder.resolve("odd.webm"), 191, HEIGHT, RATE))
        .hasMessageContaining("even");
  }
}

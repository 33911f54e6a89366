package org.uncoil.render.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VideoEncoderTest {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 108;
  private static final int COUNT = 70;
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

  private Path film(FilmFormat format, String name) throws IOException {
    Path file = folder.resolve(name + "." + format.extension());
    try (FrameSink sink = format.open(file, WIDTH, HEIGHT, RATE)) {
      for (int number = 0; number < COUNT; number++) {
        sink.add(picture(number));
      }
      sink.finish();
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBM", "MP4"})
  void showsEachPictureInItsTurn(FilmFormat format) throws IOException {
    assertThat(format.available()).isTrue();
    List<VideoReader.Picture> pictures = VideoReader.read(film(format, "film"));
    assertThat(pictures).hasSize(COUNT);
    for (int number = 0; number < COUNT; number++) {
      VideoReader.Picture picture = pictures.get(number);
      assertThat(picture.width()).isEqualTo(WIDTH);
      assertThat(picture.height()).isEqualTo(HEIGHT);
      double own = picture.distance(picture(number));
      assertThat(own).as("picture %d", number).isLessThan(5);
      assertThat(picture.distance(picture((number + 1) % COUNT))).isGreaterThan(2 * own);
      assertThat(picture.key()).isEqualTo(number % VideoEncoder.KEY_FRAME_INTERVAL == 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBM", "MP4"})
  void isFoundAtTheMiddleOfItsTime(FilmFormat format) throws IOException {
    List<VideoReader.Picture> pictures = VideoReader.read(film(format, "film"));
    for (int number = 0; number < COUNT; number++) {
      double asked = (number + 0.5) / RATE;
      long shown = pictures.stream().filter(p -> p.seconds() <= asked).count() - 1;
      assertThat(shown).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBytesTwice(FilmFormat format) throws IOException {
    assertThat(Files.readAllBytes(film(format, "one")))
        .isEqualTo(Files.readAllBytes(film(format, "two")));
  }

  @ParameterizedTest
  @EnumSource
  void saysWhichFileCannotBeOpened(FilmFormat format) {
    Path nowhere = folder.resolve("missing").resolve("film");
    assertThatThrownBy(() -> format.open(nowhere, WIDTH, HEIGHT, RATE))
        .isInstanceOf(VideoEncodingException.class)
        .hasMessageContaining(nowhere.toString())
        .hasMessageContaining("No such file or directory");
  }

  @ParameterizedTest
  @EnumSource
  void refusesPicturesOfAnotherSize(FilmFormat format) throws IOException {
    try (FrameSink sink = format.open(folder.resolve("film"), WIDTH, HEIGHT, RATE)) {
      assertThatThrownBy(() -> sink.add(new int[7]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("192 × 108");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBM", "MP4"})
  void refusesOddSizes(FilmFormat format) {
    Path odd = folder.resolve("odd");
    assertThatThrownBy(() -> format.open(odd, 191, HEIGHT, RATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(odd.toString(), "191 × 108", "even");
    assertThat(odd).doesNotExist();
  }

  @Test
  void refusesPacesThatNoneCanShow() {
    Path file = folder.resolve("film");
    assertThatThrownBy(() -> FilmFormat.WEBM.open(file, WIDTH, HEIGHT, 0))
        .hasMessageContainingAll(file.toString(), "frames per second = 0", "at least 1");
    assertThatThrownBy(() -> FilmFormat.GIF.open(file, WIDTH, HEIGHT, 51))
        .hasMessageContainingAll(file.toString(), "frames per second = 51", "at most 50");
  }

  @Test
  void saysWhichEncoderIsMissing() {
    Path file = folder.resolve("film.mp4");
    Codec absent = new Codec("mp4", "libx264", Codec.Pixels.YUV, Map.of(), Map.of());
    assertThatThrownBy(() -> new VideoEncoder(file, absent, WIDTH, HEIGHT, RATE))
        .isInstanceOf(VideoEncodingException.class)
        .hasMessageContainingAll(file.toString(), "no encoder libx264", "mp4");
    assertThat(file).doesNotExist();
  }
}

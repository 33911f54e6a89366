package org.uncoil.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.render.encode.FilmFormat;
import org.uncoil.render.encode.SvgFile;
import org.uncoil.render.encode.VideoReader;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.Films;
import org.uncoil.render.scene.Composition;
import org.uncoil.render.scene.Layouts;
import org.uncoil.render.scene.Pictures;
import org.uncoil.render.style.Theme;

class FilmRendererTest {
  @TempDir Path folder;

  private final FilmScript script = Films.script(Films.dataset("film", 2, 3, 150));

  private FilmOptions options(String name, Optional<Integer> posterFrame, Optional<Path> pictures) {
    return new FilmOptions(
        30,
        Optional.empty(),
        Map.of(FilmFormat.WEBM, folder.resolve(name + ".webm")),
        folder.resolve(name + ".png"),
        posterFrame,
        pictures);
  }

  private Composition<FilmFrame> composition() {
    return Layouts.film(script.subject(), Theme.DARK);
  }

  private RenderedFilm render(FilmOptions options) {
    try {
      return FilmRenderer.render(FrameSequence.of(composition(), script), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] pixels(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  @Test
  void aFilmOfFewPicturesHoldsEachLonger() throws IOException {
    FilmOptions each = options("held", Optional.empty(), Optional.of(folder));
    FrameTiming timing = FrameTiming.of(41, 12);
    FilmOptions held =
        new FilmOptions(
            12,
            Optional.of(timing),
            each.films(),
            each.poster(),
            each.posterFrame(),
            each.pictures());
    assertThat(render(held)).isEqualTo(new RenderedFilm(120, 1280, 720, 12));
    List<VideoReader.Picture> decoded = VideoReader.read(folder.resolve("held.webm"));
    assertThat(decoded).hasSize(120);
    assertThat(folder.resolve("00040.png")).exists();
    assertThat(folder.resolve("00041.png")).doesNotExist();
    List<Integer> shown = timing.spread(IntStream.range(0, 41).boxed().toList());
    assertThat(shown).hasSize(120).startsWith(0, 0, 1, 1, 1).endsWith(39, 40, 40, 40);
    for (int k : new int[] {0, 20, 60, 119}) {
      int[] drawn = pixels(folder.resolve("%05d.png".formatted(shown.get(k))));
      assertThat(decoded.get(k).distance(drawn)).as("frame %d", k).isLessThan(6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 12, 120",
    "95, 12, 120",
    "96, 12, 96",
    "120, 12, 120",
    "600, 12, 600",
    "3, 2, 20"
  })
  void filmsOfStudiesLastEightSecondsOrMore(int pictures, int framesPerSecond, int frames) {
    assertThat(FrameTiming.of(pictures, framesPerSecond).frames()).isEqualTo(frames);
  }

  @Test
  void filmAndPicturesShowTheSame() throws IOException {
    RenderedFilm film = render(options("film", Optional.empty(), Optional.of(folder)));
    assertThat(film).isEqualTo(new RenderedFilm(41, 1280, 720, 30));
    List<VideoReader.Picture> decoded = VideoReader.read(folder.resolve("film.webm"));
    assertThat(decoded).hasSize(41);
    for (int k : new int[] {0, 1, 19, 20, 33, 40}) {
      int[] drawn = pixels(folder.resolve("000%02d.png".formatted(k)));
      double own = decoded.get(k).distance(drawn);
      assertThat(own).as("picture %d", k).isLessThan(6);
      for (int other : new int[] {k - 1, k + 1}) {
        if (other >= 0 && other <= 40) {
          assertThat(decoded.get(other).distance(drawn)).isGreaterThan(own);
        }
      }
    }
    int[] poster = pixels(folder.resolve("film.png"));
    assertThat(decoded.get(40).distance(poster)).as("the poster").isLessThan(6);
  }

  @Test
  void rendersTheSameBytesTwiceOnTwoThreads() throws IOException {
    List<CompletableFuture<RenderedFilm>> films =
        Stream.of("one", "two")
            .map(name -> options(name, Optional.of(7), Optional.empty()))
            .map(options -> CompletableFuture.supplyAsync(() -> render(options)))
            .toList();
    assertThat(films.get(0).join()).isEqualTo(films.get(1).join());
    for (String ending : new String[] {".webm", ".png"}) {
      assertThat(Files.readAllBytes(folder.resolve("one" + ending)))
          .isEqualTo(Files.readAllBytes(folder.resolve("two" + ending)));
    }
  }

  @Test
  void drawsTheLastPictureAgainAsVectors() throws IOException {
    FrameSequence reel = FrameSequence.of(Layouts.embedding(script.subject(), Theme.LIGHT), script);
    assertThatThrownBy(() -> reel.drawAgain(null)).isInstanceOf(IllegalStateException.class);
    BufferedImage last = null;
    for (Iterator<BufferedImage> pictures = reel.pictures(); pictures.hasNext(); ) {
      last = pictures.next();
    }
    BufferedImage again = new BufferedImage(640, 640, BufferedImage.TYPE_INT_RGB);
    reel.drawAgain(again.createGraphics());
    assertThat(Pictures.compare(last, again).mean()).isLessThan(0.6);
    List<byte[]> files = new ArrayList<>();
    for (String name : List.of("one.svg", "two.svg")) {
      SvgFile.write(folder.resolve(name), 640, 640, "the last", reel::drawAgain);
      files.add(Files.readAllBytes(folder.resolve(name)));
    }
    assertThat(files.get(0)).isEqualTo(files.get(1)).hasSizeGreaterThan(50_000);
  }

  @Test
  void refusesAPosterThatTheFilmDoesNotShow() {
    assertThatThrownBy(() -> render(options("film", Optional.of(99), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("posterFrame = 99: the film's frames are 0 to 40");
  }
}

package org.uncoil.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.render.encode.WebmReader;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.Films;
import org.uncoil.render.style.Theme;

class FilmRendererTest {
  @TempDir Path folder;

  private final FilmScript script = Films.script(Films.dataset("film", 2, 3, 150));

  private FilmOptions options(String name, Optional<Integer> posterEpoch, Optional<Path> pictures) {
    return new FilmOptions(
        Theme.DARK,
        30,
        folder.resolve(name + ".webm"),
        folder.resolve(name + ".png"),
        posterEpoch,
        pictures);
  }

  private Film render(FilmOptions options) {
    try {
      return FilmRenderer.render(script, options);
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
  void filmAndPicturesShowTheSame() throws IOException {
    Film film = FilmRenderer.render(script, options("film", Optional.empty(), Optional.of(folder)));
    assertThat(film)
        .isEqualTo(new Film(41, 1280, 720, 30, Files.size(folder.resolve("film.webm"))));
    List<WebmReader.Picture> decoded = WebmReader.read(folder.resolve("film.webm"));
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
    assertThat(Files.readAllBytes(folder.resolve("film.png")))
        .isEqualTo(Files.readAllBytes(folder.resolve("00040.png")));
  }

  @Test
  void rendersTheSameBytesTwiceOnTwoThreads() throws IOException {
    List<CompletableFuture<Film>> films =
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
  void refusesAPosterThatTheFilmDoesNotShow() {
    assertThatThrownBy(
            () -> FilmRenderer.render(script, options("film", Optional.of(99), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }
}

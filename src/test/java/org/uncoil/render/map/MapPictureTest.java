package org.uncoil.render.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapPictureTest {
  private static MapCells noise(int columns, int rows) {
    Random random = new Random(columns + 31L * rows);
    boolean[] converged = new boolean[columns * rows];
    float[] measure = new float[columns * rows];
    for (int i = 0; i < measure.length; i++) {
      converged[i] = random.nextBoolean();
      measure[i] = random.nextInt(20) == 0 ? Float.NaN : random.nextFloat();
    }
    return new MapCells(columns, rows, converged, measure);
  }

  private static PictureAxis scale(int steps) {
    return new PictureAxis("Factor", 0.01, 100, steps, true);
  }

  private static MapPicture picture(MapCells cells, PictureAxis x, PictureAxis y) {
    return new MapPicture("Where does it converge?", "A note.", x, y, cells, MapColours.of(cells));
  }

  private static byte[] bytes(MapPicture picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    picture.write(out);
    return out.toByteArray();
  }

  private static BufferedImage decoded(MapPicture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes(picture)));
  }

  private static int rgb(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  /** Columns and rows, how far apart the cells are that are drawn, and pixels of each. */
  @ParameterizedTest
  @CsvSource({
    "256, 256, 1, 1",
    "300, 257, 1, 1",
    "255, 255, 1, 3",
    "64, 64, 1, 12",
    "64, 40, 1, 12",
    "7, 2, 1, 110",
    "600, 20, 1, 1",
    "16384, 12, 2, 1",
    "9, 8193, 2, 1"
  })
  void eachCellHasItsColourAtItsPlace(int columns, int rows, int every, int zoom)
      throws IOException {
    MapCells cells = noise(columns, rows);
    MapColours colours = MapColours.of(cells);
    MapPicture picture = picture(cells, scale(columns), scale(rows));
    Rectangle area = picture.area();
    BufferedImage image = decoded(picture);
    int across = (columns + every - 1) / every;
    int up = (rows + every - 1) / every;
    assertThat(area.width).isEqualTo(across * zoom);
    assertThat(area.height).isEqualTo(up * zoom);
    int wrong = 0;
    for (int y = 0; y < area.height; y++) {
      for (int x = 0; x < area.width; x++) {
        int cell = (up - 1 - y / zoom) * every * columns + x / zoom * every;
        int expected = colours.rgb(cells.converged()[cell], cells.measure()[cell]);
        wrong += rgb(image, area.x + x, area.y + y) == expected ? 0 : 1;
      }
    }
    assertThat(wrong).isZero();
  }

  /** The middles of the longest marks below the area, and left of it, in pixels from its corner. */
  private static List<Double> marks(BufferedImage image, Rectangle area, boolean below) {
    List<Double> middles = new ArrayList<>();
    int length = below ? area.width : area.height;
    int start = -1;
    for (int i = 0; i <= length; i++) {
      int x = below ? area.x + i : area.x - 5;
      int y = below ? area.y + area.height + 4 : area.y + i;
      boolean dark = i < length && (rgb(image, x, y) & 255) < 128;
      if (dark && start < 0) {
        start = i;
      } else if (!dark && start >= 0) {
        middles.add(below ? (start + i) / 2.0 : length - (start + i) / 2.0);
        start = -1;
      }
    }
    return middles;
  }

  /** Powers of ten are a fourth of the steps apart, and their cells known. */
  @ParameterizedTest
  @CsvSource({"257, 1", "513, 1", "33, 23", "65, 12"})
  void aMarkLiesInTheMiddleOfTheCellOfItsValue(int steps, int zoom) throws IOException {
    for (boolean logarithmic : new boolean[] {true, false}) {
      PictureAxis scale = logarithmic ? scale(steps) : new PictureAxis("Part", -2, 2, steps, false);
      MapPicture picture = picture(noise(steps, steps), scale, scale);
      BufferedImage image = decoded(picture);
      for (boolean below : new boolean[] {true, false}) {
        List<Double> found = marks(image, picture.area(), below);
        for (int i = 0; i <= 4; i++) {
          double middle = (i * (steps - 1) / 4.0 + 0.5) * zoom;
          assertThat(found)
              .anySatisfy(mark -> assertThat(Math.abs(mark - middle)).isLessThanOrEqualTo(0.5));
        }
        if (logarithmic) {
          assertThat(found).hasSize(5);
        }
      }
    }
  }

  @Test
  void theSameMapGivesTheSameBytes() throws IOException {
    MapCells cells = noise(80, 60);
    assertThat(bytes(picture(cells, scale(80), scale(60))))
        .isEqualTo(bytes(picture(cells, scale(80), scale(60))));
  }

  @Test
  void leavesTheStreamOpen() throws IOException {
    boolean[] closed = {false};
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    picture(noise(20, 20), scale(20), scale(20)).write(out);
    assertThat(closed[0]).isFalse();
  }

  /** The legend beside the map has all the colours, and grey. */
  @Test
  void theBarsShowAllColours() throws IOException {
    MapCells cells = noise(900, 900);
    MapColours colours = MapColours.of(cells);
    MapPicture picture = picture(cells, scale(900), scale(900));
    BufferedImage image = decoded(picture);
    Set<Integer> beside = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = picture.area().x + picture.area().width + 2; x < image.getWidth(); x++) {
        beside.add(rgb(image, x, y));
      }
    }
    assertThat(beside).contains(MapColours.NO_RESULT);
    for (boolean converged : new boolean[] {true, false}) {
      assertThat(Arrays.stream(colours.colours(converged))).hasSize(256).isSubsetOf(beside);
    }
  }

  @Test
  void mapsOfOneKindOrWithoutResultsCanBeDrawn() throws IOException {
    float[] measure = new float[64 * 64];
    boolean[] converged = new boolean[64 * 64];
    MapCells same = new MapCells(64, 64, converged, measure);
    assertThat(decoded(picture(same, scale(64), scale(64))).getWidth()).isGreaterThan(768);
    Arrays.fill(measure, Float.NaN);
    MapCells none = new MapCells(64, 64, converged, measure);
    assertThat(decoded(picture(none, scale(64), scale(64))).getWidth()).isGreaterThan(768);
  }

  @Test
  void longTextsStayInThePicture() throws IOException {
    MapCells cells = noise(64, 64);
    String words = "a long sentence about a map ".repeat(30);
    PictureAxis named = new PictureAxis(words, 1, 2, 64, false);
    MapPicture picture = new MapPicture(words, words, named, named, cells, MapColours.of(cells));
    BufferedImage image = decoded(picture);
    assertThat(image.getWidth()).isLessThan(1200);
    assertThat(picture.area().y).isGreaterThan(200);
    for (int y = 0; y < image.getHeight(); y++) {
      assertThat(rgb(image, image.getWidth() - 3, y)).isEqualTo(0xFFFFFF);
    }
  }

  @Test
  void scalesMustFitTheCells() {
    MapCells cells = noise(4, 3);
    assertThatThrownBy(() -> picture(cells, scale(3), scale(3))).hasMessageContaining("column");
    assertThatThrownBy(() -> picture(cells, scale(4), scale(4))).hasMessageContaining("row");
    assertThatThrownBy(() -> new PictureAxis("x", 2, 1, 5, false)).hasMessageContaining("from");
    assertThatThrownBy(() -> new PictureAxis("x", 0, 1, 5, true))
        .hasMessageContaining("logarithmic");
    assertThatThrownBy(() -> new PictureAxis("x", 0, 1, 1, false)).hasMessageContaining("steps");
    assertThatThrownBy(() -> new PictureAxis("x", Double.NaN, 1, 3, false))
        .hasMessageContaining("from");
  }
}

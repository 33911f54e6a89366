package org.uncoil.gallery.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.gallery.payload.ScriptReader;

/** Tiles read back by what their description says. */
class MapTilesTest {
  private static final MapQuantity.Format NUMBER = MapQuantity.Format.NUMBER;

  /** Values of every kind: none, 0, and eleven powers of ten. */
  private static float[] values(int cells, long seed, boolean zeros) {
    Random random = new Random(seed);
    float[] values = new float[cells];
    for (int i = 0; i < cells; i++) {
      int kind = random.nextInt(20);
      values[i] =
          kind == 0
              ? Float.NaN
              : kind == 1 && zeros ? 0 : (float) Math.pow(10, 11 * random.nextDouble() - 8);
    }
    return values;
  }

  private static float[] yesOrNo(int cells) {
    Random random = new Random(5);
    float[] values = new float[cells];
    for (int i = 0; i < cells; i++) {
      values[i] = random.nextInt(30) == 0 ? Float.NaN : random.nextInt(2);
    }
    return values;
  }

  private static float[] whole(int cells) {
    Random random = new Random(6);
    float[] values = new float[cells];
    for (int i = 0; i < cells; i++) {
      values[i] = random.nextInt(3) == 0 ? Float.NaN : 3 + random.nextInt(60_000);
    }
    return values;
  }

  private static int unfoldedLevel(int stored, int before) {
    return (before + ScriptReader.unfolded(stored)) & 0xffff;
  }

  private static int[] levels(ScriptReader tile, int columns, int rows) {
    int[] stored = tile.next(columns * rows, 2);
    int[] levels = new int[stored.length];
    for (int i = 0; i < stored.length; i++) {
      int before = i % columns > 0 ? levels[i - 1] : i > 0 ? levels[i - columns] : 0;
      levels[i] = unfoldedLevel(stored[i], before);
    }
    return levels;
  }

  @ParameterizedTest
  @CsvSource({"300, 77", "1, 1", "256, 256", "257, 3", "5, 1030", "1024, 512"})
  void everyCellOfEveryLevelComesBackWithinThePrecision(int columns, int rows) throws IOException {
    int cells = columns * rows;
    float[] linear = values(cells, 1, true);
    float[] log = values(cells, 2, true);
    float[] yes = yesOrNo(cells);
    float[] whole = whole(cells);
    MapTiles tiles =
        new MapTiles(
            columns,
            rows,
            List.of(
                new MapQuantity("linear", "a", NUMBER, Spacing.LINEAR, linear),
                new MapQuantity("yes", "b", MapQuantity.Format.YES_NO, Spacing.LINEAR, yes),
                new MapQuantity("log", "c", NUMBER, Spacing.LOG, log),
                new MapQuantity("whole", "d", MapQuantity.Format.WHOLE, Spacing.LINEAR, whole)));
    Map<String, byte[]> scripts = new LinkedHashMap<>();
    tiles.forEach(
        (path, bytes) -> assertThat(scripts.put(path, bytes)).as(path + " comes once").isNull());
    List<Map<String, Object>> about = tiles.describe();
    int seen = 0;
    for (int level = 0; level < tiles.levels(); level++) {
      int step = 1 << level;
      int wide = (columns + step - 1) / step;
      int high = (rows + step - 1) / step;
      for (int row = 0; row * 256 < high; row++) {
        for (int column = 0; column * 256 < wide; column++) {
          ScriptReader tile = new ScriptReader(scripts.get(MapTiles.path(level, column, row)));
          seen++;
          int width = Math.min(256, wide - column * 256);
          int height = Math.min(256, high - row * 256);
          assertThat(tile.head.get("columns").asInt()).isEqualTo(width);
          assertThat(tile.head.get("rows").asInt()).isEqualTo(height);
          int[] found = levels(tile, width, height);
          int[] foundYes = tile.next(width * height, 1);
          int[] foundLog = levels(tile, width, height);
          int[] foundWhole = levels(tile, width, height);
          tile.assertAtEnd();
          for (int i = 0; i < found.length; i++) {
            int cell = (row * 256 + i / width) * step * columns + (column * 256 + i % width) * step;
            assertLinear(found[i], linear[cell], about.get(0));
            assertThat(foundYes[i]).isEqualTo(Float.isNaN(yes[cell]) ? 255 : (int) yes[cell]);
            assertLog(foundLog[i], log[cell], about.get(2));
            assertWhole(foundWhole[i], whole[cell], about.get(3));
          }
        }
      }
    }
    assertThat(seen).isEqualTo(scripts.size());
  }

  private static double least(Map<String, Object> about) {
    return (double) about.get("least");
  }

  private static double greatest(Map<String, Object> about) {
    return (double) about.get("greatest");
  }

  private static double linear(int level, Map<String, Object> about) {
    return least(about)
        + (double) level / (int) about.get("steps") * (greatest(about) - least(about));
  }

  private static void assertLinear(int level, float value, Map<String, Object> about) {
    if (Float.isNaN(value)) {
      assertThat(level).isEqualTo(0xffff);
    } else {
      double most = (greatest(about) - least(about)) / 131068 * (1 + 1e-9);
      assertThat(linear(level, about)).isCloseTo(value, within(most));
    }
  }

  private static void assertWhole(int level, float value, Map<String, Object> about) {
    if (Float.isNaN(value)) {
      assertThat(level).isEqualTo(0xffff);
    } else {
      assertThat((float) Math.rint(linear(level, about))).isEqualTo(value);
    }
  }

  private static void assertLog(int level, float value, Map<String, Object> about) {
    if (Float.isNaN(value)) {
      assertThat(level).isEqualTo(0xffff);
    } else if (value == 0) {
      assertThat(level).isZero();
    } else {
      double ratio = greatest(about) / least(about);
      double found = least(about) * Math.pow(ratio, (level - 1) / 65533.0);
      assertThat(found / value - 1).isCloseTo(0, within(Math.pow(ratio, 1 / 131066.0) - 1 + 1e-9));
    }
  }

  @Test
  void theLastLevelIsOneTileAndTheOnesBeforeAreNot() {
    for (int side : new int[] {1, 255, 256, 257, 512, 513, 4096}) {
      MapTiles tiles = new MapTiles(side, 1, List.of());
      int last = tiles.levels() - 1;
      assertThat(Math.ceil(side / Math.pow(2, last))).isLessThanOrEqualTo(256);
      if (last > 0) {
        assertThat(Math.ceil(side / Math.pow(2, last - 1))).isGreaterThan(256);
      }
    }
  }

  @Test
  void aQuantityWithoutAnyValueHasTiles() throws IOException {
    float[] none = {Float.NaN, Float.POSITIVE_INFINITY};
    for (Spacing scale : Spacing.values()) {
      MapTiles tiles =
          new MapTiles(2, 1, List.of(new MapQuantity("none", "none", NUMBER, scale, none)));
      tiles.forEach(
          (path, bytes) -> {
            try {
              assertThat(levels(new ScriptReader(bytes), 2, 1)).containsExactly(0xffff, 0xffff);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      assertThat(tiles.describe().get(0)).containsEntry("greatest", 1.0);
    }
  }

  @Test
  void valuesThatCannotBeStoredAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MapTiles(
                    1,
                    1,
                    List.of(new MapQuantity("loss", "l", NUMBER, Spacing.LOG, new float[] {-1}))))
        .withMessageContaining("loss has the value -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MapTiles(
                    2,
                    1,
                    List.of(new MapQuantity("loss", "l", NUMBER, Spacing.LOG, new float[] {1}))))
        .withMessageContaining("loss has 1 values for 2 × 1 cells");
  }

  @Test
  void aTileIsAscii() {
    new MapTiles(1, 1, List.of(new MapQuantity("a", "ä", NUMBER, Spacing.LINEAR, new float[] {1})))
        .forEach(
            (path, bytes) ->
                assertThat(new String(bytes, StandardCharsets.US_ASCII))
                    .startsWith("(self.uncoilTiles??={})[\"0-0-0\"]={\"")
                    .isEqualTo(new String(bytes, StandardCharsets.UTF_8)));
  }
}

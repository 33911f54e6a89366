package org.uncoil.gallery.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.uncoil.gallery.payload.DataScript;
import org.uncoil.gallery.payload.Planes;

/**
 * The cells of a map as scripts of {@value #SIDE} × {@value #SIDE} cells, which the page loads when
 * they are seen. Level 0 has every cell; level k has every 2^k-th column and row, so that a pixel
 * is one of the cells that it covers. The last level is one tile.
 *
 * <p>A tile puts an object under its name {@code LEVEL-COLUMN-ROW} in {@code uncoilTiles}; columns
 * and rows of tiles begin at 0, rows at the bottom.
 *
 * <pre>
 * version         3
 * columns, rows   of cells in this tile
 * data            of each quantity the cells' levels, row by row from the bottom (1 byte for yes and
 *                 no, else 2 bytes), as {@link MapLevels} has them. Of 2 bytes is stored what a level
 *                 differs by from the one to its left, in the first column from the one below,
 *                 modulo 65536, the sign in the lowest bit
 * </pre>
 */
public final class MapTiles {
  /** Cells along each side of a tile. */
  public static final int SIDE = 256;

  /** The folder of all scripts of a map, at the gallery's root. */
  public static final String FOLDER = "map/";

  private final int columns;
  private final int rows;
  private final List<MapQuantity> quantities;
  private final List<MapLevels> levels;

  /**
   * The tiles of a map of so many cells.
   *
   * @throws IllegalArgumentException where a quantity has another number of values
   */
  public MapTiles(int columns, int rows, List<MapQuantity> quantities) {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("a map of " + columns + " × " + rows + " cells");
    }
    for (MapQuantity quantity : quantities) {
      if (quantity.values().length != (long) columns * rows) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s has %d values for %d × %d cells",
                quantity.key(),
                quantity.values().length,
                columns,
                rows));
      }
    }
    this.columns = columns;
    this.rows = rows;
    this.quantities = List.copyOf(quantities);
    levels = this.quantities.stream().map(MapLevels::new).toList();
  }

  /** {@return cells from left to right} */
  public int columns() {
    return columns;
  }

  /** {@return cells from bottom to top} */
  public int rows() {
    return rows;
  }

  /** {@return the number of levels, at least 1} */
  public int levels() {
    int count = 1;
    while (cells(columns, count - 1) > SIDE || cells(rows, count - 1) > SIDE) {
      count++;
    }
    return count;
  }

  /** The path of a tile, relative to the gallery's root. */
  public static String path(int level, int column, int row) {
    return FOLDER + name(level, column, row) + ".js";
  }

  /**
   * Makes all tiles one after the other.
   *
   * @param to takes each tile's path and bytes
   */
  public void forEach(BiConsumer<String, byte[]> to) {
    for (int level = 0; level < levels(); level++) {
      for (int row = 0; row * SIDE < cells(rows, level); row++) {
        for (int column = 0; column * SIDE < cells(columns, level); column++) {
          to.accept(path(level, column, row), tile(level, column, row));
        }
      }
    }
  }

  /** What the page's data say of the quantities: see {@link MapIndex}. */
  List<Map<String, Object>> describe() {
    return IntStream.range(0, quantities.size())
        .mapToObj(
            i -> {
              MapQuantity quantity = quantities.get(i);
              return Map.<String, Object>of(
                  "key", quantity.key(),
                  "label", DataScript.shown(quantity.label()),
                  "format", quantity.format().label(),
                  "scale", quantity.scale().label(),
                  "bytes", levels.get(i).bytes(),
                  "steps", levels.get(i).steps(),
                  "least", levels.get(i).least(),
                  "greatest", levels.get(i).greatest());
            })
        .toList();
  }

  boolean has(String key) {
    return quantities.stream().anyMatch(quantity -> quantity.key().equals(key));
  }

  private static String name(int level, int column, int row) {
    return level + "-" + column + "-" + row;
  }

  /** How many of so many cells a level has. */
  private static int cells(int all, int level) {
    return ((all - 1) >> level) + 1;
  }

  private byte[] tile(int level, int column, int row) {
    int width = Math.min(SIDE, cells(columns, level) - column * SIDE);
    int height = Math.min(SIDE, cells(rows, level) - row * SIDE);
    Planes data = new Planes();
    for (int q = 0; q < quantities.size(); q++) {
      int[] found = new int[width * height];
      for (int i = 0; i < found.length; i++) {
        int cellColumn = (column * SIDE + i % width) << level;
        int cellRow = (row * SIDE + i / width) << level;
        found[i] = levels.get(q).of(quantities.get(q).values()[cellRow * columns + cellColumn]);
      }
      data.add(
          levels.get(q).bytes() == 1 ? found : differences(found, width), levels.get(q).bytes());
    }
    Map<String, Integer> head =
        Map.of("version", DataScript.VERSION, "columns", width, "rows", height);
    return DataScript.of("uncoilTiles", name(level, column, row), new TreeMap<>(head), data);
  }

  private static int[] differences(int[] found, int width) {
    int[] differences = new int[found.length];
    for (int i = 0; i < found.length; i++) {
      int before = i % width > 0 ? found[i - 1] : i > 0 ? found[i - width] : 0;
      differences[i] = Planes.folded((short) (found[i] - before));
    }
    return differences;
  }
}

package org.uncoil.dataset.file;

import java.util.Locale;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.PointFile;

/**
 * Whether the points of a file fit into memory, asked before they fill it.
 *
 * @param available bytes that this JVM may use
 */
record ImportMemory(long available) {
  // a value is held as read, as built, scaled, and as an object of the table's row; a point with
  // its lists
  private static final double BYTES_PER_POINT = 200;
  private static final double BYTES_PER_VALUE = 64;
  private static final double GIGABYTE = 1e9;

  static ImportMemory ofThisJvm() {
    return new ImportMemory(Runtime.getRuntime().maxMemory());
  }

  /**
   * Requires room for points.
   *
   * @param points how many there are, or seem to be
   * @throws DatasetException where they cannot fit
   */
  void require(PointFile file, double points, int dimensions) {
    double bytes = points * (BYTES_PER_POINT + BYTES_PER_VALUE * dimensions);
    if (bytes > available || points * dimensions > Integer.MAX_VALUE) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s: about %,.0f rows of %s need %.1f GB of memory, and there are %.1f GB: give the program more memory, or a file with fewer rows or columns",
              file.path(),
              points,
              dimensions == 1 ? "one value" : String.format(Locale.ROOT, "%,d values", dimensions),
              bytes / GIGABYTE,
              available / GIGABYTE));
    }
  }
}

package org.uncoil.gallery.map;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.uncoil.dataset.Dataset;
import org.uncoil.gallery.payload.DataScript;
import org.uncoil.gallery.payload.DatasetScript;
import org.uncoil.gallery.payload.Planes;

/**
 * What a browser needs to train the network of a cell: the object {@code start-I-J} of {@code
 * uncoilStarts}. I is the cell's column where points or initial weights depend on the axis x, else
 * 0; J likewise is the cell's row.
 *
 * <pre>
 * version                   3
 * reason                    why there is nothing to train on, instead of all that follows
 * name, classes, features, points, of, plane   as {@link DatasetScript} has them
 * dimensions                features of a point
 * exact                     true
 * parameters                how many
 * data                      planes of: the points' numbers (4 bytes), their classes, plus 32768 for
 *                           a test point (2 bytes), feature by feature the points' values as float32
 *                           (4 bytes), the lower and then the higher halves of the initial
 *                           parameters as float64 (4 bytes each), in DL4J's order
 * </pre>
 */
public final class MapStart {
  /** So many points at most are trained on in a browser. */
  public static final int MOST_POINTS = 20_000;

  private MapStart() {}

  /** The script's path, relative to the gallery's root. */
  public static String path(int i, int j) {
    return MapTiles.FOLDER + name(i, j) + ".js";
  }

  /**
   * The script's bytes; a script that gives the reason where a browser cannot train on the dataset.
   *
   * @param dataset training and test points
   * @param parameters the initial weights and biases before the factor {@code initial-scale}: the
   *     engine begins with {@code (float) (initialScale * parameter)}
   */
  public static byte[] script(int i, int j, Dataset dataset, double[] parameters) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", DataScript.VERSION);
    Planes data = new Planes();
    String reason = reason(dataset);
    if (!reason.isEmpty()) {
      head.put("reason", reason);
      return DataScript.of("uncoilStarts", name(i, j), head, data);
    }
    DatasetScript.addExactly(dataset, head, data);
    head.put("parameters", parameters.length);
    int[] low = new int[parameters.length];
    int[] high = new int[parameters.length];
    for (int p = 0; p < parameters.length; p++) {
      long bits = Double.doubleToLongBits(parameters[p]);
      low[p] = (int) bits;
      high[p] = (int) (bits >>> 32);
    }
    data.add(low, 4);
    data.add(high, 4);
    return DataScript.of("uncoilStarts", name(i, j), head, data);
  }

  private static String reason(Dataset dataset) {
    if (dataset.size() > MOST_POINTS) {
      return String.format(
          Locale.ROOT,
          "The dataset has %,d points; a browser trains on at most %,d.",
          dataset.size(),
          MOST_POINTS);
    }
    return DatasetScript.holdsInputs(dataset.dimensions())
        ? ""
        : "The dataset has " + dataset.dimensions() + " features, too many for a page.";
  }

  private static String name(int i, int j) {
    return "start-" + i + "-" + j;
  }
}

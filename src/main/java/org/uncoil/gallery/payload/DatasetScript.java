package org.uncoil.gallery.payload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.InputPlane;

/**
 * Writes a dataset's points, once for all runs on it: the object of its identifier in {@code
 * uncoilDatasets}.
 *
 * <pre>
 * version   3
 * name, classes, features   as pages show them
 * points    how many it holds; of: how many the dataset has
 * ranges    of each feature its least and its greatest value; none where the inputs are not held
 * plane     of inputs of other than two dimensions the plane on which they are drawn: its origin,
 *           its two directions, the names of its axes
 * data      planes of: the points' numbers in the dataset (4 bytes), their classes, plus 32768 for
 *           a test point (2 bytes), then feature by feature the points' values (2 bytes), in 65535ths
 *           of the feature's range
 * </pre>
 */
public final class DatasetScript {
  /** The folder of these scripts, at the gallery's root. */
  public static final String FOLDER = "datasets/";

  static final int TEST = 0x8000;

  /** The steps of a feature's range. */
  static final int STEPS = 0xffff;

  private static final int MOST_INPUTS = 64;

  private DatasetScript() {}

  /** The script's path, relative to the gallery's root. */
  public static String path(String datasetId) {
    return FOLDER + datasetId + ".js";
  }

  /**
   * Whether the inputs of a dataset of so many dimensions are held, so that runs on it can be
   * replayed from their parameters.
   */
  public static boolean holdsInputs(int dimensions) {
    return dimensions >= 1 && dimensions <= MOST_INPUTS;
  }

  /**
   * The script's bytes.
   *
   * @param most so many points at most, a random sample
   */
  public static byte[] of(String datasetId, Dataset dataset, int most) {
    int[] points = Choice.points(dataset.size(), most);
    Planes data = new Planes();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", DataScript.VERSION);
    addPoints(dataset, points, head, data);
    float[][] ranges = new float[holdsInputs(dataset.dimensions()) ? dataset.dimensions() : 0][];
    for (int d = 0; d < ranges.length; d++) {
      ranges[d] = range(dataset, d);
      data.add(levels(dataset, points, d, ranges[d]), 2);
    }
    head.put("ranges", ranges);
    if (ranges.length > 0 && ranges.length != 2) {
      head.put("plane", plane(InputPlane.of(dataset)));
    }
    return DataScript.of("uncoilDatasets", datasetId, head, data);
  }

  /**
   * Adds all points of a dataset, and in place of ranges the field {@code exact}: values are
   * float32, in 4 bytes, feature by feature.
   */
  public static void addExactly(Dataset dataset, Map<String, Object> head, Planes data) {
    int[] points = Choice.points(dataset.size(), dataset.size());
    addPoints(dataset, points, head, data);
    head.put("exact", true);
    head.put("dimensions", dataset.dimensions());
    for (int d = 0; d < dataset.dimensions(); d++) {
      int feature = d;
      data.add(
          IntStream.of(points)
              .map(point -> Float.floatToIntBits(dataset.feature(point, feature)))
              .toArray(),
          4);
    }
    if (dataset.dimensions() != 2) {
      head.put("plane", plane(InputPlane.of(dataset)));
    }
  }

  private static void addPoints(
      Dataset dataset, int[] points, Map<String, Object> head, Planes data) {
    head.put("name", DataScript.shown(dataset.name()));
    head.put("classes", dataset.classNames().stream().map(DataScript::shown).toList());
    head.put("features", dataset.featureNames().stream().map(DataScript::shown).toList());
    head.put("points", points.length);
    head.put("of", dataset.size());
    data.add(points, 4);
    int[] words = new int[points.length];
    for (int p = 0; p < points.length; p++) {
      words[p] = dataset.label(points[p]) | (dataset.isTest(points[p]) ? TEST : 0);
    }
    data.add(words, 2);
  }

  private static Map<String, Object> plane(InputPlane plane) {
    double[] origin = new double[plane.dimensions()];
    double[][] axes = new double[2][plane.dimensions()];
    for (int d = 0; d < origin.length; d++) {
      origin[d] = plane.origin(d);
      axes[0][d] = plane.axis(0, d);
      axes[1][d] = plane.axis(1, d);
    }
    return Map.of(
        "origin",
        origin,
        "axes",
        axes,
        "names",
        List.of(DataScript.shown(plane.label(0)), DataScript.shown(plane.label(1))));
  }

  private static float[] range(Dataset dataset, int dimension) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int point = 0; point < dataset.size(); point++) {
      least = Math.min(least, dataset.feature(point, dimension));
      most = Math.max(most, dataset.feature(point, dimension));
    }
    return least <= most ? new float[] {least, most} : new float[] {0, 0};
  }

  private static int[] levels(Dataset dataset, int[] points, int dimension, float[] range) {
    double extent = (double) range[1] - range[0];
    int[] levels = new int[points.length];
    for (int p = 0; p < points.length && extent > 0; p++) {
      double share = (dataset.feature(points[p], dimension) - (double) range[0]) / extent;
      levels[p] = (int) Math.round(share * STEPS);
    }
    return levels;
  }
}

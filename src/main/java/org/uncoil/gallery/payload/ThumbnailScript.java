package org.uncoil.gallery.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.InputPlane;

/**
 * Writes the thumbnails of many runs on a dataset, beside its points: the object of the script's
 * name in {@code uncoilThumbnails}.
 *
 * <pre>
 * version  that of all these scripts
 * points   how many there are, in an order in which no class lies over the others
 * input    left, right, bottom and top of the input plane; null where inputs are not drawn
 * runs     of each run, by its identifier, left, right, bottom, top and data of its {@link
 *          Thumbnail}; null where it has no embedding
 * data     planes of: the points' numbers in the dataset (4 bytes), their classes (2 bytes) and,
 *          where inputs are drawn, x and y on the input plane (1 byte each, as in thumbnails)
 * </pre>
 */
public final class ThumbnailScript {
  /** The folder of these scripts, at the gallery's root. */
  public static final String FOLDER = "thumbnails/";

  /** So many runs a script holds: less than 300 kB. */
  public static final int RUNS = 300;

  private static final double MARGIN = 0.06;
  private static final JsonMapper JSON = new JsonMapper();

  private ThumbnailScript() {}

  /**
   * The path of a script, relative to the gallery's root.
   *
   * @param number of the dataset's scripts, from 0
   */
  public static String path(String datasetId, int number) {
    return FOLDER + name(datasetId, number) + ".js";
  }

  private static String name(String datasetId, int number) {
    return number == 0 ? datasetId : datasetId + "-" + (number + 1);
  }

  /**
   * The bytes of one of a dataset's scripts.
   *
   * @param number its number, from 0
   * @param runs at most {@value #RUNS}, by their identifiers
   */
  public static byte[] of(
      String datasetId, int number, Dataset dataset, Map<String, Thumbnail> runs) {
    return of(name(datasetId, number), dataset, runs, Thumbnail.POINTS);
  }

  /** Thumbnails of fewer points, in one script with an object for each dataset. */
  public static byte[] ofAll(
      Map<String, Dataset> datasets, Map<String, Map<String, Thumbnail>> runs, int points) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    runs.forEach((id, of) -> bytes.writeBytes(of(id, datasets.get(id), of, points)));
    return bytes.toByteArray();
  }

  private static byte[] of(String name, Dataset dataset, Map<String, Thumbnail> runs, int most) {
    int[] points = Thumbnail.points(dataset, Math.min(most, Thumbnail.POINTS));
    Planes data = new Planes();
    data.add(points, 4);
    int[] labels = new int[points.length];
    for (int p = 0; p < points.length; p++) {
      labels[p] = dataset.label(points[p]);
    }
    data.add(labels, 2);
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", DataScript.VERSION);
    head.put("points", points.length);
    head.put("input", addInputs(dataset, points, data));
    Map<String, Object> fields = new LinkedHashMap<>();
    runs.forEach((run, thumbnail) -> fields.put(run, field(thumbnail, points.length)));
    head.put("runs", fields);
    return DataScript.of("uncoilThumbnails", name, head, data);
  }

  private static double[] addInputs(Dataset dataset, int[] points, Planes data) {
    if (!DatasetScript.holdsInputs(dataset.dimensions())) {
      return null;
    }
    InputPlane plane = InputPlane.of(dataset);
    float[] x = plane.x();
    float[] y = plane.y();
    AxisLimits limits = AxisLimits.withoutStrays(x, y, MARGIN);
    int[][] levels = new int[2][points.length];
    for (int p = 0; p < points.length; p++) {
      levels[0][p] = Thumbnail.level(x[points[p]], limits.minX(), limits.width());
      levels[1][p] = Thumbnail.level(y[points[p]], limits.minY(), limits.height());
    }
    data.add(levels[0], 1);
    data.add(levels[1], 1);
    return new double[] {limits.minX(), limits.maxX(), limits.minY(), limits.maxY()};
  }

  private static Object[] field(Thumbnail run, int points) {
    if (run.equals(Thumbnail.NONE)) {
      return null;
    }
    Thumbnail shown = run.first(points);
    return new Object[] {shown.left(), shown.right(), shown.bottom(), shown.top(), shown.data()};
  }

  /** The runs of a script that was written before; none where it is not one of this version. */
  public static Map<String, Thumbnail> read(String script) {
    Map<String, Thumbnail> runs = new LinkedHashMap<>();
    int begin = script.indexOf("]=") + 2;
    if (begin < 2 || !script.endsWith(";\n")) {
      return runs;
    }
    try {
      JsonNode head = JSON.readTree(script.substring(begin, script.length() - 2));
      if (head.path("version").asInt() == DataScript.VERSION) {
        head.path("runs")
            .properties()
            .forEach(run -> runs.put(run.getKey(), thumbnail(run.getValue())));
      }
    } catch (JsonProcessingException e) {
      // damaged, as after a full disk: it is written again
      runs.clear();
    }
    return runs;
  }

  private static Thumbnail thumbnail(JsonNode run) {
    return run.isNull()
        ? Thumbnail.NONE
        : new Thumbnail(
            run.path(0).asDouble(),
            run.path(1).asDouble(),
            run.path(2).asDouble(),
            run.path(3).asDouble(),
            run.path(4).asText());
  }
}

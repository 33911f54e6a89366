package org.uncoil.gallery.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;

/**
 * Writes a run's parameters at chosen epochs, from which a page computes all that it draws: the
 * object of the run's identifier in {@code uncoilRecordings}.
 *
 * <pre>
 * version      3
 * dataset      the identifier of its dataset, see {@link DatasetScript}
 * epochs       the chosen ones, ascending
 * widths       units per layer, from the input to the output
 * activations  of each hidden layer and of the bottleneck
 * bits         14 to 24: of each parameter, in as many bytes as hold them
 * ranges       of each layer's weights and of its biases, in turn, the least and the greatest value
 * learned      whether data ends with the points' epochs of learning
 * data         planes of: epoch by epoch the parameters in DL4J's order, as steps of their range,
 *              in what they differ from the straight line through the two epochs before (modulo
 *              their bits; folded: 0, −1, 1, −2 … as 0, 1, 2, 3 …); the highest step stands for
 *              what is no finite number. Then, of each point, the epoch from which it is always
 *              classified correctly, plus 1; 0 where it is not at the end (4 bytes)
 * </pre>
 */
final class ParameterScript {
  /**
   * Of what a coordinate or a logit extends over: an eighth of what a reader is promised, since few
   * points are looked at.
   */
  private static final double TOLERANCE = 2.5e-4;

  /**
   * What is tried in turn. Nine in ten runs of 2–100–2–2 take 14: their scripts are a fifth smaller
   * than with 16. Hardly any take 12.
   */
  private static final int[] BITS = {14, 16, 20, 24};

  /** So many points at the first, the middle and the last epoch show whether the bits suffice. */
  private static final int SAMPLE = 32;

  private final NetworkSpec network;
  private final Dataset dataset;
  private final int[] epochs;
  private final float[][] parameters;
  private final int[] parts;

  /**
   * @param epochs the chosen ones
   * @param parameters of each of them
   */
  ParameterScript(NetworkSpec network, Dataset dataset, int[] epochs, float[][] parameters) {
    this.network = network;
    this.dataset = dataset;
    this.epochs = epochs;
    this.parameters = parameters;
    List<Integer> widths = network.widths(dataset.dimensions(), dataset.classes());
    this.parts = new int[2 * (widths.size() - 1)];
    for (int layer = 1; layer < widths.size(); layer++) {
      parts[2 * layer - 2] = widths.get(layer - 1) * widths.get(layer);
      parts[2 * layer - 1] = widths.get(layer);
    }
  }

  /**
   * The script; empty where even three bytes a parameter do not give the embedding closely enough,
   * as with weights of very different sizes.
   *
   * @param learned of each of the dataset's points the epoch from which it is always classified
   *     correctly, −1 where it is not at the end; null where that is not known
   */
  Optional<byte[]> of(String runId, String datasetId, int[] points, List<Integer> learned) {
    float[][] ranges = ranges();
    float[] inputs = sample();
    List<ForwardPass.Result> exact = results(inputs, e -> parameters[e]);
    for (int bits : BITS) {
      Levels levels = new Levels(ranges, parts, bits);
      if (close(exact, results(inputs, e -> levels.values(levels.of(parameters[e]))))) {
        int[][] rounded = new int[epochs.length][];
        Arrays.setAll(rounded, e -> levels.of(parameters[e]));
        return Optional.of(script(runId, datasetId, points, learned, rounded, ranges, bits));
      }
    }
    return Optional.empty();
  }

  private byte[] script(
      String runId,
      String datasetId,
      int[] points,
      List<Integer> learned,
      int[][] levels,
      float[][] ranges,
      int bits) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", DataScript.VERSION);
    head.put("dataset", datasetId);
    head.put("epochs", epochs);
    head.put("widths", network.widths(dataset.dimensions(), dataset.classes()));
    head.put("activations", network.activation().stream().map(Activation::label).toList());
    head.put("bits", bits);
    head.put("ranges", ranges);
    head.put("learned", learned != null);
    Planes data = new Planes();
    int count = levels[0].length;
    int shift = 32 - bits;
    int[] differences = new int[count];
    for (int e = 0; e < levels.length; e++) {
      for (int i = 0; i < count; i++) {
        int before = e < 1 ? 0 : levels[e - 1][i];
        int earlier = e < 2 ? before : levels[e - 2][i];
        // modulo the bits, as a number with a sign
        int difference = (levels[e][i] - 2 * before + earlier) << shift >> shift;
        differences[i] = Planes.folded(e == 0 ? levels[e][i] << shift >> shift : difference);
      }
      data.add(differences, (bits + 7) / 8);
    }
    if (learned != null) {
      data.add(Arrays.stream(points).map(point -> learned.get(point) + 1).toArray(), 4);
    }
    return DataScript.of("uncoilRecordings", runId, head, data);
  }

  private float[][] ranges() {
    float[][] ranges = new float[parts.length][2];
    int from = 0;
    for (int part = 0; part < parts.length; part++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (float[] values : parameters) {
        for (int i = from; i < from + parts[part]; i++) {
          if (Float.isFinite(values[i])) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
          }
        }
      }
      ranges[part] = least <= most ? new float[] {least, most} : new float[2];
      from += parts[part];
    }
    return ranges;
  }

  /**
   * Parameters as steps of the ranges of their parts; one step more stands for no finite number.
   */
  private static final class Levels {
    private final int steps;
    private final double[] least;
    private final double[] extent;

    Levels(float[][] ranges, int[] parts, int bits) {
      steps = (1 << bits) - 2;
      int count = Arrays.stream(parts).sum();
      least = new double[count];
      extent = new double[count];
      int from = 0;
      for (int part = 0; part < parts.length; part++) {
        int to = from + parts[part];
        Arrays.fill(least, from, to, ranges[part][0]);
        Arrays.fill(extent, from, to, (double) ranges[part][1] - ranges[part][0]);
        from = to;
      }
    }

    int[] of(float[] values) {
      int[] levels = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        if (!Float.isFinite(values[i])) {
          levels[i] = steps + 1;
        } else if (extent[i] > 0) {
          // without a call: Math.round took a tenth of the time that a run takes
          levels[i] = (int) ((values[i] - least[i]) / extent[i] * steps + 0.5);
        }
      }
      return levels;
    }

    /** What a reader's page makes of levels. */
    float[] values(int[] levels) {
      float[] values = new float[levels.length];
      for (int i = 0; i < levels.length; i++) {
        values[i] =
            levels[i] > steps
                ? Float.NaN
                : (float) (least[i] + (double) levels[i] / steps * extent[i]);
      }
      return values;
    }
  }

  /** What becomes of inputs at the first, the middle and the last epoch. */
  private List<ForwardPass.Result> results(float[] inputs, IntFunction<float[]> values) {
    return IntStream.of(0, epochs.length / 2, epochs.length - 1)
        .mapToObj(
            e ->
                new ForwardPass(network, dataset.dimensions(), dataset.classes(), values.apply(e))
                    .apply(inputs))
        .toList();
  }

  /**
   * Whether a few points come out where they do with the parameters as they are: before and after
   * the bottleneck's activation and in the logits, measured by the extent of each at these epochs.
   */
  private boolean close(List<ForwardPass.Result> exact, List<ForwardPass.Result> shown) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < exact.size(); i++) {
      add(columns, 0, exact.get(i).before(), shown.get(i).before(), 2);
      add(columns, 2, exact.get(i).after(), shown.get(i).after(), 2);
      add(columns, 4, exact.get(i).logits(), shown.get(i).logits(), dataset.classes());
    }
    return columns.stream().allMatch(column -> column.error <= TOLERANCE * column.extent());
  }

  private static void add(
      List<Column> columns, int first, float[] exact, float[] shown, int width) {
    for (int i = 0; i < exact.length; i++) {
      int column = first + i % width;
      if (column == columns.size()) {
        columns.add(new Column());
      }
      columns.get(column).add(exact[i], shown[i]);
    }
  }

  /** One number of each point: how far it extends, and by how much rounding moves it. */
  private static final class Column {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double error;

    void add(float exact, float shown) {
      if (Float.isFinite(exact)) {
        least = Math.min(least, exact);
        most = Math.max(most, exact);
        double off = Math.abs((double) exact - shown);
        // what is no number is far, too
        error = Math.max(error, Double.isNaN(off) ? Double.MAX_VALUE : off);
      }
    }

    /** A unit that gives the same for all points has no extent of its own. */
    double extent() {
      return Math.max(most - least, 1e-3 * Math.max(1, Math.abs(most)));
    }
  }

  private float[] sample() {
    int[] points = Choice.points(dataset.size(), SAMPLE);
    int dimensions = dataset.dimensions();
    float[] inputs = new float[points.length * dimensions];
    for (int p = 0; p < points.length; p++) {
      for (int d = 0; d < dimensions; d++) {
        inputs[p * dimensions + d] = dataset.feature(points[p], d);
      }
    }
    return inputs;
  }
}

package org.uncoil.gallery.payload;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;

/**
 * Writes a run's parameters at chosen epochs, from which a page computes all that it draws: the
 * object of the run's identifier in {@code uncoilRecordings}.
 *
 * <pre>
 * version      2
 * dataset      the identifier of its dataset, see {@link DatasetScript}
 * epochs       the chosen ones, ascending
 * widths       units per layer, from the input to the output
 * activations  of each hidden layer and of the bottleneck
 * bytes        2 or 3: of each parameter
 * ranges       of each layer's weights and of its biases, in turn, the least and the greatest value
 * learned      whether data ends with the points' epochs of learning
 * data         planes of: epoch by epoch the parameters in DL4J's order, as steps of their range,
 *              in what they differ from the straight line through the two epochs before (modulo
 *              their bytes; folded: 0, −1, 1, −2 … as 0, 1, 2, 3 …); the highest step stands for
 *              what is no finite number. Then, of each point, the epoch from which it is always
 *              classified correctly, plus 1; 0 where it is not at the end (4 bytes)
 * </pre>
 */
final class ParameterScript {
  /** Of the embedding's extent: half a pixel on a canvas of 512. */
  private static final double TOLERANCE = 1e-3;

  /** So many points at the first, the middle and the last epoch show whether two bytes suffice. */
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
    for (int bytes = 2; bytes <= 3; bytes++) {
      int[][] levels = new int[epochs.length][];
      for (int e = 0; e < epochs.length; e++) {
        levels[e] = levels(parameters[e], ranges, bytes);
      }
      if (close(levels, ranges, bytes)) {
        return Optional.of(script(runId, datasetId, points, learned, levels, ranges, bytes));
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
      int bytes) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", DatasetScript.VERSION);
    head.put("dataset", datasetId);
    head.put("epochs", epochs);
    head.put("widths", network.widths(dataset.dimensions(), dataset.classes()));
    head.put("activations", network.activation().stream().map(Activation::label).toList());
    head.put("bytes", bytes);
    head.put("ranges", ranges);
    head.put("learned", learned != null);
    Planes data = new Planes();
    int count = levels[0].length;
    int shift = 32 - 8 * bytes;
    int[] differences = new int[count];
    for (int e = 0; e < levels.length; e++) {
      for (int i = 0; i < count; i++) {
        int before = e < 1 ? 0 : levels[e - 1][i];
        int earlier = e < 2 ? before : levels[e - 2][i];
        // modulo the bytes, as a number with a sign
        int difference = (levels[e][i] - 2 * before + earlier) << shift >> shift;
        differences[i] = Planes.folded(e == 0 ? levels[e][i] << shift >> shift : difference);
      }
      data.add(differences, bytes);
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

  /** The steps of a range: one number less stands for what is not finite. */
  private static int steps(int bytes) {
    return (1 << (8 * bytes)) - 2;
  }

  private int[] levels(float[] values, float[][] ranges, int bytes) {
    int steps = steps(bytes);
    int[] levels = new int[values.length];
    int from = 0;
    for (int part = 0; part < parts.length; part++) {
      double least = ranges[part][0];
      double extent = ranges[part][1] - least;
      for (int i = from; i < from + parts[part]; i++) {
        if (!Float.isFinite(values[i])) {
          levels[i] = steps + 1;
        } else {
          levels[i] = extent > 0 ? (int) Math.round((values[i] - least) / extent * steps) : 0;
        }
      }
      from += parts[part];
    }
    return levels;
  }

  /** What a reader's page makes of levels. */
  private float[] values(int[] levels, float[][] ranges, int bytes) {
    int steps = steps(bytes);
    float[] values = new float[levels.length];
    int from = 0;
    for (int part = 0; part < parts.length; part++) {
      double least = ranges[part][0];
      double extent = ranges[part][1] - least;
      for (int i = from; i < from + parts[part]; i++) {
        values[i] =
            levels[i] > steps ? Float.NaN : (float) (least + (double) levels[i] / steps * extent);
      }
      from += parts[part];
    }
    return values;
  }

  /**
   * Whether the embedding of a few points comes out where it does with the parameters as they are,
   * measured by the extent of their embeddings at these epochs.
   */
  private boolean close(int[][] levels, float[][] ranges, int bytes) {
    float[] inputs = sample();
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double[] error = new double[2];
    for (int e : new int[] {0, epochs.length / 2, epochs.length - 1}) {
      float[] exact = embedded(parameters[e], inputs);
      float[] rounded = embedded(values(levels[e], ranges, bytes), inputs);
      for (int i = 0; i < exact.length; i++) {
        int axis = i % 2;
        if (Float.isFinite(exact[i])) {
          least[axis] = Math.min(least[axis], exact[i]);
          most[axis] = Math.max(most[axis], exact[i]);
          double off = Math.abs((double) exact[i] - rounded[i]);
          // what is no number is far, too
          error[axis] = Math.max(error[axis], Double.isNaN(off) ? Double.MAX_VALUE : off);
        }
      }
    }
    for (int axis = 0; axis < 2; axis++) {
      // units that give the same for all have no extent of their own
      double extent = Math.max(most[axis] - least[axis], 1e-3 * Math.max(1, Math.abs(most[axis])));
      if (error[axis] > TOLERANCE * extent) {
        return false;
      }
    }
    return true;
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

  private float[] embedded(float[] values, float[] inputs) {
    return new ForwardPass(network, dataset.dimensions(), dataset.classes(), values)
        .embed(inputs)
        .before();
  }
}

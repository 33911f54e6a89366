package org.uncoil.embedding;

import java.util.List;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;

/**
 * A bottleneck network's function in plain Java, from its parameters in DL4J's order: layer by
 * layer, a layer's weights column by column (all inputs of unit 0, then of unit 1, …), then its
 * biases. Computes in double.
 */
public final class ForwardPass {
  private final int[] widths;
  private final List<Activation> activations;
  private final float[] parameters;

  /**
   * @param network the specification
   * @param inputs number of input dimensions
   * @param classes number of outputs
   * @param parameters all weights and biases, as many as {@link NetworkSpec#parameterCount}
   */
  public ForwardPass(NetworkSpec network, int inputs, int classes, float[] parameters) {
    int expected = network.parameterCount(inputs, classes);
    if (parameters.length != expected) {
      throw new IllegalArgumentException(
          "%s has %d parameters, not %d"
              .formatted(network.architecture(inputs, classes), expected, parameters.length));
    }
    this.widths = network.widths(inputs, classes).stream().mapToInt(Integer::intValue).toArray();
    this.activations = network.activation();
    this.parameters = parameters.clone();
  }

  /**
   * What a network makes of one batch of points.
   *
   * <p>The lists hold points × units, row by row: {@code before} and {@code after} the bottleneck's
   * activation two units each, {@code probability} one per class.
   */
  public record Result(Floats before, Floats after, Floats probability) {}

  /**
   * Runs a batch of points through the network.
   *
   * @param points points × input dimensions, row by row
   */
  public Result apply(float[] points) {
    int count = points.length / widths[0];
    int outputs = widths[widths.length - 1];
    float[] before = new float[count * NetworkSpec.BOTTLENECK];
    float[] after = new float[count * NetworkSpec.BOTTLENECK];
    float[] probability = new float[count * outputs];
    double[][] units = new double[widths.length][];
    for (int layer = 0; layer < widths.length; layer++) {
      units[layer] = new double[widths[layer]];
    }
    int bottleneck = widths.length - 2;
    for (int point = 0; point < count; point++) {
      for (int i = 0; i < widths[0]; i++) {
        units[0][i] = points[point * widths[0] + i];
      }
      int offset = 0;
      for (int layer = 1; layer < widths.length; layer++) {
        offset = dense(units[layer - 1], units[layer], offset);
        if (layer == bottleneck) {
          store(units[layer], before, point);
        }
        if (layer <= bottleneck) {
          Activation activation = activations.get(layer - 1);
          for (int unit = 0; unit < units[layer].length; unit++) {
            units[layer][unit] = activation.value(units[layer][unit]);
          }
        }
        if (layer == bottleneck) {
          store(units[layer], after, point);
        }
      }
      softmax(units[widths.length - 1]);
      store(units[widths.length - 1], probability, point);
    }
    return new Result(Floats.of(before), Floats.of(after), Floats.of(probability));
  }

  private int dense(double[] in, double[] out, int offset) {
    int biases = offset + in.length * out.length;
    for (int unit = 0; unit < out.length; unit++) {
      double sum = parameters[biases + unit];
      int weight = offset + unit * in.length;
      for (int i = 0; i < in.length; i++) {
        sum += in[i] * parameters[weight + i];
      }
      out[unit] = sum;
    }
    return biases + out.length;
  }

  private static void store(double[] units, float[] into, int point) {
    for (int i = 0; i < units.length; i++) {
      into[point * units.length + i] = (float) units[i];
    }
  }

  private static void softmax(double[] units) {
    double most = Double.NEGATIVE_INFINITY;
    for (double unit : units) {
      most = Math.max(most, unit);
    }
    double sum = 0;
    for (int i = 0; i < units.length; i++) {
      units[i] = Math.exp(units[i] - most);
      sum += units[i];
    }
    for (int i = 0; i < units.length; i++) {
      units[i] /= sum;
    }
  }

  /**
   * The last layer's weights and biases: what it does to the embedding after its activation. {@code
   * logit(c) = w(c,0)·z₁ + w(c,1)·z₂ + b(c)}.
   *
   * @return classes × 3: two weights and the bias of each class
   */
  public double[][] lastLayer() {
    int outputs = widths[widths.length - 1];
    int start = parameters.length - outputs * (NetworkSpec.BOTTLENECK + 1);
    double[][] rows = new double[outputs][];
    for (int c = 0; c < outputs; c++) {
      rows[c] =
          new double[] {
            parameters[start + 2 * c],
            parameters[start + 2 * c + 1],
            parameters[start + NetworkSpec.BOTTLENECK * outputs + c]
          };
    }
    return rows;
  }
}

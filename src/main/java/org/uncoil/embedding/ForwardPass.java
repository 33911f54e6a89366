package org.uncoil.embedding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;

/**
 * A bottleneck network's function in plain Java, from its parameters in DL4J's order: layer by
 * layer, a layer's weights column by column (all inputs of unit 0, then of unit 1, …), then its
 * biases. Computes in double.
 */
public final class ForwardPass {
  /** Points worked on at once: few enough that a wide layer's numbers stay in the cache. */
  static final int BLOCK = 256;

  private final List<Activation> activations;

  /** Per layer, unit by unit, all inputs of a unit side by side. */
  private final double[][] weights;

  private final double[][] biases;
  private final int inputs;

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
          String.format(
              Locale.ROOT,
              "%s has %d parameters, not %d",
              network.architecture(inputs, classes),
              expected,
              parameters.length));
    }
    List<Integer> widths = network.widths(inputs, classes);
    this.inputs = inputs;
    this.activations = network.activation();
    this.weights = new double[widths.size() - 1][];
    this.biases = new double[widths.size() - 1][];
    int offset = 0;
    for (int layer = 0; layer < weights.length; layer++) {
      int units = widths.get(layer + 1);
      weights[layer] = copy(parameters, offset, widths.get(layer) * units);
      offset += weights[layer].length;
      biases[layer] = copy(parameters, offset, units);
      offset += units;
    }
  }

  private ForwardPass(ForwardPass whole, double[] firstWeights, double[] firstBiases, int inputs) {
    this.inputs = inputs;
    this.activations = whole.activations;
    this.weights = whole.weights.clone();
    this.biases = whole.biases.clone();
    this.weights[0] = firstWeights;
    this.biases[0] = firstBiases;
  }

  private static double[] copy(float[] from, int offset, int length) {
    double[] to = new double[length];
    for (int i = 0; i < length; i++) {
      to[i] = from[offset + i];
    }
    return to;
  }

  /**
   * The same network read on a plane of its input: a function of the plane's two coordinates. The
   * first layer absorbs the plane, W(o + Ap) + b = (WA)p + (Wo + b), so that an input of many
   * dimensions costs no more than one of two.
   *
   * @param plane of the network's input
   * @return a function of two coordinates
   * @throws IllegalArgumentException where the plane lies in another number of dimensions
   */
  public ForwardPass on(InputPlane plane) {
    if (plane.dimensions() != inputs) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a plane in %d dimensions does not fit a network of %d inputs",
              plane.dimensions(),
              inputs));
    }
    int units = biases[0].length;
    double[] planeWeights = new double[2 * units];
    double[] planeBiases = biases[0].clone();
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < inputs; i++) {
        double weight = weights[0][unit * inputs + i];
        planeWeights[2 * unit] += weight * plane.axis(0, i);
        planeWeights[2 * unit + 1] += weight * plane.axis(1, i);
        planeBiases[unit] += weight * plane.origin(i);
      }
    }
    return new ForwardPass(this, planeWeights, planeBiases, 2);
  }

  /**
   * What a network makes of one batch of points.
   *
   * <p>The arrays hold points × units, row by row: {@code before} and {@code after} the
   * bottleneck's activation two units each, {@code logits} one per class. {@code hidden} has an
   * array per hidden layer, of units × points, unit by unit, after the activation: that of a layer
   * that is not kept is empty.
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // a bundle handed from one method to the next, never compared
  public record Result(float[] before, float[] after, float[] logits, float[][] hidden) {}

  /**
   * Runs a batch of points through the network.
   *
   * @param points points × input dimensions, row by row
   * @return with logits, without what hidden units give out
   */
  public Result apply(float[] points) {
    int count = points.length / inputs;
    int classes = biases[biases.length - 1].length;
    Result result = empty(count, count * classes, 0);
    run(points, result, weights.length);
    return result;
  }

  /**
   * Runs a batch of points through the network up to the bottleneck.
   *
   * @param points points × input dimensions, row by row
   * @return without logits: that array is empty
   */
  public Result embed(float[] points) {
    return embed(points, 0);
  }

  /**
   * The same, and keeps what hidden units give out.
   *
   * @param points points × input dimensions, row by row
   * @param most layers of at most so many units are kept
   * @return without logits: that array is empty
   */
  public Result embed(float[] points, int most) {
    Result result = empty(points.length / inputs, 0, most);
    run(points, result, weights.length - 1);
    return result;
  }

  private Result empty(int count, int logits, int most) {
    float[][] hidden = new float[biases.length - 2][];
    for (int layer = 0; layer < hidden.length; layer++) {
      int units = biases[layer].length;
      hidden[layer] = new float[units <= most ? units * count : 0];
    }
    return new Result(
        new float[count * NetworkSpec.BOTTLENECK],
        new float[count * NetworkSpec.BOTTLENECK],
        new float[logits],
        hidden);
  }

  /**
   * {@return number of layers of weights: one more than there are hidden layers and the bottleneck}
   */
  public int layers() {
    return weights.length;
  }

  /**
   * Units of a layer.
   *
   * @param layer 0 is the input, {@link #layers} the classes
   * @return how many
   */
  public int width(int layer) {
    return layer == 0 ? inputs : biases[layer - 1].length;
  }

  /**
   * The weight from a unit of a layer to one of the next.
   *
   * @param layer 0 is the input
   * @param from unit of that layer
   * @param to unit of the next
   * @return the weight
   */
  public double weight(int layer, int from, int to) {
    return weights[layer][to * width(layer) + from];
  }

  private void run(float[] points, Result result, int layers) {
    int count = points.length / inputs;
    int last = weights.length - 1;
    double[][] units = new double[layers + 1][];
    units[0] = new double[inputs * BLOCK];
    for (int layer = 0; layer < layers; layer++) {
      units[layer + 1] = new double[biases[layer].length * BLOCK];
    }
    for (int start = 0; start < count; start += BLOCK) {
      int length = Math.min(BLOCK, count - start);
      load(points, start, length, units[0]);
      for (int layer = 0; layer < layers; layer++) {
        double[] out = units[layer + 1];
        dense(layer, units[layer], out, length);
        if (layer == last) {
          store(out, result.logits, start, length);
        } else if (layer == last - 1) {
          store(out, result.before, start, length);
          activate(activations.get(layer), out, biases[layer].length, length);
          store(out, result.after, start, length);
        } else {
          activate(activations.get(layer), out, biases[layer].length, length);
          keep(out, result.hidden[layer], start, length, count);
        }
      }
    }
  }

  /** The activation that follows a layer of weights; 0 is the first, the last has none. */
  Activation activation(int layer) {
    return activations.get(layer);
  }

  /** Lays at most {@link #BLOCK} points side by side, input by input. */
  void load(float[] points, int start, int length, double[] into) {
    for (int point = 0; point < length; point++) {
      for (int i = 0; i < inputs; i++) {
        into[i * BLOCK + point] = points[(start + point) * inputs + i];
      }
    }
  }

  /** Point by point innermost, so that the compiler can work on several points at once. */
  void dense(int layer, double[] in, double[] out, int length) {
    for (int unit = 0; unit < biases[layer].length; unit++) {
      Arrays.fill(out, unit * BLOCK, unit * BLOCK + length, biases[layer][unit]);
    }
    WeightedSum.add(weights[layer], biases[layer].length, in, out, length);
  }

  /** A layer's weights alone: what it makes of a direction. */
  void turn(int layer, double[] in, double[] out, int length) {
    Arrays.fill(out, 0);
    WeightedSum.add(weights[layer], biases[layer].length, in, out, length);
  }

  private static void activate(Activation activation, double[] units, int width, int length) {
    for (int unit = 0; unit < width; unit++) {
      for (int i = unit * BLOCK; i < unit * BLOCK + length; i++) {
        units[i] = activation.value(units[i]);
      }
    }
  }

  private static void store(double[] units, float[] into, int start, int length) {
    int width = units.length / BLOCK;
    for (int point = 0; point < length; point++) {
      for (int i = 0; i < width; i++) {
        into[(start + point) * width + i] = (float) units[i * BLOCK + point];
      }
    }
  }

  private static void keep(double[] units, float[] into, int start, int length, int count) {
    for (int unit = 0; unit < into.length / Math.max(1, count); unit++) {
      for (int point = 0; point < length; point++) {
        into[unit * count + start + point] = (float) units[unit * BLOCK + point];
      }
    }
  }
}

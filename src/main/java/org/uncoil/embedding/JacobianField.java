package org.uncoil.embedding;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.uncoil.study.Activation;

/**
 * The Jacobian J of the map from the plane of the input to the embedding before the bottleneck's
 * activation, at given positions: exact, by carrying both directions of the plane through the
 * network together with the value (forward-mode differentiation; Griewank and Walther: Evaluating
 * derivatives, 2008, chapter 3). {@link Distortion} tells the same of cells, by differences.
 */
public final class JacobianField {
  /** What rounding can leave of a determinant that is 0, in terms of the sum of squares. */
  private static final double ROUNDING = 1e-13;

  private final double[] jacobian;
  private final OptionalInt regions;

  private JacobianField(double[] jacobian, OptionalInt regions) {
    this.jacobian = jacobian;
    this.regions = regions;
  }

  /**
   * Of a network that is read on a plane, at positions of it.
   *
   * @param network see {@link ForwardPass#on}
   * @param positions positions × 2
   */
  public static JacobianField of(ForwardPass network, float[] positions) {
    if (network.width(0) != 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a network of %d inputs: must be read on a plane", network.width(0)));
    }
    int count = positions.length / 2;
    double[] jacobian = new double[4 * count];
    long[] patterns = new long[count];
    Tangents tangents = new Tangents(network);
    for (int start = 0; start < count; start += ForwardPass.BLOCK) {
      int length = Math.min(ForwardPass.BLOCK, count - start);
      tangents.run(positions, start, length, jacobian, patterns);
    }
    boolean pieces =
        IntStream.range(0, network.layers() - 2)
            .allMatch(layer -> Pieces.linear(network.activation(layer)));
    return new JacobianField(
        jacobian,
        pieces
            ? OptionalInt.of((int) Arrays.stream(patterns).distinct().count())
            : OptionalInt.empty());
  }

  /** A value and its change along both directions, layer by layer. */
  private static final class Tangents {
    private final ForwardPass network;
    private final double[][] value;
    private final double[][] alongA;
    private final double[][] alongB;
    private final double[] slopes;

    Tangents(ForwardPass network) {
      this.network = network;
      int layers = network.layers();
      value = new double[layers][];
      alongA = new double[layers][];
      alongB = new double[layers][];
      for (int layer = 0; layer < layers; layer++) {
        value[layer] = new double[network.width(layer) * ForwardPass.BLOCK];
        alongA[layer] = new double[value[layer].length];
        alongB[layer] = new double[value[layer].length];
      }
      slopes = new double[Arrays.stream(value).mapToInt(row -> row.length).max().orElseThrow()];
      Arrays.fill(alongA[0], 0, ForwardPass.BLOCK, 1);
      Arrays.fill(alongB[0], ForwardPass.BLOCK, 2 * ForwardPass.BLOCK, 1);
    }

    void run(float[] positions, int start, int length, double[] jacobian, long[] patterns) {
      network.load(positions, start, length, value[0]);
      int bottleneck = network.layers() - 1;
      for (int layer = 0; layer < bottleneck; layer++) {
        network.dense(layer, value[layer], value[layer + 1], length);
        network.turn(layer, alongA[layer], alongA[layer + 1], length);
        network.turn(layer, alongB[layer], alongB[layer + 1], length);
        if (layer + 1 < bottleneck) {
          activate(layer, start, length, patterns);
        }
      }
      for (int point = 0; point < length; point++) {
        int to = 4 * (start + point);
        jacobian[to] = alongA[bottleneck][point];
        jacobian[to + 1] = alongB[bottleneck][point];
        jacobian[to + 2] = alongA[bottleneck][ForwardPass.BLOCK + point];
        jacobian[to + 3] = alongB[bottleneck][ForwardPass.BLOCK + point];
      }
    }

    private void activate(int layer, int start, int length, long[] patterns) {
      Activation activation = network.activation(layer);
      boolean pieces = Pieces.linear(activation);
      double[] sums = value[layer + 1];
      for (int unit = 0; unit < network.width(layer + 1); unit++) {
        int from = unit * ForwardPass.BLOCK;
        for (int point = 0; pieces && point < length; point++) {
          patterns[start + point] =
              Pieces.mixed(patterns[start + point], Pieces.of(activation, sums[from + point]));
        }
        activation.valuesAndDerivatives(sums, slopes, from, from + length);
        for (int i = from; i < from + length; i++) {
          alongA[layer + 1][i] *= slopes[i];
          alongB[layer + 1][i] *= slopes[i];
        }
      }
    }
  }

  /** The straight pieces of activations that consist of such. */
  private static final class Pieces {
    static boolean linear(Activation activation) {
      return activation == Activation.IDENTITY || breaks(activation).length > 0;
    }

    private static double[] breaks(Activation activation) {
      return switch (activation) {
        case RELU, LEAKY_RELU -> new double[] {0};
        case RELU6 -> new double[] {0, 6};
        case HARD_TANH -> new double[] {-1, 1};
        case HARD_SIGMOID -> new double[] {-2.5, 2.5};
        case THRESHOLDED_RELU -> new double[] {1};
        default -> new double[0];
      };
    }

    static int of(Activation activation, double sum) {
      int piece = 0;
      for (double at : breaks(activation)) {
        piece += sum > at ? 1 : 0;
      }
      return piece;
    }

    /** A pattern of many units as 64 bits: that two of some thousand agree by chance is no risk. */
    static long mixed(long pattern, int piece) {
      long mixed = (pattern ^ (piece + 1)) * 0x9E3779B97F4A7C15L;
      return mixed ^ (mixed >>> 32);
    }
  }

  /** Number of positions. */
  public int size() {
    return jacobian.length / 4;
  }

  /**
   * One component of J at a position: how an axis of the embedding changes along one of the plane.
   */
  public double component(int position, int axis, int along) {
    return jacobian[4 * position + 2 * axis + along];
  }

  /** det J: how areas change, negative where the plane is turned over; 0 where it collapses. */
  public double determinant(int position) {
    int at = 4 * position;
    double determinant = jacobian[at] * jacobian[at + 3] - jacobian[at + 1] * jacobian[at + 2];
    return Math.abs(determinant) <= ROUNDING * squares(position) ? 0 : determinant;
  }

  private double squares(int position) {
    double sum = 0;
    for (int i = 4 * position; i < 4 * position + 4; i++) {
      sum += jacobian[i] * jacobian[i];
    }
    return sum;
  }

  /** ln |det J|; −∞ where the plane collapses. */
  public double logArea(int position) {
    return Math.log(Math.abs(determinant(position)));
  }

  /**
   * Larger over smaller singular value of J: 1 where shapes stay, the more the longer circles are
   * drawn; ∞ where the plane collapses.
   */
  public double condition(int position) {
    double area = Math.abs(determinant(position));
    if (area == 0) {
      return Double.POSITIVE_INFINITY;
    }
    // of σ₁² + σ₂² and σ₁σ₂ both are known; their ratio solves r + 1/r = (σ₁² + σ₂²) / σ₁σ₂
    double half = squares(position) / area / 2;
    return half + Math.sqrt(Math.max(0, half * half - 1));
  }

  /** Share of the positions where the plane collapses to a line or a point. */
  public double collapsed() {
    return share(position -> determinant(position) == 0 ? 1 : 0);
  }

  private double share(IntToDoubleFunction function) {
    return IntStream.range(0, size()).mapToDouble(function).sum() / size();
  }

  /**
   * Share of the positions with an area where the plane shows the side that fewer show: it is
   * folded. 0 where none has an area.
   */
  public double folded() {
    double up = share(position -> determinant(position) > 0 ? 1 : 0);
    double down = share(position -> determinant(position) < 0 ? 1 : 0);
    return up + down == 0 ? 0 : Math.min(up, down) / (up + down);
  }

  /**
   * A quantile of ln |det J| over the positions with an area, by linear interpolation between order
   * statistics; NaN where there is none.
   */
  public double logAreaQuantile(double share) {
    return quantile(this::logArea, share);
  }

  /** The same of the condition number. */
  public double conditionQuantile(double share) {
    return quantile(this::condition, share);
  }

  private double quantile(IntToDoubleFunction function, double share) {
    double[] sorted =
        IntStream.range(0, size())
            .filter(position -> determinant(position) != 0)
            .mapToDouble(function)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /**
   * On how many linear pieces of the map the positions lie (Montúfar et al.: On the number of
   * linear regions of deep neural networks, 2014); empty where a hidden layer's activation has
   * none.
   */
  public OptionalInt regions() {
    return regions;
  }
}

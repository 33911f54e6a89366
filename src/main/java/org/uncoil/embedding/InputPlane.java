package org.uncoil.embedding;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.uncoil.dataset.Dataset;

/**
 * The plane of a dataset's input that is drawn: {@code input = origin + a·axis(0) + b·axis(1)}.
 *
 * <ul>
 *   <li>Two dimensions: the input itself.
 *   <li>One: the input, and a second coordinate that the network never sees and that only keeps
 *       points from lying on each other.
 *   <li>More: the mean and the first two principal components (Pearson 1901), eigenvectors of the
 *       covariance of all points; each is turned so that its largest component is positive.
 * </ul>
 */
public final class InputPlane {
  /** The fractional part of the golden ratio: its multiples fill [0, 1) most evenly. */
  private static final double GOLDEN = 0.6180339887498949;

  private final double[] origin;
  private final double[][] axes;
  private final List<String> labels;
  private final float[] x;
  private final float[] y;

  private InputPlane(double[] origin, double[][] axes, List<String> labels, float[] x, float[] y) {
    this.origin = origin;
    this.axes = axes;
    this.labels = labels;
    this.x = x;
    this.y = y;
  }

  /**
   * The plane for a dataset.
   *
   * @throws IllegalArgumentException where the dataset has no dimension
   */
  public static InputPlane of(Dataset dataset) {
    return switch (dataset.dimensions()) {
      case 0 ->
          throw new IllegalArgumentException(
              "dataset " + dataset.name() + ": it has no feature that could be drawn");
      case 1 -> line(dataset);
      case 2 ->
          projected(
              dataset, new double[2], new double[][] {{1, 0}, {0, 1}}, dataset.featureNames());
      default -> principal(dataset);
    };
  }

  private static InputPlane line(Dataset dataset) {
    float[] x = dataset.features();
    float[] y = new float[x.length];
    AxisLimits extent = AxisLimits.robust(x, x, 1, 0);
    for (int point = 0; point < y.length; point++) {
      double turn = (point + 1) * GOLDEN;
      y[point] = (float) ((turn - Math.floor(turn) - 0.5) * extent.width() / 2);
    }
    return new InputPlane(
        new double[1],
        new double[][] {{1}, {0}},
        List.of(dataset.featureNames().get(0), "spread, not an input"),
        x,
        y);
  }

  private static InputPlane principal(Dataset dataset) {
    double[] mean = mean(dataset);
    double[][] covariance = covariance(dataset, mean);
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    double total = 0;
    for (int i = 0; i < mean.length; i++) {
      total += covariance[i][i];
    }
    double[][] axes = new double[2][];
    String[] labels = new String[2];
    for (int i = 0; i < 2; i++) {
      axes[i] = turned(parts.getEigenvector(i).toArray());
      double share = total > 0 ? parts.getRealEigenvalue(i) / total : 0;
      labels[i] = String.format(Locale.ROOT, "PC %d (%.0f %%)", i + 1, 100 * share);
    }
    return projected(dataset, mean, axes, List.of(labels));
  }

  private static InputPlane projected(
      Dataset dataset, double[] origin, double[][] axes, List<String> labels) {
    float[][] coordinates = new float[2][dataset.size()];
    for (int axis = 0; axis < 2; axis++) {
      for (int point = 0; point < dataset.size(); point++) {
        double sum = 0;
        for (int i = 0; i < origin.length; i++) {
          sum += (dataset.feature(point, i) - origin[i]) * axes[axis][i];
        }
        coordinates[axis][point] = (float) sum;
      }
    }
    return new InputPlane(origin, axes, labels, coordinates[0], coordinates[1]);
  }

  private static double[] mean(Dataset dataset) {
    double[] mean = new double[dataset.dimensions()];
    for (int i = 0; i < mean.length; i++) {
      for (int point = 0; point < dataset.size(); point++) {
        mean[i] += dataset.feature(point, i);
      }
      mean[i] /= Math.max(1, dataset.size());
    }
    return mean;
  }

  private static double[][] covariance(Dataset dataset, double[] mean) {
    int dimensions = mean.length;
    double[][] covariance = new double[dimensions][dimensions];
    double[] centred = new double[dimensions];
    for (int point = 0; point < dataset.size(); point++) {
      for (int i = 0; i < dimensions; i++) {
        centred[i] = dataset.feature(point, i) - mean[i];
      }
      for (int i = 0; i < dimensions; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += centred[i] * centred[j];
        }
      }
    }
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] /= Math.max(1, dataset.size());
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  /** An eigenvector has no sign of its own: the first of its largest components gets a plus. */
  private static double[] turned(double[] vector) {
    int largest = 0;
    for (int i = 1; i < vector.length; i++) {
      if (Math.abs(vector[i]) > Math.abs(vector[largest]) * (1 + 1e-9)) {
        largest = i;
      }
    }
    if (vector[largest] < 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = -vector[i];
      }
    }
    return vector;
  }

  /** Number of input dimensions. */
  public int dimensions() {
    return origin.length;
  }

  /** One component of the plane's origin, in input units. */
  public double origin(int dimension) {
    return origin[dimension];
  }

  /** One component of the plane's first (0) or second (1) direction. */
  public double axis(int axis, int dimension) {
    return axes[axis][dimension];
  }

  /** What an axis of the drawing is called: a feature's name, or the component and its share. */
  public String label(int axis) {
    return labels.get(axis);
  }

  /** The input at a position of the plane. */
  public double[] toInput(double a, double b) {
    double[] input = new double[origin.length];
    for (int i = 0; i < input.length; i++) {
      input[i] = origin[i] + a * axes[0][i] + b * axes[1][i];
    }
    return input;
  }

  /** A copy of the points' first coordinates on the plane, in the dataset's order. */
  public float[] x() {
    return x.clone();
  }

  /** A copy of the points' second coordinates on the plane, in the dataset's order. */
  public float[] y() {
    return y.clone();
  }
}

package org.uncoil.probe.plane;

import java.util.Arrays;
import org.uncoil.embedding.Floats;

/**
 * The mean cross-entropy of a linear rule on standardised points of the plane, with its gradient
 * and Hessian in one pass; class 0 has no weights.
 */
final class CrossEntropy {
  private static final int TERMS = 3;
  // so many factors of at most the number of classes stay far below the largest double
  private static final int FACTORS = 64;

  private final int classes;
  private final int[] points;
  private final int[] labels;
  private final double[] x;
  private final double[] y;
  private final double[] odds;
  final double[] gradient;
  final double[][] hessian;

  /**
   * Of some of the points of a labelled set.
   *
   * @param labels of all points
   */
  CrossEntropy(int[] points, int[] labels, int classes) {
    this.points = points;
    this.labels = labels;
    this.classes = classes;
    this.x = new double[points.length];
    this.y = new double[points.length];
    this.odds = new double[classes];
    this.gradient = new double[(classes - 1) * TERMS];
    this.hessian = new double[gradient.length][gradient.length];
  }

  /** Takes an embedding, shifted and scaled. */
  void read(Floats first, Floats second, PlaneScale scale) {
    for (int i = 0; i < points.length; i++) {
      x[i] = scale.x(first.get(points[i]));
      y[i] = scale.y(second.get(points[i]));
    }
  }

  /** The loss at some weights; leaves gradient and lower half of the Hessian there. */
  double at(double[] weights, double penalty) {
    Arrays.fill(gradient, 0);
    for (double[] row : hessian) {
      Arrays.fill(row, 0);
    }
    double loss = classes == 2 ? binomial(weights) : multinomial(weights);
    double squares = 0;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = gradient[i] / points.length + penalty * weights[i];
      for (int j = 0; j <= i; j++) {
        hessian[i][j] /= points.length;
      }
      hessian[i][i] += penalty;
      squares += weights[i] * weights[i];
    }
    return loss / points.length + penalty / 2 * squares;
  }

  private double binomial(double[] weights) {
    double loss = 0;
    double product = 1;
    double[] sums = new double[9];
    for (int i = 0; i < points.length; i++) {
      double score = weights[0] * x[i] + weights[1] * y[i] + weights[2];
      boolean one = labels[points[i]] == 1;
      double power = Exponential.of(-Math.abs(score));
      double share = (score > 0 ? 1 : power) / (1 + power);
      // the loss is ln (1 + e⁻ᵐ), of which one logarithm serves many points
      loss += Math.max(one ? -score : score, 0);
      product *= 1 + power;
      if (i % FACTORS == 0) {
        loss += StrictMath.log(product);
        product = 1;
      }
      double error = one ? share - 1 : share;
      double curve = power / ((1 + power) * (1 + power));
      sums[0] += error * x[i];
      sums[1] += error * y[i];
      sums[2] += error;
      sums[3] += curve * x[i] * x[i];
      sums[4] += curve * x[i] * y[i];
      sums[5] += curve * y[i] * y[i];
      sums[6] += curve * x[i];
      sums[7] += curve * y[i];
      sums[8] += curve;
    }
    System.arraycopy(sums, 0, gradient, 0, TERMS);
    hessian[0][0] = sums[3];
    hessian[1][0] = sums[4];
    hessian[1][1] = sums[5];
    hessian[2][0] = sums[6];
    hessian[2][1] = sums[7];
    hessian[2][2] = sums[8];
    return loss + StrictMath.log(product);
  }

  private double multinomial(double[] weights) {
    double loss = 0;
    double product = 1;
    for (int i = 0; i < points.length; i++) {
      double most = 0;
      odds[0] = 0;
      for (int c = 1; c < classes; c++) {
        int from = (c - 1) * TERMS;
        odds[c] = weights[from] * x[i] + weights[from + 1] * y[i] + weights[from + 2];
        most = Math.max(most, odds[c]);
      }
      int label = labels[points[i]];
      loss += most - odds[label];
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        odds[c] = Exponential.of(odds[c] - most);
        sum += odds[c];
      }
      product *= sum;
      if (i % FACTORS == 0) {
        loss += StrictMath.log(product);
        product = 1;
      }
      add(i, label, sum);
    }
    return loss + StrictMath.log(product);
  }

  private void add(int point, int label, double sum) {
    double px = x[point];
    double py = y[point];
    for (int a = 1; a < classes; a++) {
      int row = (a - 1) * TERMS;
      double share = odds[a] / sum;
      double error = label == a ? share - 1 : share;
      gradient[row] += error * px;
      gradient[row + 1] += error * py;
      gradient[row + 2] += error;
      for (int b = 1; b <= a; b++) {
        int column = (b - 1) * TERMS;
        double curve = share * ((a == b ? 1 : 0) - odds[b] / sum);
        double cx = curve * px;
        double cy = curve * py;
        hessian[row][column] += cx * px;
        hessian[row][column + 1] += cx * py;
        hessian[row][column + 2] += cx;
        hessian[row + 1][column] += cx * py;
        hessian[row + 1][column + 1] += cy * py;
        hessian[row + 1][column + 2] += cy;
        hessian[row + 2][column] += cx;
        hessian[row + 2][column + 1] += cy;
        hessian[row + 2][column + 2] += curve;
      }
    }
  }
}

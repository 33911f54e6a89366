package org.uncoil.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Logistic regression of points in memory: binomial for two classes, multinomial for more, on
 * standardised features (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 2nd
 * edition, section 4.4.1, page 120). It is fitted until double arithmetic knows no better, by
 * {@link Newton}'s method, and with hundreds of unknowns by {@link LimitedMemory}; the bits are the
 * same on every machine, which MLlib's are not: they depend on the BLAS that it finds.
 */
public final class LogisticRegression extends CrossEntropy {
  private final int[] labels;
  private final double[] counts;
  private final Standardised points;
  private final double[] odds;

  private LogisticRegression(Standardised points, int[] labels, double[] counts, int classes) {
    super(classes, points.features(), Arrays.stream(counts).sum());
    this.points = points;
    this.labels = labels;
    this.counts = counts;
    this.odds = new double[classes];
  }

  /**
   * Fits.
   *
   * @param points finite, one per row, all of one length
   * @param labels one per point, each of 0 to classes − 1
   * @param classes ≥ 2
   * @return the rule; class 0 has no weights where there are two, and the weights of all classes
   *     have the mean 0 where there are more
   */
  public static LinearRule fit(List<double[]> points, int[] labels, int classes) {
    double[] once = new double[labels.length];
    Arrays.fill(once, 1);
    return fit(points, labels, once, classes);
  }

  /**
   * Fits to points that may count more than once.
   *
   * @param counts how often each point counts, above 0; as many as points
   */
  public static LinearRule fit(List<double[]> points, int[] labels, double[] counts, int classes) {
    if (points.isEmpty() || points.size() != labels.length || classes < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d points, %d labels, %d classes: must be as many labels as points, and two classes",
              points.size(),
              labels.length,
              classes));
    }
    Standardised standardised = Standardised.of(points);
    double[] weights = new LogisticRegression(standardised, labels, counts, classes).minimise();
    return rule(weights, standardised, classes);
  }

  @Override
  protected double sum(double[] weights) {
    Arrays.fill(gradient, 0);
    for (double[] row : hessian) {
      Arrays.fill(row, 0);
    }
    double loss = 0;
    for (int point = 0; point < labels.length; point++) {
      double[] row = points.row(point);
      score(weights, row);
      double sum = logOfSum(odds);
      loss -= counts[point] * (odds[labels[point]] - sum);
      for (int c = 0; c < classes; c++) {
        // at most 0 but for rounding
        odds[c] = Exponential.of(Math.min(odds[c] - sum, 0));
      }
      add(row, labels[point], counts[point]);
    }
    return loss;
  }

  private void score(double[] weights, double[] row) {
    odds[0] = 0;
    for (int c = 1; c < classes; c++) {
      int from = (c - 1) * terms;
      double sum = 0;
      for (int i = 0; i < terms; i++) {
        sum += weights[from + i] * row[i];
      }
      odds[c] = sum;
    }
  }

  private static double logOfSum(double[] logits) {
    double most = logits[0];
    for (double logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Exponential.of(logit - most);
    }
    return most + StrictMath.log(sum);
  }

  /** Adds one point's part to the gradient and to the lower half of the Hessian. */
  private void add(double[] row, int label, double count) {
    for (int a = 1; a < classes; a++) {
      double error = count * (odds[a] - (label == a ? 1 : 0));
      for (int i = 0; i < terms; i++) {
        gradient[(a - 1) * terms + i] += error * row[i];
      }
      for (int b = 1; curved && b <= a; b++) {
        double curvature = count * odds[a] * ((a == b ? 1 : 0) - odds[b]);
        for (int i = 0; i < terms; i++) {
          double[] into = hessian[(a - 1) * terms + i];
          double factor = curvature * row[i];
          for (int j = 0; j < terms; j++) {
            into[(b - 1) * terms + j] += factor * row[j];
          }
        }
      }
    }
  }

  private static LinearRule rule(double[] weights, Standardised points, int classes) {
    int terms = points.features() + 1;
    double[][] rows = new double[classes][terms];
    for (int c = 1; c < classes; c++) {
      double[] own = Arrays.copyOfRange(weights, (c - 1) * terms, c * terms);
      rows[c] = points.restored(own);
    }
    if (classes > 2) {
      centre(rows);
    }
    List<List<Double>> slopes = new ArrayList<>();
    List<Double> intercepts = new ArrayList<>();
    for (double[] row : rows) {
      slopes.add(Arrays.stream(row, 0, terms - 1).boxed().toList());
      intercepts.add(row[terms - 1]);
    }
    return new LinearRule(slopes, intercepts);
  }

  private static void centre(double[][] rows) {
    for (int i = 0; i < rows[0].length; i++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[i];
      }
      for (double[] row : rows) {
        row[i] -= sum / rows.length;
      }
    }
  }
}

package org.uncoil.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that a linear model can make of a dataset's features: the space that they span beside the
 * constant, by an orthonormal basis (Gram–Schmidt, each vector twice; Giraud et al.: The loss of
 * orthogonality in the Gram-Schmidt orthogonalization process, 2005). Features that others give, as
 * x² + y² of points on a circle, add nothing. It serves every run on the dataset: a least-squares
 * fit is then a projection.
 */
public final class FeatureSpace {
  /** What rounding leaves of a feature that others give, in terms of its length. */
  private static final double DEPENDENT = 1e-9;

  private final int points;
  private final List<double[]> basis = new ArrayList<>();

  /**
   * Of a dataset's points.
   *
   * @param points the points' coordinates, all of the same length
   * @param map the features made of them
   */
  public FeatureSpace(List<double[]> points, FeatureMap map) {
    this.points = points.size();
    List<double[]> features = points.stream().map(map::apply).toList();
    for (int feature = 0; feature < features.get(0).length; feature++) {
      double[] column = new double[this.points];
      for (int i = 0; i < column.length; i++) {
        column[i] = features.get(i)[feature];
      }
      add(centred(column));
    }
  }

  private void add(double[] vector) {
    double before = Math.sqrt(Vectors.dot(vector, vector));
    for (int pass = 0; pass < 2; pass++) {
      for (double[] known : basis) {
        double along = Vectors.dot(known, vector);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= along * known[i];
        }
      }
    }
    double length = Math.sqrt(Vectors.dot(vector, vector));
    if (length > DEPENDENT * before) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= length;
      }
      basis.add(vector);
    }
  }

  /** Number of independent features, the constant left out. */
  public int dimensions() {
    return basis.size();
  }

  /**
   * R², the share of the variance of some quantities together that a least-squares fit of all
   * features and a constant explains; NaN where none of them varies or one is not finite.
   *
   * @param quantities each a value per point
   */
  public double explained(List<double[]> quantities) {
    double all = 0;
    double fitted = 0;
    for (double[] quantity : quantities) {
      if (quantity.length != points) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%d values for %d points", quantity.length, points));
      }
      double[] centred = centred(quantity);
      all += Vectors.dot(centred, centred);
      for (double[] direction : basis) {
        double along = Vectors.dot(direction, centred);
        fitted += along * along;
      }
    }
    return all == 0 ? Double.NaN : Math.min(1, fitted / all);
  }

  private static double[] centred(double[] values) {
    double mean = 0;
    double most = 0;
    for (double value : values) {
      mean += value / values.length;
      most = Math.max(most, Math.abs(value));
    }
    double[] centred = new double[values.length];
    double left = 0;
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
      left = Math.max(left, Math.abs(centred[i]));
    }
    // what does not vary but by rounding does not vary
    return left <= 1e-12 * most ? new double[values.length] : centred;
  }
}

package org.uncoil.similarity;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * A map of the plane on which distances to some landmarks are kept as well as a plane allows:
 * classical multidimensional scaling of the landmarks (Torgerson 1952), and for all others where
 * their distances to the landmarks put them (de Silva and Tenenbaum: Sparse multidimensional
 * scaling using landmark points, 2004, section 2.3). Each axis is turned so that the landmark
 * farthest along it, the first of equals, lies on its positive side.
 */
public final class LandmarkMap {
  private final double[] meanSquares;
  private final double[][] axes;
  private final double[] eigenvalues = new double[2];
  private final double kept;

  /**
   * Of landmarks.
   *
   * @param distances between them, symmetric; at least one row
   */
  public LandmarkMap(double[][] distances) {
    int count = distances.length;
    meanSquares = new double[count];
    double all = 0;
    for (int i = 0; i < count; i++) {
      for (double distance : distances[i]) {
        meanSquares[i] += distance * distance / count;
      }
      all += meanSquares[i] / count;
    }
    double[][] products = new double[count][count];
    for (int i = 0; i < count; i++) {
      // mirrored: rounding would part both halves, and the decomposition tells symmetry by them
      for (int j = 0; j <= i; j++) {
        double square = distances[i][j] * distances[i][j];
        products[i][j] = -(square - meanSquares[i] - meanSquares[j] + all) / 2;
        products[j][i] = products[i][j];
      }
    }
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(products, false));
    double most = Math.max(0, parts.getRealEigenvalue(0));
    axes = new double[2][count];
    double positive = 0;
    for (int axis = 0; axis < count; axis++) {
      double value = parts.getRealEigenvalue(axis);
      positive += Math.max(0, value);
      // what lies on a line, or in one place, has no second axis, or none
      if (axis < 2 && value > 1e-12 * most) {
        eigenvalues[axis] = value;
        axes[axis] = turned(parts.getEigenvector(axis).toArray());
      }
    }
    kept = positive == 0 ? 1 : (eigenvalues[0] + eigenvalues[1]) / positive;
  }

  private static double[] turned(double[] vector) {
    int largest = 0;
    for (int i = 1; i < vector.length; i++) {
      if (Math.abs(vector[i]) > Math.abs(vector[largest]) * (1 + 1e-9)) {
        largest = i;
      }
    }
    double sign = Math.signum(vector[largest]);
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= sign;
    }
    return vector;
  }

  /**
   * Where something lies.
   *
   * @param distances to each landmark
   * @return both coordinates
   */
  public double[] place(double[] distances) {
    double[] place = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      if (eigenvalues[axis] > 0) {
        double sum = 0;
        for (int i = 0; i < meanSquares.length; i++) {
          sum += axes[axis][i] * (meanSquares[i] - distances[i] * distances[i]);
        }
        place[axis] = sum / (2 * Math.sqrt(eigenvalues[axis]));
      }
    }
    return place;
  }

  /** Share of the landmarks' scatter that the plane shows, from 0 to 1. */
  public double kept() {
    return kept;
  }
}

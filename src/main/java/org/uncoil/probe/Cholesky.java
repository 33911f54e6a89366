package org.uncoil.probe;

/**
 * Solves a system whose matrix is symmetric and positive definite (Golub, Van Loan: Matrix
 * Computations, 4th edition, algorithm 4.2.1), within the matrix itself: for systems of a few
 * unknowns, millions of times.
 */
final class Cholesky {
  private Cholesky() {}

  /**
   * Returns the solution.
   *
   * @param matrix its lower half, which is overwritten by its factor
   * @param right left as it is
   */
  public static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    double[] solution = right.clone();
    for (int i = 0; i < size; i++) {
      double[] row = matrix[i];
      for (int j = 0; j <= i; j++) {
        double sum = row[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * matrix[j][k];
        }
        // rounding may leave nothing of a pivot; what it belongs to then does not move
        row[j] = i == j ? Math.sqrt(Math.max(sum, Double.MIN_NORMAL)) : sum / matrix[j][j];
      }
      for (int k = 0; k < i; k++) {
        solution[i] -= row[k] * solution[k];
      }
      solution[i] /= row[i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= matrix[k][i] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    return solution;
  }
}

package org.uncoil.probe;

/** Sums over two vectors of the same length, term by term from the first. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** {@code from} + {@code length} · {@code step}, a new vector. */
  static double[] moved(double[] from, double[] step, double length) {
    double[] moved = new double[from.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = from[i] + length * step[i];
    }
    return moved;
  }

  static double largest(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}

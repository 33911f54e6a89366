package org.uncoil.dataset.generator;

/** Points on and between spheres of any dimension. */
final class Shells {
  private Shells() {}

  /** A radius that fills the shell between two radii evenly: rⁿ is uniform. */
  static double radius(Draws draws, double inner, double outer, int dimensions) {
    double low = StrictMath.pow(inner, dimensions);
    double high = StrictMath.pow(outer, dimensions);
    return StrictMath.pow(draws.uniform(low, high), 1.0 / dimensions);
  }

  /** A point in an evenly drawn direction: a normal draw stretched to the radius (Muller 1959). */
  static double[] point(Draws draws, double radius, int dimensions) {
    double[] point = new double[dimensions];
    double length = 0;
    while (length == 0) {
      double sum = 0;
      for (int d = 0; d < dimensions; d++) {
        point[d] = draws.normal(1);
        sum += point[d] * point[d];
      }
      length = Math.sqrt(sum);
    }
    for (int d = 0; d < dimensions; d++) {
      point[d] *= radius / length;
    }
    return point;
  }
}

package org.uncoil.embedding;

/**
 * The spread of points in the plane about their centre: the singular value decomposition of the
 * centred n × 2 matrix, whose second factor is a turn by an angle in closed form.
 *
 * @param meanX,meanY the centre
 * @param angle from the x axis to the direction in which the points spread most, in radians
 * @param first,second the singular values, the larger one first: √n times the standard deviations
 *     along both axes
 */
public record PrincipalAxes(double meanX, double meanY, double angle, double first, double second) {
  /** What rounding in floats leaves of a spread, in terms of the points' distance from 0. */
  private static final double ROUNDING = 1e-6;

  /** Below this share of the first singular value the second is no direction of its own. */
  private static final double THIN = 0.01;

  /** What becomes of a plane that collapses. */
  public enum Shape {
    /** The points spread in both directions. */
    PLANE,
    /** They spread in one: the second singular value is below 1 % of the first. */
    LINE,
    /** They all fall together, but for rounding. */
    POINT
  }

  /** Of points as they are; NaN throughout where one is not finite or there is none. */
  public static PrincipalAxes of(Floats x, Floats y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.size(); i++) {
      meanX += x.get(i);
      meanY += y.get(i);
    }
    meanX /= x.size();
    meanY /= x.size();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < x.size(); i++) {
      double a = x.get(i) - meanX;
      double b = y.get(i) - meanY;
      xx += a * a;
      xy += a * b;
      yy += b * b;
    }
    double angle = Math.atan2(2 * xy, xx - yy) / 2;
    // summed along the axes: as a difference of moments, a small second value would be rounding
    double first = 0;
    double second = 0;
    for (int i = 0; i < x.size(); i++) {
      double a = x.get(i) - meanX;
      double b = y.get(i) - meanY;
      first += square(Math.cos(angle) * a + Math.sin(angle) * b);
      second += square(Math.cos(angle) * b - Math.sin(angle) * a);
    }
    return new PrincipalAxes(meanX, meanY, angle, Math.sqrt(first), Math.sqrt(second));
  }

  private static double square(double value) {
    return value * value;
  }

  /**
   * The effective rank: the exponential of the entropy of the singular values' shares (Roy and
   * Vetterli: The effective rank, EUSIPCO 2007, definition 1). From 1, all on a line, to 2, as wide
   * as long; 0 where all fall together, NaN where a point is not finite.
   */
  public double effectiveRank() {
    if (first == 0) {
      return 0;
    }
    double share = second / (first + second);
    return Math.exp(entropy(share) + entropy(1 - share));
  }

  private static double entropy(double share) {
    return share == 0 ? 0 : -share * Math.log(share);
  }

  /** What is left of the plane, for so many points. */
  public Shape shape(int points) {
    double distance = Math.hypot(meanX, meanY);
    if (first <= ROUNDING * distance * Math.sqrt(points)) {
      return Shape.POINT;
    }
    return second < THIN * first ? Shape.LINE : Shape.PLANE;
  }

  /** Root of the mean squared distance of so many points from their centre. */
  public double radius(int points) {
    return Math.hypot(first, second) / Math.sqrt(points);
  }
}

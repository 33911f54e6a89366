package org.uncoil.probe.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.probe.LinearRule;

/**
 * A linear classifier of points of the plane: what {@link org.uncoil.probe.LinearRule} is in any
 * space, for who asks it at every epoch.
 */
public final class PlaneRule {
  private static final int ROW = 3;

  // classes × 3: a class's two weights and its intercept
  private final double[] rows;

  PlaneRule(double[] rows) {
    this.rows = rows;
  }

  /** A network's last layer. */
  public static PlaneRule of(LastLayer layer) {
    double[] rows = new double[layer.rows().size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = layer.rows().get(i);
    }
    return new PlaneRule(rows);
  }

  /** A rule for points of two features. */
  public static PlaneRule of(LinearRule rule) {
    double[] rows = new double[ROW * rule.intercepts().size()];
    for (int c = 0; c < rule.intercepts().size(); c++) {
      rows[c * ROW] = rule.weights().get(c).get(0);
      rows[c * ROW + 1] = rule.weights().get(c).get(1);
      rows[c * ROW + 2] = rule.intercepts().get(c);
    }
    return new PlaneRule(rows);
  }

  /** The same rule as one of any space. */
  public LinearRule inSpace() {
    List<List<Double>> weights = new ArrayList<>();
    List<Double> intercepts = new ArrayList<>();
    for (int c = 0; c < classes(); c++) {
      weights.add(List.of(weight(c, 0), weight(c, 1)));
      intercepts.add(weight(c, 2));
    }
    return new LinearRule(weights, intercepts);
  }

  /** The line in the middle of a gap, which has the widest margin: 1 at its nearest points. */
  static PlaneRule across(HullGap gap) {
    double a = gap.bx() - gap.ax();
    double b = gap.by() - gap.ay();
    double scale = 2 / (gap.distance() * gap.distance());
    double middle = a * (gap.ax() + gap.bx()) / 2 + b * (gap.ay() + gap.by()) / 2;
    return new PlaneRule(new double[] {0, 0, 0, scale * a, scale * b, -scale * middle});
  }

  int classes() {
    return rows.length / ROW;
  }

  double weight(int c, int term) {
    return rows[c * ROW + term];
  }

  double score(int c, double x, double y) {
    return rows[c * ROW] * x + rows[c * ROW + 1] * y + rows[c * ROW + 2];
  }

  /** The class with the largest score; the smaller number wins a tie. */
  public int classify(double x, double y) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes(); c++) {
      double score = score(c, x, y);
      if (score > most) {
        most = score;
        best = c;
      }
    }
    return best;
  }

  /** The classes of all points. */
  public int[] classify(Floats x, Floats y) {
    return classes() == 2 ? between(x, y) : amongMany(x, y);
  }

  private int[] between(Floats x, Floats y) {
    int[] decisions = new int[x.size()];
    double a = rows[0];
    double b = rows[1];
    double bias = rows[2];
    double otherA = rows[ROW];
    double otherB = rows[ROW + 1];
    double otherBias = rows[ROW + 2];
    for (int point = 0; point < decisions.length; point++) {
      double px = x.get(point);
      double py = y.get(point);
      decisions[point] = otherA * px + otherB * py + otherBias > a * px + b * py + bias ? 1 : 0;
    }
    return decisions;
  }

  private int[] amongMany(Floats x, Floats y) {
    int[] decisions = new int[x.size()];
    double[] most = new double[x.size()];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int c = 0; c < classes(); c++) {
      double a = weight(c, 0);
      double b = weight(c, 1);
      double bias = weight(c, 2);
      for (int point = 0; point < decisions.length; point++) {
        double score = a * x.get(point) + b * y.get(point) + bias;
        boolean larger = score > most[point];
        most[point] = larger ? score : most[point];
        decisions[point] = larger ? c : decisions[point];
      }
    }
    return decisions;
  }

  /** Whether a point's score for a class is the largest beyond what rounding could have done. */
  boolean surely(int c, double x, double y) {
    double own = score(c, x, y);
    for (int other = 0; other < classes(); other++) {
      double doubt = 1e-14 * (size(c, x, y) + size(other, x, y));
      if (other != c && !(own - score(other, x, y) > doubt)) {
        return false;
      }
    }
    return true;
  }

  private double size(int c, double x, double y) {
    return Math.abs(rows[c * ROW] * x)
        + Math.abs(rows[c * ROW + 1] * y)
        + Math.abs(rows[c * ROW + 2]);
  }

  /**
   * With two classes, the angle between two rules' lines in degrees, from 0 to 90: lines have no
   * direction. Empty where a rule has no line.
   */
  public static OptionalDouble angle(PlaneRule one, PlaneRule other) {
    double ax = one.weight(1, 0) - one.weight(0, 0);
    double ay = one.weight(1, 1) - one.weight(0, 1);
    double bx = other.weight(1, 0) - other.weight(0, 0);
    double by = other.weight(1, 1) - other.weight(0, 1);
    return (ax == 0 && ay == 0) || (bx == 0 && by == 0)
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.toDegrees(
                StrictMath.atan2(Math.abs(ax * by - ay * bx), Math.abs(ax * bx + ay * by))));
  }

  @Override
  public String toString() {
    return Arrays.toString(rows);
  }
}

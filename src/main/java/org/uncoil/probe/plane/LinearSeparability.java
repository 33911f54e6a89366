package org.uncoil.probe.plane;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.uncoil.embedding.Floats;

/**
 * Whether a linear rule classifies all points rightly: whether each class c can have weights w and
 * an intercept b so that every point's score w·x + b is larger for its own class than for any other
 * (Shalev-Shwartz, Ben-David: Understanding Machine Learning, 2014, section 17.2.1; this is what a
 * network's last layer with a softmax can do). Decided without error: touching classes are not
 * separable, nor are two classes that share a point.
 *
 * <p>For two classes that means that a line parts them, which it does exactly when their convex
 * hulls are apart (Boyd, Vandenberghe: Convex Optimization, 2004, section 2.5.1). For more it is
 * necessary that each pair's are; where a rule at hand then classifies all corners of the hulls
 * rightly that decides, else {@link StrictCone}'s linear programme of the corners does. A class
 * without points is no obstacle. A point with a coordinate that is no finite number lies on no side
 * of any line: with one, nothing is separable.
 *
 * @param separable whether there is such a rule
 * @param margin half the smallest distance between two classes' hulls, in the points' units: with
 *     two classes the margin of the widest line, with more no rule has a wider one; 0 where not
 *     separable, infinite where fewer than two classes have points
 * @param widest with two classes that are separable, the rule of the widest margin
 */
public record LinearSeparability(boolean separable, double margin, Optional<PlaneRule> widest) {
  static final LinearSeparability NONE = new LinearSeparability(false, 0, Optional.empty());

  /**
   * Of some points of the plane.
   *
   * @param members which points count, by class
   * @param atHand a rule that may classify all of them rightly
   */
  public static LinearSeparability of(
      Floats x, Floats y, List<int[]> members, Optional<PlaneRule> atHand) {
    List<ConvexHull> hulls = new ArrayList<>();
    for (int[] points : members) {
      for (int point : points) {
        if (!Float.isFinite(x.get(point)) || !Float.isFinite(y.get(point))) {
          return NONE;
        }
      }
      hulls.add(ConvexHull.of(x, y, points));
    }
    if (!pairsApart(hulls) || (hulls.size() > 2 && !together(hulls, atHand))) {
      return NONE;
    }
    double least = Double.POSITIVE_INFINITY;
    Optional<PlaneRule> widest = Optional.empty();
    for (int a = 0; a < hulls.size(); a++) {
      for (int b = a + 1; b < hulls.size(); b++) {
        if (hulls.get(a).size() > 0 && hulls.get(b).size() > 0) {
          HullGap gap = HullGap.between(hulls.get(a), hulls.get(b));
          least = Math.min(least, gap.distance());
          widest = hulls.size() == 2 ? Optional.of(PlaneRule.across(gap)) : Optional.empty();
        }
      }
    }
    return new LinearSeparability(true, least / 2, widest);
  }

  /** The points of a labelled set, by class. */
  public static List<int[]> members(int[] labels, int classes) {
    return IntStream.range(0, classes)
        .mapToObj(c -> IntStream.range(0, labels.length).filter(i -> labels[i] == c).toArray())
        .toList();
  }

  /**
   * The same question in any number of dimensions, by the linear programme of all points: for
   * hundreds of points, not for every epoch.
   *
   * @param points all of one length
   * @param labels one per point
   */
  public static boolean inSpace(List<float[]> points, int[] labels) {
    if (points.size() != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d points, %d labels: must be as many", points.size(), labels.length));
    }
    for (float[] point : points) {
      for (float value : point) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return StrictCone.exists(vectors(doubles(points), labels));
  }

  private static List<double[]> doubles(List<float[]> points) {
    return points.stream()
        .map(point -> IntStream.range(0, point.length).mapToDouble(i -> point[i]).toArray())
        .toList();
  }

  /**
   * Whether a linear rule of two classes errs on no point, where points on its border count for
   * either: complete or quasi-complete separation. A logistic regression then has no
   * maximum-likelihood estimate (Albert, Anderson: On the existence of maximum likelihood estimates
   * in logistic regression models, Biometrika 71, 1984). A rule that has all points on its border
   * does not count.
   *
   * @param points finite, all of one length, at least one
   * @param labels one per point, 0 or 1
   */
  public static boolean upToTheBorder(List<double[]> points, int[] labels) {
    List<BigInteger[]> signed = new ArrayList<>();
    List<BigInteger[]> whole = StrictCone.homogeneous(points);
    for (int i = 0; i < labels.length; i++) {
      BigInteger[] vector = whole.get(i);
      signed.add(
          labels[i] == 1
              ? vector
              : Arrays.stream(vector).map(BigInteger::negate).toArray(BigInteger[]::new));
    }
    return StrictCone.existsWeakly(signed);
  }

  private static boolean pairsApart(List<ConvexHull> hulls) {
    for (int a = 0; a < hulls.size(); a++) {
      for (int b = a + 1; b < hulls.size(); b++) {
        ConvexHull one = hulls.get(a);
        ConvexHull other = hulls.get(b);
        if (one.size() > 0 && other.size() > 0 && !HullGap.apart(one, other)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean together(List<ConvexHull> hulls, Optional<PlaneRule> atHand) {
    List<double[]> corners = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    boolean sure = atHand.isPresent();
    for (int c = 0; c < hulls.size(); c++) {
      ConvexHull hull = hulls.get(c);
      for (int corner = 0; corner < hull.size(); corner++) {
        corners.add(new double[] {hull.x(corner), hull.y(corner)});
        labels.add(c);
        sure = sure && atHand.get().surely(c, hull.x(corner), hull.y(corner));
      }
    }
    return sure || StrictCone.exists(vectors(corners, labels.stream().mapToInt(i -> i).toArray()));
  }

  /**
   * What the weights of all classes, side by side, must have a positive product with: for each
   * point and each class that is not its own, the point at its own class's place and its opposite
   * at the other's. Of the classes with points, the first has the weights 0: only differences
   * count.
   */
  private static List<BigInteger[]> vectors(List<double[]> points, int[] labels) {
    int[] present = Arrays.stream(labels).distinct().sorted().toArray();
    List<BigInteger[]> vectors = new ArrayList<>();
    List<BigInteger[]> whole = StrictCone.homogeneous(points);
    for (int i = 0; i < labels.length; i++) {
      int own = Arrays.binarySearch(present, labels[i]);
      for (int other = 0; other < present.length; other++) {
        if (other != own) {
          vectors.add(vector(whole.get(i), own, other, present.length));
        }
      }
    }
    return vectors;
  }

  private static BigInteger[] vector(BigInteger[] point, int own, int other, int classes) {
    BigInteger[] vector = new BigInteger[(classes - 1) * point.length];
    Arrays.fill(vector, BigInteger.ZERO);
    for (int i = 0; i < point.length; i++) {
      if (own > 0) {
        vector[(own - 1) * point.length + i] = point[i];
      }
      if (other > 0) {
        vector[(other - 1) * point.length + i] = point[i].negate();
      }
    }
    return vector;
  }
}

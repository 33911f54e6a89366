package org.uncoil.probe.plane;

import java.util.Arrays;
import org.uncoil.embedding.Floats;

/**
 * Whether the convex hulls of two sets of points are apart, asked again and again while the points
 * move, and answered from a few of them: those that decided before, and whichever prove them wrong.
 *
 * <p>The hull of a few lies within the hull of all. So where the few's hulls meet, decided without
 * error, all's do. Where they are apart, no point beyond the few's own gap means that it is all's
 * gap too, and the furthest ones beyond it join the few (the idea of Gilbert, Johnson, Keerthi: A
 * fast procedure for computing the distance between complex objects in three-dimensional space,
 * IEEE Journal of Robotics and Automation 4, 1988). What rounding leaves in doubt is said to be so.
 */
final class PairSeparation {
  /** What is known of the two hulls. */
  enum Verdict {
    APART,
    MEETING,
    /** Too near to each other for double arithmetic. */
    IN_DOUBT
  }

  private static final int MOST_ROUNDS = 64;
  private static final int MOST_FEW = 24;
  // what a point may lie beyond the gap, as a share of its width squared
  private static final double SLACK = 1e-12;
  // a dozen roundings of 2⁻⁵³, and as much again
  private static final double ROUNDING = 4e-15;

  private final int[] ones;
  private final int[] others;
  private int[] fewOnes;
  private int[] fewOthers;
  private HullGap gap;

  /**
   * Of two sets.
   *
   * @param ones numbers of the points of the one, at least one
   * @param others those of the other, likewise
   */
  PairSeparation(int[] ones, int[] others) {
    this.ones = ones;
    this.others = others;
    fewOnes = new int[] {ones[0]};
    fewOthers = new int[] {others[0]};
  }

  /** Judges the points where they are now. A point that is nowhere makes the hulls meet. */
  Verdict judge(Floats x, Floats y) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!finite(x, y, fewOnes) || !finite(x, y, fewOthers)) {
        return Verdict.MEETING;
      }
      ConvexHull one = ConvexHull.of(x, y, fewOnes);
      ConvexHull other = ConvexHull.of(x, y, fewOthers);
      fewOnes = fewer(fewOnes, one, x, y);
      fewOthers = fewer(fewOthers, other, x, y);
      if (!HullGap.apart(one, other)) {
        return Verdict.MEETING;
      }
      gap = HullGap.between(one, other);
      Beyond ofOnes = new Beyond(gap.bx() - gap.ax(), gap.by() - gap.ay(), gap.ax(), gap.ay());
      Beyond ofOthers = new Beyond(gap.ax() - gap.bx(), gap.ay() - gap.by(), gap.bx(), gap.by());
      ofOnes.search(x, y, ones);
      ofOthers.search(x, y, others);
      double reach = Math.max(ofOnes.reach, ofOthers.reach);
      if (!(ROUNDING * reach < gap.distance() / 4) && Double.isFinite(reach)) {
        return Verdict.IN_DOUBT;
      }
      if (ofOnes.furthest < 0 && ofOthers.furthest < 0) {
        return Verdict.APART;
      }
      int known = fewOnes.length + fewOthers.length;
      fewOnes = with(fewOnes, ofOnes.furthest);
      fewOthers = with(fewOthers, ofOthers.furthest);
      if (fewOnes.length + fewOthers.length == known) {
        return Verdict.IN_DOUBT;
      }
    }
    return Verdict.IN_DOUBT;
  }

  /** The gap that made the last verdict {@code APART}, from the ones to the others. */
  HullGap gap() {
    return gap;
  }

  private static boolean finite(Floats x, Floats y, int[] points) {
    for (int point : points) {
      if (!Float.isFinite(x.get(point)) || !Float.isFinite(y.get(point))) {
        return false;
      }
    }
    return true;
  }

  private static int[] with(int[] few, int point) {
    if (point < 0) {
      return few;
    }
    for (int known : few) {
      if (known == point) {
        return few;
      }
    }
    int[] more = Arrays.copyOf(few, few.length + 1);
    more[few.length] = point;
    return more;
  }

  /** Only the hull's corners, once there are many: the rest may come back when it is needed. */
  private static int[] fewer(int[] few, ConvexHull hull, Floats x, Floats y) {
    return few.length <= MOST_FEW
        ? few
        : Arrays.stream(few).filter(point -> hull.hasCorner(x.get(point), y.get(point))).toArray();
  }

  /** Which of some points lies furthest beyond a line, in the direction of its normal. */
  private static final class Beyond {
    private final double normalX;
    private final double normalY;
    private final double onLineX;
    private final double onLineY;
    private int furthest = -1;
    private double reach;

    Beyond(double normalX, double normalY, double onLineX, double onLineY) {
      this.normalX = normalX;
      this.normalY = normalY;
      this.onLineX = onLineX;
      this.onLineY = onLineY;
    }

    void search(Floats x, Floats y, int[] points) {
      double most = SLACK * (normalX * normalX + normalY * normalY);
      double far = 0;
      for (int point : points) {
        double fromX = x.get(point) - onLineX;
        double fromY = y.get(point) - onLineY;
        double along = normalX * fromX + normalY * fromY;
        far = Math.max(far, Math.abs(fromX) + Math.abs(fromY));
        if (along > most) {
          most = along;
          furthest = point;
        } else if (!(Math.abs(along) < Double.POSITIVE_INFINITY)) {
          // no number: found to be so when it is one of the few
          furthest = point;
          break;
        }
      }
      reach = far + Math.abs(onLineX) + Math.abs(onLineY);
    }
  }
}

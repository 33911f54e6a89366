package org.uncoil.embedding;

/**
 * Orthogonal Procrustes alignment in the plane: the turn, with or without a mirror, and the shift
 * that bring one embedding closest to another of the same points, in the sum of squared distances
 * (Schönemann: A generalized solution of the orthogonal Procrustes problem, Psychometrika 31,
 * 1966). In two dimensions the singular value decomposition of the paper is an angle in closed
 * form.
 */
public final class Procrustes {
  private Procrustes() {}

  /** Moments of pairs of points of which both are finite. */
  @SuppressWarnings("ArrayRecordComponent") // within a computation, never compared
  private record Moments(
      double meanFromX, double meanFromY, double meanToX, double meanToY, double[] cross) {
    static Moments of(float[] fromX, float[] fromY, float[] toX, float[] toY) {
      double[] means = new double[4];
      int count = 0;
      for (int i = 0; i < fromX.length; i++) {
        if (finite(fromX, fromY, toX, toY, i)) {
          means[0] += fromX[i];
          means[1] += fromY[i];
          means[2] += toX[i];
          means[3] += toY[i];
          count++;
        }
      }
      for (int k = 0; k < 4; k++) {
        means[k] = count == 0 ? 0 : means[k] / count;
      }
      double[] cross = new double[4];
      for (int i = 0; i < fromX.length; i++) {
        if (finite(fromX, fromY, toX, toY, i)) {
          double x = fromX[i] - means[0];
          double y = fromY[i] - means[1];
          cross[0] += x * (toX[i] - means[2]);
          cross[1] += x * (toY[i] - means[3]);
          cross[2] += y * (toX[i] - means[2]);
          cross[3] += y * (toY[i] - means[3]);
        }
      }
      return new Moments(means[0], means[1], means[2], means[3], cross);
    }

    private static boolean finite(float[] fromX, float[] fromY, float[] toX, float[] toY, int i) {
      return Float.isFinite(fromX[i] + fromY[i]) && Float.isFinite(toX[i] + toY[i]);
    }

    /** What a turn by the best angle gains. */
    double turned() {
      return Math.hypot(cross[0] + cross[3], cross[1] - cross[2]);
    }

    /** What a mirrored turn by its best angle gains. */
    double mirrored() {
      return Math.hypot(cross[0] - cross[3], cross[1] + cross[2]);
    }

    RigidMotion turn() {
      double angle = Math.atan2(cross[1] - cross[2], cross[0] + cross[3]);
      return motion(Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle));
    }

    RigidMotion mirror() {
      double angle = Math.atan2(cross[1] + cross[2], cross[0] - cross[3]);
      return motion(Math.cos(angle), Math.sin(angle), Math.sin(angle), -Math.cos(angle));
    }

    private RigidMotion motion(double xx, double xy, double yx, double yy) {
      return new RigidMotion(
          xx,
          xy,
          yx,
          yy,
          meanToX - xx * meanFromX - xy * meanFromY,
          meanToY - yx * meanFromX - yy * meanFromY);
    }
  }

  /**
   * The motion that brings one embedding closest to another, mirrored where that is closer.
   *
   * @param fromX,fromY the embedding to move; points that are not finite in both do not count
   * @param toX,toY where the same points ought to be
   */
  public static RigidMotion align(float[] fromX, float[] fromY, float[] toX, float[] toY) {
    Moments moments = Moments.of(fromX, fromY, toX, toY);
    return moments.mirrored() > moments.turned() ? moments.mirror() : moments.turn();
  }

  /**
   * The same without a mirror and without a shift, about the embedding's own centre: for the epochs
   * of one run, which wander and turn but never jump into their mirror image.
   */
  public static RigidMotion turn(float[] fromX, float[] fromY, float[] toX, float[] toY) {
    Moments moments = Moments.of(fromX, fromY, toX, toY);
    RigidMotion turn = moments.turn();
    return turn.shifted(
        moments.meanFromX() - moments.meanToX(), moments.meanFromY() - moments.meanToY());
  }
}

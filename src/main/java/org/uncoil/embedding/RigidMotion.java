package org.uncoil.embedding;

/**
 * A turn of the plane, perhaps with a mirror, and then a shift: x′ = xx·x + xy·y + shiftX, y′ =
 * yx·x + yy·y + shiftY. Distances and areas stay, and straight lines.
 *
 * @param xx,xy,yx,yy an orthogonal matrix
 */
public record RigidMotion(
    double xx, double xy, double yx, double yy, double shiftX, double shiftY) {
  /** Nothing moves. */
  public static final RigidMotion NONE = new RigidMotion(1, 0, 0, 1, 0, 0);

  public RigidMotion {
    double off = Math.max(Math.abs(xx * xx + yx * yx - 1), Math.abs(xy * xy + yy * yy - 1));
    if (!(Math.max(off, Math.abs(xx * xy + yx * yy)) < 1e-9)) {
      throw new IllegalArgumentException(
          "(%s, %s; %s, %s): must be orthogonal".formatted(xx, xy, yx, yy));
    }
  }

  /** The horizontal coordinate of where a point goes. */
  public double x(double x, double y) {
    return xx * x + xy * y + shiftX;
  }

  /** The vertical coordinate of where a point goes. */
  public double y(double x, double y) {
    return yx * x + yy * y + shiftY;
  }

  /** This, and then a shift. */
  public RigidMotion shifted(double byX, double byY) {
    return new RigidMotion(xx, xy, yx, yy, shiftX + byX, shiftY + byY);
  }

  /** This, and then another. */
  public RigidMotion then(RigidMotion next) {
    return new RigidMotion(
        next.xx * xx + next.xy * yx,
        next.xx * xy + next.xy * yy,
        next.yx * xx + next.yy * yx,
        next.yx * xy + next.yy * yy,
        next.x(shiftX, shiftY),
        next.y(shiftX, shiftY));
  }

  /** The motion back. */
  public RigidMotion inverse() {
    return new RigidMotion(
        xx, yx, xy, yy, -(xx * shiftX + yx * shiftY), -(xy * shiftX + yy * shiftY));
  }

  /** Moves points, where they lie. */
  public void move(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      double oldX = x[i];
      double oldY = y[i];
      x[i] = (float) x(oldX, oldY);
      y[i] = (float) y(oldX, oldY);
    }
  }
}

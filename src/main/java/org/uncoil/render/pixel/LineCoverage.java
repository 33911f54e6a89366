package org.uncoil.render.pixel;

/**
 * How a line's cover, times its opacity, falls off with the distance from its middle, from 255 to
 * 0: a table in 1/256 of a pixel.
 */
final class LineCoverage {
  private static final int TABLE = 8;
  private static final int FINE = 16;

  private final int[] beside;

  LineCoverage(Pen pen) {
    // One more than there is, for what rounding adds.
    this.beside = new int[(int) Math.ceil((pen.width() / 2 + 0.5) * (1 << TABLE)) + 2];
    for (int i = 0; i < beside.length; i++) {
      double distance = (i + 0.5) / (1 << TABLE);
      double covered = Math.min(Math.min(1, pen.width()), pen.width() / 2 + 0.5 - distance);
      beside[i] = Math.max(0, (int) (covered * pen.alpha() * 255 + 0.5));
    }
  }

  /** A distance in the unit of {@link #beside}: 1/65,536 of a pixel. */
  static int fine(double distance) {
    return (int) (distance * (1 << FINE));
  }

  /** The pixel in which a coordinate in 1/65,536 of one lies. */
  static int whole(int fine) {
    return fine >> FINE;
  }

  /** The middle of a pixel in 1/65,536 of one. */
  static int middle(int whole) {
    return (whole << FINE) + (1 << (FINE - 1));
  }

  /** The product of two numbers in 1/65,536. */
  static int times(int a, int b) {
    return (int) (((long) a * b) >> FINE);
  }

  /** The cover at a distance to either side, up to 32,000 pixels. */
  int beside(int fine) {
    return beside[Math.min(beside.length - 1, Math.abs(fine) >> (FINE - TABLE))];
  }
}

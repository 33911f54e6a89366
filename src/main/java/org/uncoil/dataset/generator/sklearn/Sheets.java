package org.uncoil.dataset.generator.sklearn;

/** The one parameter t of a rolled-up sheet, cut into classes. */
final class Sheets {
  private Sheets() {}

  /** The class of t when [least, most) is cut into equal parts. */
  static int part(double t, double least, double most, int classes) {
    int part = (int) Math.floor((t - least) / (most - least) * classes);
    return Math.max(0, Math.min(classes - 1, part));
  }
}

package org.uncoil.gallery.figure;

import java.util.Locale;

/** How a line is told from the others: those of none stay in the background. */
public enum Emphasis {
  BEST,
  MIDDLE,
  WORST,
  NONE;

  /** The class that colours it. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Who of a sorted list is told apart: the first, the one in the middle and the last.
   *
   * @param index from 0
   */
  public static Emphasis of(int index, int size) {
    if (index == 0) {
      return BEST;
    }
    if (index == size - 1) {
      return WORST;
    }
    return index == (size - 1) / 2 ? MIDDLE : NONE;
  }
}

package org.uncoil.gallery.map;

import java.util.Locale;

/** How the values of an axis or of a quantity are spaced. */
public enum Spacing {
  /** Evenly. */
  LINEAR,
  /** By even factors: for numbers of 0 and above. */
  LOG;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

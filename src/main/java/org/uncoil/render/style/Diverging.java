package org.uncoil.render.style;

import java.awt.Color;

/** A colour map with a middle, evenly spaced to the eye: straight lines in {@link Oklab}. */
public final class Diverging {
  private final Color[] colours;

  /**
   * @param low,middle,high colours of −1, 0 and 1
   * @param steps number of colours on each side of the middle
   */
  public Diverging(Color low, Color middle, Color high, int steps) {
    this.colours = new Color[2 * steps + 1];
    for (int i = 0; i <= steps; i++) {
      double share = (double) i / steps;
      colours[steps - i] = mix(middle, low, share);
      colours[steps + i] = mix(middle, high, share);
    }
  }

  /** Index of the colour of a value: ±1 are the ends, and whatever lies beyond; NaN is 0. */
  public int index(double value) {
    int steps = colours.length / 2;
    double bounded = Math.max(-1, Math.min(1, value));
    return Double.isNaN(value) ? steps : (int) Math.floor(bounded * steps + 0.5) + steps;
  }

  /** All colours, from low to high. */
  public Color[] colours() {
    return colours.clone();
  }

  private static Color mix(Color from, Color to, double share) {
    return new Color(Oklab.of(from.getRGB()).mix(Oklab.of(to.getRGB()), share).rgb());
  }
}

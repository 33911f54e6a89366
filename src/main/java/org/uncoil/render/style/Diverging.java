package org.uncoil.render.style;

import java.awt.Color;

/**
 * A colour map with a middle, evenly spaced to the eye: straight lines in Oklab (Ottosson 2020, "A
 * perceptual color space for image processing").
 */
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
    double[] a = oklab(from);
    double[] b = oklab(to);
    for (int i = 0; i < 3; i++) {
      a[i] += share * (b[i] - a[i]);
    }
    return rgb(a);
  }

  private static double[] oklab(Color colour) {
    double red = linear(colour.getRed());
    double green = linear(colour.getGreen());
    double blue = linear(colour.getBlue());
    double l = StrictMath.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = StrictMath.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = StrictMath.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static Color rgb(double[] lab) {
    double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    return new Color(
        encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double cube(double value) {
    return value * value * value;
  }

  /** From sRGB to light (IEC 61966-2-1). */
  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int encoded(double light) {
    double value =
        light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.max(0, Math.min(1, value)));
  }
}

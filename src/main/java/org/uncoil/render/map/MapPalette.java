package org.uncoil.render.map;

import org.uncoil.render.style.Oklab;

/**
 * Sequential colours from dark to light at equal distances in {@link Oklab}: points on a quadratic
 * Bézier curve through three colours' lightness, chroma and hue (after Wijffelaars et al. 2008,
 * "Generating color palettes using intuitive parameters", who do so in CIELUV). Blue and orange
 * differ for people who cannot distinguish red and green too.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of numbers is immutable
enum MapPalette {
  BLUES(polar(0.30, 0.13, 268), polar(0.60, 0.16, 245), polar(0.93, 0.045, 215)),
  ORANGES(polar(0.30, 0.10, 15), polar(0.64, 0.20, 48), polar(0.94, 0.08, 92));

  /** Parts of the curve that its length is summed from. */
  private static final int PARTS = 4096;

  private final Oklab dark;
  private final Oklab middle;
  private final Oklab light;

  MapPalette(Oklab dark, Oklab middle, Oklab light) {
    this.light = light;
    this.middle = middle;
    this.dark = dark;
  }

  private static Oklab polar(double lightness, double chroma, double degrees) {
    double hue = StrictMath.toRadians(degrees);
    return new Oklab(lightness, chroma * StrictMath.cos(hue), chroma * StrictMath.sin(hue));
  }

  /** So many colours from dark to light, 0xRRGGBB; a single one from the middle. */
  int[] colours(int count) {
    double[] lengths = new double[PARTS + 1];
    for (int i = 1; i <= PARTS; i++) {
      lengths[i] = lengths[i - 1] + at((i - 1.0) / PARTS).distance(at((double) i / PARTS));
    }
    int[] colours = new int[count];
    int part = 1;
    for (int i = 0; i < count; i++) {
      double share = count == 1 ? 0.5 : i / (count - 1.0);
      double length = share * lengths[PARTS];
      while (part < PARTS && lengths[part] < length) {
        part++;
      }
      double within = (length - lengths[part - 1]) / (lengths[part] - lengths[part - 1]);
      colours[i] = at((part - 1 + within) / PARTS).rgb();
    }
    return colours;
  }

  private Oklab at(double share) {
    return dark.mix(middle, share).mix(middle.mix(light, share), share);
  }
}

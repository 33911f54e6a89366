package org.uncoil.render.map;

import java.util.Arrays;

/**
 * Colours of one palette for measures, each for equally many: the bounds between them are quantiles
 * of a sample. Where values repeat there are fewer bounds, hence fewer colours; at most 256
 * different values have a colour each.
 */
final class QuantileColours {
  private static final int MOST = 256;

  private final float[] sorted;
  private final float[] bounds;
  private final int[] colours;
  private final boolean oneForEachValue;

  /**
   * Finds the bounds.
   *
   * @param sample no NaN; is sorted
   * @param palette whose dark end is for the smallest measures
   */
  QuantileColours(float[] sample, MapPalette palette) {
    Arrays.sort(sample);
    sorted = sample;
    float[] values = distinct(sample);
    oneForEachValue = values.length <= MOST;
    bounds = oneForEachValue ? withoutLast(values) : quantiles(sample);
    colours = palette.colours(bounds.length + 1);
  }

  /** The different values of a sorted sample, no more of them than tell whether there are many. */
  private static float[] distinct(float[] sorted) {
    float[] values = new float[MOST + 1];
    int count = 0;
    for (int i = 0; i < sorted.length && count <= MOST; i++) {
      if (i == 0 || sorted[i] > values[count - 1]) {
        values[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(values, count);
  }

  private static float[] withoutLast(float[] values) {
    return Arrays.copyOf(values, Math.max(0, values.length - 1));
  }

  private static float[] quantiles(float[] sorted) {
    float greatest = sorted[sorted.length - 1];
    float[] bounds = new float[MOST - 1];
    int count = 0;
    for (int i = 1; i < MOST; i++) {
      int most = (int) (((long) i * sorted.length - 1) / MOST + 1);
      float bound = sorted[most - 1];
      if (bound < greatest && (count == 0 || bound > bounds[count - 1])) {
        bounds[count++] = bound;
      }
    }
    return Arrays.copyOf(bounds, count);
  }

  /** The colour of a measure; bounds belong to the colour below them. */
  int rgb(float measure) {
    int index = Arrays.binarySearch(bounds, measure);
    return colours[index >= 0 ? index : -index - 1];
  }

  float[] bounds() {
    return bounds.clone();
  }

  int[] colours() {
    return colours.clone();
  }

  int count() {
    return colours.length;
  }

  boolean isEmpty() {
    return sorted.length == 0;
  }

  boolean oneForEachValue() {
    return oneForEachValue;
  }

  /** The measure between the colours so many of which lie below it; least and greatest included. */
  float edge(int below) {
    if (below == 0) {
      return sorted[0];
    }
    return below == colours.length ? sorted[sorted.length - 1] : bounds[below - 1];
  }
}

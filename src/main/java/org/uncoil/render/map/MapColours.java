package org.uncoil.render.map;

/**
 * Colours of a map's cells: blues for runs that converge, oranges for those that diverge. Within
 * each, colours are assigned by quantile, so that all are used equally often: measures crowd near
 * the boundary, where equal steps of the measure would show no structure. Fast is dark, slow is
 * light; cells without a result are grey.
 *
 * <p>Quantiles are those of at most about a million cells of each kind, taken at equal distances:
 * the same cells give the same colours.
 */
public final class MapColours {
  /** Cells without a result. */
  static final int NO_RESULT = 0x9AA0A6;

  private static final int SAMPLE = 1_000_000;

  private final QuantileColours converged;
  private final QuantileColours diverged;

  private MapColours(QuantileColours converged, QuantileColours diverged) {
    this.converged = converged;
    this.diverged = diverged;
  }

  /** The colours for these cells. */
  public static MapColours of(MapCells cells) {
    return new MapColours(
        new QuantileColours(sample(cells, true), MapPalette.BLUES),
        new QuantileColours(sample(cells, false), MapPalette.ORANGES));
  }

  /** The measure of every k-th of the runs that converge, or that diverge. */
  private static float[] sample(MapCells cells, boolean converged) {
    int count = cells.count(converged);
    int every = stride(count, cells.columns());
    float[] sample = new float[(count + every - 1) / every];
    int seen = 0;
    for (int i = 0; i < cells.size(); i++) {
      float measure = cells.measure()[i];
      if (cells.converged()[i] == converged && !Float.isNaN(measure)) {
        if (seen % every == 0) {
          sample[seen / every] = measure + 0f; // −0 is 0
        }
        seen++;
      }
    }
    return sample;
  }

  /** Has no divisor in common with the columns: the sample would lie in a few of them. */
  private static int stride(int count, int columns) {
    int every = Math.max(1, (count - 1) / SAMPLE + 1);
    while (greatestCommonDivisor(every, columns) > 1) {
      every++;
    }
    return every;
  }

  private static int greatestCommonDivisor(int one, int other) {
    return other == 0 ? one : greatestCommonDivisor(other, one % other);
  }

  /** The colour of a cell, 0xRRGGBB. */
  public int rgb(boolean ofConverged, float measure) {
    return Float.isNaN(measure) ? NO_RESULT : of(ofConverged).rgb(measure + 0f);
  }

  /** The greatest measure of each colour except the last, ascending. */
  public float[] bounds(boolean ofConverged) {
    return of(ofConverged).bounds();
  }

  /** The colours from fast to slow, 0xRRGGBB: 1 to 256. */
  public int[] colours(boolean ofConverged) {
    return of(ofConverged).colours();
  }

  QuantileColours of(boolean ofConverged) {
    return ofConverged ? converged : diverged;
  }
}

package org.uncoil.render.diagram;

import java.util.Arrays;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.render.pixel.LineRasteriser;
import org.uncoil.render.pixel.Pen;

/**
 * The weights between two columns: the larger, the wider and the less transparent. Strength 1 is
 * what only few of the trained network's weights exceed, so that weights are seen to grow. Of many
 * weights the strongest are drawn.
 */
final class Edges {
  /** Colours of the ink that edges are drawn in. */
  static final int NEGATIVE = 0;

  static final int POSITIVE = 1;

  private static final int MOST_EDGES = 600;
  private static final int LEVELS = 64;

  /** Share of the trained weights that strength 1 exceeds. */
  private static final double COMMON = 0.97;

  private final LayerColumn from;
  private final LayerColumn to;
  private final double scale;
  private final Pen[] pens = new Pen[LEVELS];

  /** The weights from one layer's column to the next one's. */
  Edges(LayerColumn from, LayerColumn to, ForwardPass trained) {
    this.from = from;
    this.to = to;
    this.scale = scale(trained);
    int count = Math.min(MOST_EDGES, from.units().length * to.units().length);
    double thin = Math.max(0.3, Math.min(1, Math.sqrt(36.0 / count)));
    for (int level = 0; level < LEVELS; level++) {
      double strength = (level + 0.5) / LEVELS;
      pens[level] =
          new Pen(0.8 + 2.4 * thin * strength * strength, (0.08 + 0.84 * strength) * thin);
    }
  }

  private double scale(ForwardPass trained) {
    double[] sizes = new double[from.units().length * to.units().length];
    int count = 0;
    for (int a : from.units()) {
      for (int b : to.units()) {
        double size = Math.abs(trained.weight(from.layer(), a, b));
        if (size > 0 && Double.isFinite(size)) {
          sizes[count++] = size;
        }
      }
    }
    Arrays.sort(sizes, 0, count);
    return count == 0 ? 1 : sizes[(int) (COMMON * (count - 1))];
  }

  void draw(LineRasteriser ink, ForwardPass network) {
    double least = least(network);
    for (int a = 0; a < from.units().length; a++) {
      for (int b = 0; b < to.units().length; b++) {
        double weight = weight(network, a, b);
        double strength = (Math.min(1, Math.abs(weight) / scale) - least) / (1 - least);
        if (strength > 0) {
          Pen pen = pens[Math.min(LEVELS - 1, (int) (strength * LEVELS))];
          int colour = weight > 0 ? POSITIVE : NEGATIVE;
          ink.line(pen, colour, from.x(), from.y(a), to.x(), to.y(b));
        }
      }
    }
  }

  private double weight(ForwardPass network, int a, int b) {
    return network.weight(from.layer(), from.units()[a], to.units()[b]);
  }

  /** The strength that no more than {@link #MOST_EDGES} weights exceed, but below 1. */
  private double least(ForwardPass network) {
    int pairs = from.units().length * to.units().length;
    if (pairs <= MOST_EDGES) {
      return 0;
    }
    int[] counts = new int[LEVELS];
    for (int a = 0; a < from.units().length; a++) {
      for (int b = 0; b < to.units().length; b++) {
        double strength = Math.abs(weight(network, a, b)) / scale;
        counts[Math.min(LEVELS - 1, (int) (strength * LEVELS))]++;
      }
    }
    int level = LEVELS - 1;
    int count = counts[level];
    while (level > 0 && count + counts[level - 1] <= MOST_EDGES) {
      level--;
      count += counts[level];
    }
    return (double) level / LEVELS;
  }
}

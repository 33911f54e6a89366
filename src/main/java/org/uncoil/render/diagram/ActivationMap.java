package org.uncoil.render.diagram;

import java.awt.Color;
import java.awt.Rectangle;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.render.pixel.Raster;
import org.uncoil.render.style.Diverging;
import org.uncoil.render.style.Theme;

/**
 * What a unit gives out over the input plane: its values at a lattice's vertices, bilinear between
 * them, from the negative to the positive colour; the largest size is the strongest.
 */
final class ActivationMap implements Raster {
  private static final int STEPS = 48;

  private final RegularGrid lattice;
  private final Diverging map;
  private final int[] colours;
  private float[] values;
  private int first;
  private double factor;

  ActivationMap(RegularGrid lattice, Theme theme) {
    this.lattice = lattice;
    Color middle = Theme.mix(theme.card(), theme.text(), 0.04);
    this.map = new Diverging(theme.negative(), middle, theme.positive(), STEPS);
    Color[] all = map.colours();
    this.colours = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      colours[i] = all[i].getRGB() & 0xFFFFFF;
    }
  }

  /** Takes a unit's values: as many as the lattice has vertices, from an index on. */
  ActivationMap of(float[] newValues, int from) {
    this.values = newValues;
    this.first = from;
    float most = 0;
    for (int i = from; i < from + lattice.size(); i++) {
      float size = Math.abs(newValues[i]);
      most = size > most && size <= Float.MAX_VALUE ? size : most;
    }
    this.factor = most > 0 ? 1 / (double) most : 0;
    return this;
  }

  @Override
  public void paint(int[] pixels, int stride, Rectangle area) {
    int columns = lattice.columns();
    double stepX = (double) (columns - 1) / area.width;
    double stepY = (double) (lattice.rows() - 1) / area.height;
    for (int y = 0; y < area.height; y++) {
      double vertical = (area.height - y - 0.5) * stepY;
      int row = (int) vertical;
      double up = vertical - row;
      int line = (area.y + y) * stride + area.x;
      for (int x = 0; x < area.width; x++) {
        double across = (x + 0.5) * stepX;
        int column = (int) across;
        int vertex = first + row * columns + column;
        double right = across - column;
        double low = values[vertex] + right * (values[vertex + 1] - values[vertex]);
        double high =
            values[vertex + columns]
                + right * (values[vertex + columns + 1] - values[vertex + columns]);
        pixels[line + x] = colours[map.index((low + up * (high - low)) * factor)];
      }
    }
  }
}

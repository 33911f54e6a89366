package org.uncoil.render.map;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import org.uncoil.render.plot.PlotLayer;
import org.uncoil.render.plot.Projection;

/** The cells of a map, row by row, so that a large map is not in memory twice. */
final class CellLayer extends PlotLayer {
  private final MapCells cells;
  private final MapColours colours;
  private final DrawnCells drawn;

  CellLayer(MapCells cells, MapColours colours, DrawnCells drawn) {
    this.cells = cells;
    this.colours = colours;
    this.drawn = drawn;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle area, Projection projection) {
    int zoom = drawn.zoom();
    BufferedImage strip = new BufferedImage(area.width, zoom, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
    for (int row = 0; row < drawn.rows(); row++) {
      for (int column = 0; column < drawn.columns(); column++) {
        int cell = row * drawn.every() * cells.columns() + column * drawn.every();
        int colour = colours.rgb(cells.converged()[cell], cells.measure()[cell]);
        Arrays.fill(pixels, column * zoom, (column + 1) * zoom, colour);
      }
      for (int line = 1; line < zoom; line++) {
        System.arraycopy(pixels, 0, pixels, line * area.width, area.width);
      }
      graphics.drawImage(strip, area.x, area.y + area.height - (row + 1) * zoom, null);
    }
  }
}

package org.uncoil.render.map;

/**
 * How cells become pixels: of large maps only every k-th cell is drawn, of small ones each as a
 * square of several pixels.
 *
 * @param columns,rows of the cells that are drawn
 * @param every k: distance of the cells that are drawn: 1 if all are
 * @param zoom pixels along the side of a cell
 */
record DrawnCells(int columns, int rows, int every, int zoom) {
  private static final int MOST_PIXELS = 8192;
  private static final int LARGE = 256;
  private static final double PIXELS_OF_SMALL = 768;

  static DrawnCells of(MapCells cells) {
    int longest = Math.max(cells.columns(), cells.rows());
    boolean large = Math.min(cells.columns(), cells.rows()) >= LARGE;
    int every = (longest - 1) / MOST_PIXELS + 1;
    int zoom = large ? 1 : (int) Math.max(1, Math.round(PIXELS_OF_SMALL / longest));
    return new DrawnCells(
        (cells.columns() - 1) / every + 1, (cells.rows() - 1) / every + 1, every, zoom);
  }

  int width() {
    return columns * zoom;
  }

  int height() {
    return rows * zoom;
  }

  /** Limits of an axis of so many drawn cells: each cell lies around its value. */
  double low(PictureAxis scale) {
    return scale.value(-every / 2.0);
  }

  double high(PictureAxis scale, int drawn) {
    return scale.value((drawn - 0.5) * every);
  }
}

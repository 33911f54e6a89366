package org.uncoil.embedding;

/**
 * How a map of the plane changes areas and turns them over, cell by cell of a lattice: the
 * determinant of its Jacobian J, as the signed area of a cell's image (half the cross product of
 * its diagonals) over the cell's own. Cell {@code row·columns + column}, rows from the lowest.
 */
public final class Distortion {
  /** A product of extents times this is what rounding in floats can make of an area of 0. */
  private static final double ROUNDING = 4e-7;

  private final int columns;
  private final int rows;
  private final double[] determinant;
  private final double[] logarithm;
  private final double median;
  private final int side;

  /** Of a lattice whose vertices lie at x, y now, in its order. */
  public Distortion(RegularGrid lattice, float[] x, float[] y) {
    this.columns = lattice.columns() - 1;
    this.rows = lattice.rows() - 1;
    this.determinant = new double[columns * rows];
    this.logarithm = new double[columns * rows];
    double own = lattice.limits().width() / columns * (lattice.limits().height() / rows);
    double[] known = new double[columns * rows];
    double[] extent = new double[columns * rows];
    int count = 0;
    int balance = 0;
    for (int cell = 0; cell < determinant.length; cell++) {
      determinant[cell] = area(x, y, cell / columns * (columns + 1) + cell % columns) / own;
      logarithm[cell] = Math.log(Math.abs(determinant[cell]));
      if (Double.isFinite(logarithm[cell])) {
        known[count] = logarithm[cell];
        extent[count++] = Math.sqrt(Math.abs(determinant[cell]));
        balance += determinant[cell] > 0 ? 1 : -1;
      }
    }
    this.median = WeightedMedian.of(known, extent, count);
    this.side = balance < 0 ? -1 : 1;
  }

  /** Signed area of the image of the cell with this lower left vertex; 0 where rounding made it. */
  private double area(float[] x, float[] y, int vertex) {
    int above = vertex + columns + 1;
    double ax = (double) x[above + 1] - x[vertex];
    double ay = (double) y[above + 1] - y[vertex];
    double bx = (double) x[above] - x[vertex + 1];
    double by = (double) y[above] - y[vertex + 1];
    double area = (ax * by - ay * bx) / 2;
    double size = Math.max(Math.abs(x[vertex]), Math.abs(y[vertex]));
    double extent = Math.abs(ax) + Math.abs(ay) + Math.abs(bx) + Math.abs(by);
    return Math.abs(area) <= ROUNDING * size * extent ? 0 : area;
  }

  /** Number of columns of cells. */
  public int columns() {
    return columns;
  }

  /** Number of rows of cells. */
  public int rows() {
    return rows;
  }

  /** det J of a cell; 0 where it collapsed, NaN where a vertex is not finite. */
  public double determinant(int cell) {
    return determinant[cell];
  }

  /** ln |det J| of a cell; −∞ where it collapsed, NaN where a vertex is not finite. */
  public double logarithm(int cell) {
    return logarithm[cell];
  }

  /**
   * The median of ln |det J| over what is seen: cells count by the extent of their images, √|det
   * J|, for most cells may be so small that they are nowhere on a picture. NaN where no cell has an
   * area.
   */
  public double median() {
    return median;
  }

  /**
   * Which side of the plane a cell shows: 1 the one that most cells show, −1 the other, 0 where it
   * has no area.
   */
  public int side(int cell) {
    double value = determinant[cell] * side;
    return value > 0 ? 1 : value < 0 ? -1 : 0;
  }

  /** Share of the cells with an area that show the other side: the plane is folded there. */
  public double folded() {
    int turned = 0;
    int all = 0;
    for (int cell = 0; cell < determinant.length; cell++) {
      turned += side(cell) < 0 ? 1 : 0;
      all += side(cell) != 0 ? 1 : 0;
    }
    return all == 0 ? 0 : (double) turned / all;
  }
}

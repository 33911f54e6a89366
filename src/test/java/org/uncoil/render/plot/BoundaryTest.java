package org.uncoil.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Theme;

class BoundaryTest {
  private static final int COLUMNS = 21;
  private static final int ROWS = 11;

  /** Weights of x, of y, and the bias, per class; x and y in cells. */
  private static DecisionField linear(double[][] classes) {
    float[] logits = new float[COLUMNS * ROWS * classes.length];
    int i = 0;
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        for (double[] row : classes) {
          logits[i++] = (float) (row[0] * x + row[1] * y + row[2]);
        }
      }
    }
    DecisionField field =
        new DecisionField(COLUMNS, ROWS, classes.length, Tint.flat(Theme.LIGHT, classes.length));
    field.update(logits);
    return field;
  }

  private static List<double[]> pieces(DecisionField field) {
    List<double[]> pieces = new ArrayList<>();
    new Boundary(field).trace((x0, y0, x1, y1) -> pieces.add(new double[] {x0, y0, x1, y1}));
    return pieces;
  }

  private static double length(List<double[]> pieces) {
    return pieces.stream().mapToDouble(p -> Math.hypot(p[2] - p[0], p[3] - p[1])).sum();
  }

  @Test
  void isTheStraightLineWhereTwoLogitsAreEqual() {
    // y = 0.5 x + 0.3: from (0, 0.3) to (19.4, 10).
    List<double[]> pieces = pieces(linear(new double[][] {{0.5, -1, 0.3}, {0, 0, 0}}));
    for (double[] piece : pieces) {
      assertThat(piece[1]).isCloseTo(0.5 * piece[0] + 0.3, within(1e-5));
      assertThat(piece[3]).isCloseTo(0.5 * piece[2] + 0.3, within(1e-5));
    }
    assertThat(length(pieces)).isCloseTo(Math.hypot(19.4, 9.7), within(1e-3));
  }

  @Test
  void meetsInOnePointWhereThreeRegionsDo() {
    // Three half-lines from (9.3, 4.2): left, down and to the upper right.
    double[][] classes = {{-1, 0, 9.3}, {0, -1, 4.2}, {0, 0, 0}};
    List<double[]> pieces = pieces(linear(classes));
    // Left of x = y + 5.1 and 9.3 the first leads, below 4.2 the second, else the third.
    double expected = 5.8 + (20 - 9.3) + Math.hypot(4.2, 4.2);
    assertThat(length(pieces)).isCloseTo(expected, within(1e-3));
  }

  @Test
  void isNowhereWithoutASecondRegion() {
    assertThat(pieces(linear(new double[][] {{0, 0, 1}, {0, 0, 0}}))).isEmpty();
    assertThat(pieces(linear(new double[][] {{0, 0, 0}, {0, 0, 0}}))).isEmpty();
    assertThat(pieces(linear(new double[][] {{0, 0, Double.NaN}, {1, 0, -3}}))).isEmpty();
  }

  @Test
  void tintsEachPixelByTheLargestLogit() {
    double[][] classes = {{-1, 0.2, 9.3}, {0.1, -1, 4.2}, {0, 0, 0}};
    Rectangle area = new Rectangle(3, 2, 200, 100);
    int[] pixels = new int[210 * 110];
    linear(classes).paint(pixels, 210, area);
    for (int y = 0; y < area.height; y += 3) {
      for (int x = 0; x < area.width; x += 3) {
        double cellX = (x + 0.5) / 10;
        double cellY = 10 - (y + 0.5) / 10;
        int best = 0;
        for (int c = 1; c < 3; c++) {
          if (value(classes[c], cellX, cellY) > value(classes[best], cellX, cellY)) {
            best = c;
          }
        }
        int expected =
            Theme.mix(Theme.LIGHT.card(), ClassColours.of(Theme.LIGHT, best), 0.15).getRGB();
        assertThat(pixels[(y + 2) * 210 + x + 3]).isEqualTo(expected & 0xFFFFFF);
      }
    }
  }

  private static double value(double[] row, double x, double y) {
    return row[0] * x + row[1] * y + row[2];
  }
}

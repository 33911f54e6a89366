package org.uncoil.statistics.dimension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxCountingTest {
  private interface Inside {
    boolean test(int column, int row);
  }

  private static boolean[] grid(int columns, int rows, Inside inside) {
    boolean[] grid = new boolean[columns * rows];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = inside.test(i % columns, i / columns);
    }
    return grid;
  }

  private static BoxDimension dimension(boolean[] cells, int columns, int rows) {
    return BoxCounting.of(cells, columns, rows).dimension().orElseThrow();
  }

  private static BoxDimension ofBoundary(int side, Inside inside) {
    return BoxCounting.of(BoundaryCells.of(grid(side, side, inside), side, side), side, side)
        .dimension()
        .orElseThrow();
  }

  @Property(tries = 60)
  void countsTheBoxesThatAreNotEmpty(
      @ForAll @IntRange(min = 1, max = 70) int columns,
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll @IntRange(max = 40) int percent,
      @ForAll int seed) {
    Random random = new Random(seed);
    boolean[] cells = grid(columns, rows, (x, y) -> random.nextInt(100) < percent);
    List<BoxCount> counts = BoxCounting.of(cells, columns, rows).counts();
    assertThat(counts)
        .extracting(BoxCount::side)
        .containsExactlyElementsOf(
            IntStream.of(1, 2, 4, 8)
                .filter(side -> 8 * side <= Math.min(columns, rows))
                .boxed()
                .toList());
    for (BoxCount count : counts) {
      int boxes = 0;
      for (int top = 0; top < rows; top += count.side()) {
        for (int left = 0; left < columns; left += count.side()) {
          boxes += any(cells, columns, rows, left, top, count.side()) ? 1 : 0;
        }
      }
      assertThat(count.boxes()).isEqualTo(boxes);
    }
  }

  private static boolean any(boolean[] cells, int columns, int rows, int left, int top, int side) {
    for (int y = top; y < Math.min(rows, top + side); y++) {
      for (int x = left; x < Math.min(columns, left + side); x++) {
        if (cells[y * columns + x]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where all boxes of a size look the same, the counts are powers and lie on a line exactly. */
  @ParameterizedTest
  @CsvSource({"diagonal, 1", "row, 1", "full, 2", "Sierpinski, 1.584962500721156", "cell, 0"})
  void isExactForSetsThatAreTheSameAtEachSize(String set, double expected) {
    Inside inside =
        switch (set) {
          case "diagonal" -> (x, y) -> x == y;
          case "row" -> (x, y) -> y == 77;
          case "full" -> (x, y) -> true;
          case "cell" -> (x, y) -> x == 3 && y == 200;
          default -> (x, y) -> (x & y) == 0; // Pascal's triangle modulo 2 (Kummer)
        };
    BoxDimension fitted = dimension(grid(512, 512, inside), 512, 512);
    assertThat(fitted.dimension()).isCloseTo(expected, within(1e-12));
    assertThat(fitted.standardError()).isCloseTo(0, within(1e-7));
    assertThat(fitted.rSquared()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.3, 0.05, 0.4142, 0.77})
  void ofAStraightLineIsOne(double slope) {
    DoubleUnaryOperator line = x -> 500 + slope * (x - 512);
    boolean[] cells =
        grid(
            1024,
            1024,
            (x, y) -> { // whether the line goes through the cell
              double one = line.applyAsDouble(x);
              double other = line.applyAsDouble(x + 1);
              return y + 1 > Math.min(one, other) && y <= Math.max(one, other);
            });
    assertThat(dimension(cells, 1024, 1024).dimension()).isCloseTo(1, within(0.03));
  }

  @Test
  void ofASquareIsTwoAndOfItsBoundaryOne() {
    Inside square = (x, y) -> x >= 111 && x < 1800 && y >= 203 && y < 1907;
    assertThat(dimension(grid(2048, 2048, square), 2048, 2048).dimension())
        .isCloseTo(2, within(0.08)); // large boxes reach beyond the square
    assertThat(ofBoundary(2048, square).dimension()).isCloseTo(1, within(0.02));
  }

  @Test
  void ofTheBoundaryOfADiscIsOneWhereverTheDiscLies() {
    double[] dimensions =
        IntStream.of(0, 1, 7, 32, 101)
            .mapToDouble(
                shift ->
                    ofBoundary(
                            2048,
                            (x, y) -> Math.hypot(x - 1000.3 - shift, y - 1010.8 + 2 * shift) < 700)
                        .dimension())
            .toArray();
    for (double dimension : dimensions) {
      assertThat(dimension).isCloseTo(1, within(0.02)).isCloseTo(dimensions[0], within(0.02));
    }
  }

  /** Each segment becomes eight of a quarter of its length: ln 8 / ln 4. */
  @Test
  void ofAQuadraticKochIslandIsOneAndAHalf() {
    String turns = "FLFRFRFFLFLFRF"; // Mandelbrot 1982, plate 51
    String path = "FLFLFLF";
    for (int depth = 0; depth < 4; depth++) {
      path = path.replace("F", turns);
    }
    int side = 1024;
    boolean[] cells = new boolean[side * side];
    int x = 400;
    int y = 400;
    int dx = 1;
    int dy = 0;
    for (int i = 0; i < path.length(); i++) {
      char step = path.charAt(i);
      if (step == 'F') {
        x += dx;
        y += dy;
        cells[y * side + x] = true;
      } else {
        int before = dx;
        dx = step == 'L' ? -dy : dy;
        dy = step == 'L' ? before : -before;
      }
    }
    assertThat(dimension(cells, side, side).dimension()).isCloseTo(1.5, within(0.05));
  }

  /** Four copies, each a third of the whole: ln 4 / ln 3; counts of a product are products. */
  @Test
  void ofTheCantorDustIsWhatItsCopiesGive() {
    int side = 6561;
    int[] set = IntStream.range(0, side).filter(BoxCountingTest::inCantorSet).toArray();
    BitSet dust = new BitSet();
    for (int y : set) {
      for (int x : set) {
        dust.set(y * side + x);
      }
    }
    BoxCounting counting = BoxCounting.of(dust, side, side);
    for (BoxCount count : counting.counts()) {
      int along = (int) IntStream.of(set).map(x -> x / count.side()).distinct().count();
      assertThat(count.boxes()).isEqualTo(along * along);
    }
    assertThat(counting.dimension().orElseThrow().dimension())
        .isCloseTo(Math.log(4) / Math.log(3), within(0.15));
  }

  private static boolean inCantorSet(int x) {
    return !Integer.toString(x, 3).contains("1");
  }

  /** From the textbook's formulas for slope, error and R² of simple regression. */
  @Test
  void fitsByLeastSquares() {
    DoubleUnaryOperator wave = x -> 256 + 200 * Math.sin(x / 17);
    boolean[] cells = grid(512, 512, (x, y) -> y == Math.round(wave.applyAsDouble(x)));
    BoxCounting counting = BoxCounting.of(cells, 512, 512);
    List<BoxCount> larger = counting.counts().subList(1, 7);
    int n = larger.size();
    double[] x = larger.stream().mapToDouble(c -> -Math.log(c.side())).toArray();
    double[] y = larger.stream().mapToDouble(c -> Math.log(c.boxes())).toArray();
    double sxx = 0;
    double sxy = 0;
    double syy = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sxx += (x[i] - x[j]) * (x[i] - x[j]) / (2 * n);
        sxy += (x[i] - x[j]) * (y[i] - y[j]) / (2 * n);
        syy += (y[i] - y[j]) * (y[i] - y[j]) / (2 * n);
      }
    }
    double residual = syy - sxy * sxy / sxx;
    BoxDimension fitted = counting.dimension().orElseThrow();
    assertThat(counting.counts()).hasSize(7);
    assertThat(fitted.dimension()).isCloseTo(sxy / sxx, within(1e-9));
    assertThat(fitted.standardError()).isCloseTo(Math.sqrt(residual / (n - 2) / sxx), within(1e-9));
    assertThat(fitted.rSquared()).isCloseTo(1 - residual / syy, within(1e-9));
  }

  @Test
  void thereIsNoneWithoutCellsOrWithFewSides() {
    assertThat(BoxCounting.of(new BitSet(), 512, 512).dimension()).isEmpty();
    assertThat(BoxCounting.of(grid(900, 63, (x, y) -> true), 900, 63).dimension()).isEmpty();
    assertThat(BoxCounting.of(grid(64, 64, (x, y) -> true), 64, 64).dimension()).isPresent();
    assertThat(BoxCounting.of(grid(7, 7, (x, y) -> true), 7, 7).counts()).isEmpty();
  }

  @Test
  void cellsOutsideTheGridAreRefused() {
    assertThatThrownBy(() -> BoxCounting.of(new boolean[] {true, true, true}, 2, 1))
        .hasMessageContaining("2 × 1");
    assertThatThrownBy(() -> BoundaryCells.of(new boolean[3], 2, 1)).hasMessageContaining("2 × 1");
    assertThatThrownBy(() -> BoxCounting.of(new BitSet(), 0, 4)).hasMessageContaining("columns");
  }

  @Property(tries = 60)
  void aTrueCellIsOfTheBoundaryIfOneOfEightNeighboursIsFalse(
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll int seed) {
    Random random = new Random(seed);
    boolean[] values = grid(columns, rows, (x, y) -> random.nextInt(3) == 0);
    BitSet boundary = BoundaryCells.of(values, columns, rows);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        boolean beside = false;
        for (int step = 0; step < 9; step++) {
          int nextX = x + step % 3 - 1;
          int nextY = y + step / 3 - 1;
          if (nextX >= 0 && nextX < columns && nextY >= 0 && nextY < rows) {
            beside |= !values[nextY * columns + nextX];
          }
        }
        assertThat(boundary.get(y * columns + x)).isEqualTo(values[y * columns + x] && beside);
      }
    }
  }
}

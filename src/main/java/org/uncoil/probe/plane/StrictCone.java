package org.uncoil.probe.plane;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether some w has a positive product with every one of given vectors, decided without error: by
 * Gordan's theorem (Schrijver: Theory of Linear and Integer Programming, 1986, section 7.8) there
 * is none exactly when a mean of the vectors is 0, and whether there is such a mean is a linear
 * programme. Its first phase runs in integers (Edmonds' and Bareiss' division-free pivots) by
 * Bland's rule, which never circles (Mathematics of Operations Research 2, 1977).
 *
 * <p>Milliseconds for a hundred vectors of a few numbers, so it is asked where nothing cheaper
 * decides.
 */
final class StrictCone {
  private final BigInteger[][] table;
  private final int[] basis;
  private final int columns;
  private BigInteger divisor = BigInteger.ONE;

  private StrictCone(List<BigInteger[]> vectors) {
    int size = vectors.get(0).length;
    columns = vectors.size();
    // a row per component, one for the sum of the shares, and the objective: what is still missing
    table = new BigInteger[size + 2][columns + 1];
    basis = new int[size + 1];
    for (int row = 0; row <= size; row++) {
      basis[row] = columns + row;
      for (int column = 0; column < columns; column++) {
        table[row][column] = row < size ? vectors.get(column)[row] : BigInteger.ONE;
      }
      table[row][columns] = row < size ? BigInteger.ZERO : BigInteger.ONE;
    }
    for (int column = 0; column <= columns; column++) {
      BigInteger sum = BigInteger.ZERO;
      for (int row = 0; row <= size; row++) {
        sum = sum.add(table[row][column]);
      }
      table[size + 1][column] = sum;
    }
  }

  /** Whether there is such a w; for no vectors any will do. */
  static boolean exists(List<BigInteger[]> vectors) {
    return vectors.isEmpty() || !new StrictCone(vectors).meanIsNought();
  }

  /** Whole numbers in the same proportion as floats, and a last one that stands for 1. */
  static List<BigInteger[]> homogeneous(List<float[]> points) {
    int least = 0;
    for (float[] point : points) {
      for (float value : point) {
        least = Math.min(least, Math.max(Math.getExponent(value), Float.MIN_EXPONENT) - 23);
      }
    }
    List<BigInteger[]> whole = new ArrayList<>();
    for (float[] point : points) {
      BigInteger[] vector = new BigInteger[point.length + 1];
      for (int i = 0; i < point.length; i++) {
        // a power of two that makes a whole number of it
        vector[i] =
            new BigDecimal(point[i])
                .multiply(new BigDecimal(BigInteger.TWO.pow(-least)))
                .toBigIntegerExact();
      }
      vector[point.length] = BigInteger.TWO.pow(-least);
      whole.add(vector);
    }
    return whole;
  }

  private boolean meanIsNought() {
    BigInteger[] objective = table[basis.length];
    while (objective[columns].signum() != 0) {
      int column = 0;
      while (column < columns && objective[column].signum() <= 0) {
        column++;
      }
      if (column == columns) {
        return false;
      }
      pivot(leaving(column), column);
    }
    return true;
  }

  private int leaving(int column) {
    int best = -1;
    for (int row = 0; row < basis.length; row++) {
      if (table[row][column].signum() > 0) {
        int order = best < 0 ? -1 : ratio(row, best, column);
        if (order < 0 || (order == 0 && basis[row] < basis[best])) {
          best = row;
        }
      }
    }
    return best;
  }

  private int ratio(int row, int other, int column) {
    return table[row][columns]
        .multiply(table[other][column])
        .compareTo(table[other][columns].multiply(table[row][column]));
  }

  private void pivot(int row, int column) {
    BigInteger[] own = table[row];
    BigInteger pivot = own[column];
    for (BigInteger[] other : table) {
      if (other == own) {
        continue;
      }
      BigInteger factor = other[column];
      for (int i = 0; i < other.length; i++) {
        other[i] = other[i].multiply(pivot).subtract(factor.multiply(own[i])).divide(divisor);
      }
    }
    divisor = pivot;
    basis[row] = column;
  }
}

package org.uncoil.probe.plane;

import java.math.BigInteger;
import java.util.List;

/**
 * Whether some numbers of at least 0, one for each of given vectors, make their weighted sum what
 * it is to be, decided without error: the first phase of a linear programme, in integers (Edmonds'
 * and Bareiss' division-free pivots) by Bland's rule, which never circles (Mathematics of
 * Operations Research 2, 1977).
 *
 * <p>Milliseconds for a hundred vectors of a few numbers, so it is asked where nothing cheaper
 * decides.
 */
final class NonNegativeSum {
  private final BigInteger[][] table;
  private final int[] basis;
  private final int columns;
  private BigInteger divisor = BigInteger.ONE;

  private NonNegativeSum(List<BigInteger[]> vectors, BigInteger[] sum) {
    columns = vectors.size();
    // a row per component, and the objective: what is still missing
    table = new BigInteger[sum.length + 1][columns + 1];
    basis = new int[sum.length];
    for (int row = 0; row < sum.length; row++) {
      basis[row] = columns + row;
      boolean turned = sum[row].signum() < 0;
      for (int column = 0; column <= columns; column++) {
        BigInteger value = column < columns ? vectors.get(column)[row] : sum[row];
        table[row][column] = turned ? value.negate() : value;
      }
    }
    for (int column = 0; column <= columns; column++) {
      BigInteger missing = BigInteger.ZERO;
      for (int row = 0; row < sum.length; row++) {
        missing = missing.add(table[row][column]);
      }
      table[sum.length][column] = missing;
    }
  }

  /**
   * Whether there are such numbers.
   *
   * @param vectors all as long as {@code sum}
   */
  static boolean exists(List<BigInteger[]> vectors, BigInteger[] sum) {
    return new NonNegativeSum(vectors, sum).reached();
  }

  private boolean reached() {
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

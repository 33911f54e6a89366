package org.uncoil.probe.plane;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What linear inequalities say about vectors, decided without error by linear programmes of whole
 * numbers, as theorems of the alternative put them (Schrijver: Theory of Linear and Integer
 * Programming, 1986, section 7.8).
 */
final class StrictCone {
  private StrictCone() {}

  /**
   * Whether some w has a positive product with every vector; for no vectors any will do. By
   * Gordan's theorem there is none exactly when a mean of the vectors is 0.
   */
  static boolean exists(List<BigInteger[]> vectors) {
    if (vectors.isEmpty()) {
      return true;
    }
    // the last component says that the shares of a mean add up to 1
    int size = vectors.get(0).length;
    List<BigInteger[]> shared =
        vectors.stream()
            .map(
                vector -> {
                  BigInteger[] longer = Arrays.copyOf(vector, size + 1);
                  longer[size] = BigInteger.ONE;
                  return longer;
                })
            .toList();
    BigInteger[] nought = new BigInteger[size + 1];
    Arrays.fill(nought, BigInteger.ZERO);
    nought[size] = BigInteger.ONE;
    return !NonNegativeSum.exists(shared, nought);
  }

  /**
   * Whether some w has no negative product with any vector, and a positive one with some. By
   * Stiemke's theorem there is none exactly when the vectors, each at least once, add up to 0.
   */
  static boolean existsWeakly(List<BigInteger[]> vectors) {
    BigInteger[] rest = new BigInteger[vectors.get(0).length];
    Arrays.fill(rest, BigInteger.ZERO);
    for (BigInteger[] vector : vectors) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] = rest[i].subtract(vector[i]);
      }
    }
    return !NonNegativeSum.exists(vectors, rest);
  }

  /** Whole numbers in the same proportion as numbers, and a last one that stands for 1. */
  static List<BigInteger[]> homogeneous(List<double[]> points) {
    int least = 0;
    for (double[] point : points) {
      for (double value : point) {
        least = Math.min(least, lowestBit(value));
      }
    }
    List<BigInteger[]> whole = new ArrayList<>();
    for (double[] point : points) {
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

  /** The power of two that the last digit of a number stands for. */
  private static int lowestBit(double value) {
    if (value == 0) {
      return 0;
    }
    long digits = Double.doubleToLongBits(value) & 0xfffffffffffffL;
    int zeros = Math.min(52, Long.numberOfTrailingZeros(digits));
    return Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52 + zeros;
  }
}

package org.uncoil.setting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How numbers are rounded wherever people read them, on pages, in films and in sentences: halves
 * away from zero, as it is taught, of the digits that the number is written with. So 0.125 is 12.5%
 * and 1.005 with two decimals 1.01, although the nearest binary fraction is a little less. The
 * pages' scripts ({@code decimals.js}) do the same.
 */
public final class Decimals {
  private Decimals() {}

  /**
   * A finite number with so many decimals, as 0.1250; what rounds to zero has no sign.
   *
   * @param decimals digits behind the point, 0 or more
   */
  public static String fixed(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** A share as a percentage with one decimal, as 99.1%. */
  public static String percent(double share) {
    return BigDecimal.valueOf(share)
            .movePointRight(2)
            .setScale(1, RoundingMode.HALF_UP)
            .toPlainString()
        + "%";
  }
}

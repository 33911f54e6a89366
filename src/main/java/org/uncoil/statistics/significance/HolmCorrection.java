package org.uncoil.statistics.significance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.setting.Checks;

/**
 * Holm's correction for many tests: the i-th smallest of m p-values is multiplied by m − i + 1, and
 * is never below the one before it. A corrected value of at most α is then significant with all of
 * them together wrong in at most α of the cases, whatever the tests have to do with each other
 * (Holm: A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of
 * Statistics 6, 1979, page 67).
 */
public final class HolmCorrection {
  private HolmCorrection() {}

  /**
   * Corrects.
   *
   * @param pValues each in [0, 1]
   * @return the corrected ones, in the same order
   */
  public static List<Double> of(List<Double> pValues) {
    Checks checks = new Checks();
    for (double p : pValues) {
      checks.range("p-values", p, 0, 1);
    }
    checks.done();
    List<Double> corrected = new ArrayList<>(Collections.nCopies(pValues.size(), 1.0));
    double least = 0;
    int left = pValues.size();
    for (int i : ascending(pValues)) {
      least = Math.max(least, Math.min(1, left * pValues.get(i)));
      corrected.set(i, least);
      left--;
    }
    return List.copyOf(corrected);
  }

  private static int[] ascending(List<Double> values) {
    return IntStream.range(0, values.size())
        .boxed()
        .sorted(Comparator.comparingDouble(values::get))
        .mapToInt(i -> i)
        .toArray();
  }
}

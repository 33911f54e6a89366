package org.uncoil.embedding;

/**
 * The value up to which half of the weight lies, by Hoare's selection (1961, "Algorithm 65: Find").
 */
final class WeightedMedian {
  private final double[] values;
  private final double[] weights;

  private WeightedMedian(double[] values, double[] weights) {
    this.values = values;
    this.weights = weights;
  }

  /**
   * Of the first {@code count} values; both arrays are left in another order.
   *
   * @param values none of them NaN
   * @param weights finite, ≥ 0
   * @return NaN where there is no value
   */
  static double of(double[] values, double[] weights, int count) {
    return count == 0 ? Double.NaN : new WeightedMedian(values, weights).select(count);
  }

  /** Keeps, of the values that are left, the part in which half of the weight is reached. */
  private double select(int count) {
    int from = 0;
    int to = count - 1;
    double wanted = sum(from, to) / 2;
    while (from < to) {
      int middle = partition(from, to);
      double below = sum(from, middle);
      if (below >= wanted) {
        to = middle;
      } else {
        wanted -= below;
        from = middle + 1;
      }
    }
    return values[from];
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int i = from; i <= to; i++) {
      sum += weights[i];
    }
    return sum;
  }

  /** Moves what is smaller to the front; the last index of the front, which is not all. */
  private int partition(int from, int to) {
    double pivot = median(values[from], values[(from + to) >>> 1], values[to]);
    int i = from - 1;
    int j = to + 1;
    while (true) {
      do {
        i++;
      } while (values[i] < pivot);
      do {
        j--;
      } while (values[j] > pivot);
      if (i >= j) {
        return Math.min(j, to - 1);
      }
      swap(values, i, j);
      swap(weights, i, j);
    }
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static void swap(double[] array, int i, int j) {
    double value = array[i];
    array[i] = array[j];
    array[j] = value;
  }
}

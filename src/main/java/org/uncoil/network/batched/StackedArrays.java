package org.uncoil.network.batched;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.TrainingTask;

/** Moves numbers of many networks to and from tensors whose first dimension is the network. */
final class StackedArrays {
  private StackedArrays() {}

  /**
   * The points' features, networks × points × dimensions.
   *
   * @param points which points of a network's dataset; null means all
   */
  static INDArray features(List<TrainingTask> tasks, IntFunction<int[]> points) {
    int dimensions = tasks.get(0).dataset().dimensions();
    float[][] rows = new float[tasks.size()][];
    for (int n = 0; n < rows.length; n++) {
      Dataset dataset = tasks.get(n).dataset();
      int[] chosen = points.apply(n);
      int count = chosen == null ? dataset.size() : chosen.length;
      rows[n] = new float[count * dimensions];
      for (int i = 0; i < count; i++) {
        for (int d = 0; d < dimensions; d++) {
          rows[n][i * dimensions + d] = dataset.feature(chosen == null ? i : chosen[i], d);
        }
      }
    }
    return tensor(rows, rows[0].length / dimensions, dimensions);
  }

  /** The points' classes as ones, networks × points × classes. */
  static INDArray labels(List<TrainingTask> tasks, IntFunction<int[]> points) {
    int classes = tasks.get(0).dataset().classes();
    float[][] rows = new float[tasks.size()][];
    for (int n = 0; n < rows.length; n++) {
      int[] chosen = points.apply(n);
      rows[n] = new float[chosen.length * classes];
      for (int i = 0; i < chosen.length; i++) {
        rows[n][i * classes + tasks.get(n).dataset().label(chosen[i])] = 1;
      }
    }
    return tensor(rows, rows[0].length / classes, classes);
  }

  /** One number per network, as networks × 1. */
  static INDArray column(List<TrainingTask> tasks, ToDoubleFunction<TrainingTask> number) {
    float[] values = new float[tasks.size()];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) number.applyAsDouble(tasks.get(n));
    }
    return Nd4j.create(values, new long[] {values.length, 1}, 'c');
  }

  /** One row per network, as networks × length. */
  static INDArray matrix(float[][] rows) {
    return tensor(rows, 1, rows[0].length).reshape(rows.length, rows[0].length);
  }

  private static INDArray tensor(float[][] rows, int second, int third) {
    float[] all = new float[rows.length * second * third];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(rows[n], 0, all, n * second * third, second * third);
    }
    return Nd4j.create(all, new long[] {rows.length, second, third}, 'c');
  }

  /** Each network's numbers. */
  static float[][] rows(INDArray tensor) {
    float[] all = tensor.dup('c').data().asFloat();
    int networks = (int) tensor.size(0);
    int length = all.length / networks;
    float[][] rows = new float[networks][length];
    for (int n = 0; n < networks; n++) {
      System.arraycopy(all, n * length, rows[n], 0, length);
    }
    return rows;
  }
}

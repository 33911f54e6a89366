package org.uncoil.network.dl4j;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.TrainingTask;

/**
 * The training points as ND4J matrices: one batch of all of them, or batches cut from an order that
 * is drawn anew each epoch.
 */
final class MiniBatches {
  /** Features and one-hot labels of some points, points × dimensions and points × classes. */
  record MiniBatch(INDArray features, INDArray labels) {}

  private final Dataset dataset;
  private final int[] points;
  private final int size;
  private final UniformRandomProvider random;
  private List<MiniBatch> current = List.of();

  MiniBatches(TrainingTask task) {
    dataset = task.dataset();
    points = dataset.trainPoints();
    int asked = task.network().batchSize();
    size = asked == 0 ? points.length : Math.min(asked, points.length);
    random = RandomSource.XO_SHI_RO_256_PP.create(task.orderSeed());
  }

  /** The batches of the next epoch. */
  List<MiniBatch> next() {
    boolean full = size == points.length;
    if (full && !current.isEmpty()) {
      return current;
    }
    if (!full) {
      PermutationSampler.shuffle(random, points);
    }
    current =
        IntStream.iterate(0, start -> start < points.length, start -> start + size)
            .mapToObj(start -> batch(start, Math.min(points.length, start + size)))
            .toList();
    return current;
  }

  private MiniBatch batch(int from, int to) {
    int rows = to - from;
    float[] features = new float[rows * dataset.dimensions()];
    float[] labels = new float[rows * dataset.classes()];
    for (int row = 0; row < rows; row++) {
      int point = points[from + row];
      for (int d = 0; d < dataset.dimensions(); d++) {
        features[row * dataset.dimensions() + d] = dataset.feature(point, d);
      }
      labels[row * dataset.classes() + dataset.label(point)] = 1;
    }
    return new MiniBatch(
        matrix(features, rows, dataset.dimensions()), matrix(labels, rows, dataset.classes()));
  }

  /** A matrix in the order that DL4J multiplies in; another would be copied at every product. */
  static INDArray matrix(float[] rowMajor, int rows, int columns) {
    return Nd4j.create(rowMajor, new long[] {rows, columns}, 'c').dup('f');
  }
}

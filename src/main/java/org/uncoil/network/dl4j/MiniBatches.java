package org.uncoil.network.dl4j;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.BatchOrder;
import org.uncoil.network.TrainingTask;

/** The training points as ND4J matrices, batch by batch in the order of {@link BatchOrder}. */
public final class MiniBatches {
  /** Features and one-hot labels of some points, points × dimensions and points × classes. */
  public record MiniBatch(INDArray features, INDArray labels) {}

  private final Dataset dataset;
  private final BatchOrder order;
  private List<MiniBatch> current = List.of();

  MiniBatches(TrainingTask task) {
    dataset = task.dataset();
    order = new BatchOrder(task);
  }

  /** The batches of the next epoch. */
  List<MiniBatch> next() {
    if (!order.full() || current.isEmpty()) {
      current = Arrays.stream(order.nextBatches()).map(points -> of(dataset, points)).toList();
    }
    return current;
  }

  /** The batch of these points of a dataset. */
  public static MiniBatch of(Dataset dataset, int[] points) {
    int rows = points.length;
    float[] features = new float[rows * dataset.dimensions()];
    float[] labels = new float[rows * dataset.classes()];
    for (int row = 0; row < rows; row++) {
      int point = points[row];
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

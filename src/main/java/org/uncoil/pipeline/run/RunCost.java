package org.uncoil.pipeline.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.uncoil.study.Activation;
import org.uncoil.study.Engine;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RecordSpec;

/**
 * What a run is expected to cost: seconds of one core with AVX-512, from the figures of the
 * performance page. Other machines are slower by some factor; what counts here is how runs compare.
 */
public final class RunCost {
  /** ReLU, 2–100–2–2 on 2,000 points: 0.07 ms; 2–400–400–2–2: 20 ms. */
  private static final double PER_WEIGHT_AND_POINT = 6e-11;

  /** What tanh takes longer than ReLU on 100 units and 2,000 points: 0.16 ms. */
  private static final double PER_DEAR_VALUE = 8e-10;

  /** 2–8–8–2–3 in 16 batches: 0.042 ms. */
  private static final double PER_BATCH = 2.5e-6;

  /** 31 epochs of the original network into tables: 28 ms. */
  private static final double PER_RECORDED_NUMBER = 1e-7;

  private static final double PER_RUN = 2e-3;

  /** 2–100–2–2 by DL4J: 8 ms an epoch. */
  private static final double DL4J = 100;

  /** Activations of a few operations, where others need an exponential. */
  private static final Set<Activation> CHEAP =
      EnumSet.of(
          Activation.CUBE,
          Activation.ELLIOTT,
          Activation.HARDSIGMOID,
          Activation.HARDTANH,
          Activation.IDENTITY,
          Activation.LEAKYRELU,
          Activation.RELU,
          Activation.RELU6,
          Activation.SOFTSIGN,
          Activation.THRESHOLDEDRELU);

  /**
   * What Zstandard leaves of an embedding's or a network's floats. Trained weights and what they
   * make of the points look like noise in all but their first bits.
   */
  private static final double COMPRESSED = 0.8;

  /** A row of {@code epochs}, compressed: its figures and the last layer of a few classes. */
  private static final double EPOCH_ROW = 60;

  private RunCost() {}

  /** Seconds of a run on a dataset. */
  public static double seconds(
      NetworkSpec network, Size dataset, RecordSpec recorded, Engine engine) {
    double parameters = network.parameterCount(dataset.dimensions(), dataset.classes());
    double epoch =
        PER_WEIGHT_AND_POINT * parameters * dataset.points()
            + PER_DEAR_VALUE * dearValues(network, dataset) * dataset.points();
    if (network.batchSize() > 0) {
      epoch += PER_BATCH * Math.ceil((double) dataset.points() / network.batchSize());
    }
    double training = epoch * network.epochs() * (engine == Engine.DL4J ? DL4J : 1);
    double records = records(network, recorded);
    double numbers = 4.0 * dataset.points() + (recorded.parameters() ? parameters : 0);
    return PER_RUN + training + PER_RECORDED_NUMBER * numbers * records;
  }

  /** Bytes that a run adds to the file of the table that it adds most to, be it which it may. */
  static double bytes(NetworkSpec network, Size dataset, RecordSpec recorded) {
    double embeddings = 2.0 * recorded.embeddings().size() * dataset.points();
    double parameters =
        recorded.parameters() ? network.parameterCount(dataset.dimensions(), dataset.classes()) : 0;
    double row = Math.max(EPOCH_ROW, COMPRESSED * Float.BYTES * Math.max(embeddings, parameters));
    return row * records(network, recorded);
  }

  /** Bytes that a run adds to the tables that grow with its epochs, together. */
  public static double allBytes(NetworkSpec network, Size dataset, RecordSpec recorded) {
    double embeddings = 2.0 * recorded.embeddings().size() * dataset.points();
    double parameters =
        recorded.parameters() ? network.parameterCount(dataset.dimensions(), dataset.classes()) : 0;
    double row = EPOCH_ROW + COMPRESSED * Float.BYTES * (embeddings + parameters);
    return row * records(network, recorded);
  }

  /** How many epochs of a run are recorded. */
  public static double records(NetworkSpec network, RecordSpec recorded) {
    return Math.ceil((double) network.epochs() / recorded.everyNEpochs()) + 1;
  }

  private static double dearValues(NetworkSpec network, Size dataset) {
    List<Integer> widths = network.widths(dataset.dimensions(), dataset.classes());
    double values = 0;
    for (int layer = 1; layer < widths.size() - 1; layer++) {
      if (!CHEAP.contains(network.activation().get(layer - 1))) {
        values += widths.get(layer);
      }
    }
    return values;
  }

  /** A dataset's size. */
  public record Size(int points, int dimensions, int classes) {}
}

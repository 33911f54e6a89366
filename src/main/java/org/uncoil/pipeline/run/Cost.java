package org.uncoil.pipeline.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.study.Activation;
import org.uncoil.study.Engine;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RecordSpec;
import org.uncoil.study.RenderSpec;

/**
 * The cost model: what a piece of work is expected to take, from the figures of the performance
 * page, within a factor of two of them. Tasks are assigned, and studies forecast and refused, by
 * it. Other machines are slower by some factor.
 *
 * @param seconds of one core with AVX-512
 * @param bytes on disk
 */
public record Cost(double seconds, double bytes) {
  public static final Cost NOTHING = new Cost(0, 0);

  /** ReLU, 2–100–2–2 on 2,000 points: 0.07 ms; 2–400–400–2–2: 20 ms. */
  private static final double PER_WEIGHT_AND_POINT = 6e-11;

  /** What tanh takes longer than ReLU on 100 units and 2,000 points: 0.16 ms. */
  private static final double PER_EXPONENTIAL = 8e-10;

  /** 2–8–8–2–3 in 16 batches: 0.042 ms. */
  private static final double PER_BATCH = 2.5e-6;

  /** 31 epochs of the original network into tables: 28 ms. */
  private static final double PER_RECORDED_NUMBER = 1e-7;

  private static final double PER_RUN = 2e-3;

  /** 2–100–2–2 by DL4J: 8 ms an epoch. */
  private static final double DL4J = 100;

  /** Activations of a few operations, where others need an exponential. */
  private static final Set<Activation> INEXPENSIVE =
      EnumSet.of(
          Activation.CUBE,
          Activation.ELLIOTT,
          Activation.HARD_SIGMOID,
          Activation.HARD_TANH,
          Activation.IDENTITY,
          Activation.LEAKY_RELU,
          Activation.RELU,
          Activation.RELU6,
          Activation.SOFTSIGN,
          Activation.THRESHOLDED_RELU);

  /**
   * What Zstandard leaves of an embedding's or a network's floats. Trained weights and what they
   * make of the points look like noise in all but their first bits.
   */
  private static final double COMPRESSED = 0.8;

  /** A row of {@code epochs}, compressed: its figures and the last layer of a few classes. */
  private static final double EPOCH_ROW = 60;

  private static final double PER_DATASET = 0.1;
  private static final double PER_COORDINATE = 1e-6;

  /** A coordinate, compressed. */
  private static final double POINT_ROW = 6;

  /** A few dozen Newton steps on some hundred points, or as long for the JVM's first calls. */
  private static final double PER_INPUT_FIT = 0.02;

  /** A Newton step and less of regression, 10 ns, reading and writing. */
  static final double PROBE_PER_POINT_AND_EPOCH = 2e-8;

  /** The bytes of separability's row, and of a probe's. */
  private static final double SEPARABILITY_ROW = 14;

  private static final double PROBE_ROWS = 200;

  /** Distortion's grid, rediscovery's fits and the JVM's first calls. */
  private static final double MEASURE_START = 2;

  private static final double MEASURE_PER_RUN_AND_POINT = 8e-5;

  /** Similarity of two runs on a dataset: 10,000 of them with 300 points take 108 s. */
  private static final double PER_PAIR_OF_RUNS = 2.2e-6;

  private static final double MEASURE_ROWS = 3000;
  private static final double MEASURE_PER_POINT = 5;

  private static final double COMPARE_START = 1;
  private static final double COMPARE_PER_RUN = 1e-3;

  /** 1280 × 720, drawn and encoded. */
  private static final double FILM_START = 0.4;

  private static final double PER_FRAME = 0.014;

  /** Further files, bytes a frame. */
  private static final Map<RenderSpec.Format, Double> FORMAT_BYTES =
      Map.of(
          RenderSpec.Format.MP4, 15e3,
          RenderSpec.Format.GIF, 4e4,
          RenderSpec.Format.PNG, 1e5,
          RenderSpec.Format.SVG, 0.0);

  private static final double WEBM_FRAME = 1.5e4;
  private static final double PER_FRAME_AND_FORMAT = 7e-3;
  private static final double SVG_BYTES = 7e5;

  private static final double PAGE = 0.016;
  private static final double PAGE_BYTES = 4e4;
  private static final double PAYLOAD_PER_BYTE = 3e-7;

  /** A point as generated, as built, scaled and split, and as a row of the table. */
  private static final double BYTES_PER_POINT = 160;

  /** Likewise a coordinate, which the row holds as an object. */
  private static final double BYTES_PER_COORDINATE = 40;

  /** Features, class and whether it is for testing. */
  private static final double TRAINED_POINT = 40;

  /** A weight, its gradient and the two averages of an optimizer such as Adam, and its row. */
  private static final double BYTES_PER_WEIGHT = 20;

  /** What is known of a recorded epoch besides its embedding. */
  private static final double BYTES_PER_RECORD = 100;

  /** A dataset's size. */
  public record Size(int points, int dimensions, int classes) {
    /** Of a stored dataset. */
    public static Size of(DatasetRow row) {
      return new Size(row.points(), row.dimensions(), row.classes());
    }
  }

  public Cost plus(Cost other) {
    return new Cost(seconds + other.seconds, bytes + other.bytes);
  }

  /** The same bytes on a machine that takes so many times as long. */
  public Cost slower(double factor) {
    return new Cost(factor * seconds, bytes);
  }

  /** So many of it. */
  public Cost times(long count) {
    return new Cost(seconds * count, bytes * count);
  }

  /** A dataset's points. */
  public static Cost generate(int points, int dimensions) {
    return new Cost(
        PER_DATASET + PER_COORDINATE * points * dimensions,
        POINT_ROW * (dimensions + 1.0) * points);
  }

  /** Memory to generate a dataset, at least. */
  public static double memoryToGenerate(double points, int dimensions) {
    return points * (BYTES_PER_POINT + BYTES_PER_COORDINATE * dimensions);
  }

  /** A run on a dataset, with the tables that grow with its epochs. */
  public static Cost train(NetworkSpec network, Size dataset, RecordSpec recorded, Engine engine) {
    double training = training(network, dataset) * (engine == Engine.DL4J ? DL4J : 1);
    double records = records(network, recorded);
    double parameters = network.parameterCount(dataset.dimensions(), dataset.classes());
    double numbers = 4.0 * dataset.points() + (recorded.parameters() ? parameters : 0);
    double embedding = embeddingBytes(dataset, recorded);
    double weights = parameterBytes(network, dataset, recorded);
    return new Cost(
        PER_RUN + training + PER_RECORDED_NUMBER * numbers * records,
        (EPOCH_ROW + embedding + weights) * records);
  }

  /** Seconds of a run, without what it records. */
  static double training(NetworkSpec network, Size dataset) {
    double parameters = network.parameterCount(dataset.dimensions(), dataset.classes());
    double epoch =
        PER_WEIGHT_AND_POINT * parameters * dataset.points()
            + PER_EXPONENTIAL * exponentials(network, dataset) * dataset.points();
    if (network.batchSize() > 0) {
      epoch += PER_BATCH * Math.ceil((double) dataset.points() / network.batchSize());
    }
    return epoch * network.epochs();
  }

  /** Bytes that a run adds to the file of the table that it adds most to, whichever it is. */
  public static double largestFile(NetworkSpec network, Size dataset, RecordSpec recorded) {
    double embedding = embeddingBytes(dataset, recorded);
    double weights = parameterBytes(network, dataset, recorded);
    return Math.max(EPOCH_ROW, Math.max(embedding, weights)) * records(network, recorded);
  }

  /** Memory of a run's task, at least. */
  public static double memoryToTrain(NetworkSpec network, Size dataset, RecordSpec recorded) {
    return dataset.points() * (TRAINED_POINT + Float.BYTES * (double) dataset.dimensions())
        + BYTES_PER_WEIGHT
            * (double) network.parameterCount(dataset.dimensions(), dataset.classes())
        + BYTES_PER_RECORD * records(network, recorded);
  }

  /** How many epochs of a run are recorded. */
  public static double records(NetworkSpec network, RecordSpec recorded) {
    return Math.ceil((double) network.epochs() / recorded.everyNEpochs()) + 1;
  }

  private static double embeddingBytes(Size dataset, RecordSpec recorded) {
    return COMPRESSED * Float.BYTES * (2.0 * recorded.embeddings().size() * dataset.points());
  }

  private static double parameterBytes(NetworkSpec network, Size dataset, RecordSpec recorded) {
    return recorded.parameters()
        ? COMPRESSED
            * Float.BYTES
            * (double) network.parameterCount(dataset.dimensions(), dataset.classes())
        : 0;
  }

  private static double exponentials(NetworkSpec network, Size dataset) {
    List<Integer> widths = network.widths(dataset.dimensions(), dataset.classes());
    double values = 0;
    for (int layer = 1; layer < widths.size() - 1; layer++) {
      if (!INEXPENSIVE.contains(network.activation().get(layer - 1))) {
        values += widths.get(layer);
      }
    }
    return values;
  }

  /** Regressions on the inputs of datasets of so many dimensions. */
  public static Cost probeInputs(List<Integer> dimensions) {
    long fits = 0;
    for (int count : dimensions) {
      for (FeatureMap map : FeatureMap.values()) {
        fits += map.suits(count) ? 1 : 0;
      }
    }
    return new Cost(PER_INPUT_FIT * fits, PROBE_ROWS * fits);
  }

  /** The probes of a run. */
  public static Cost probe(int points, double records) {
    return new Cost(
        PROBE_PER_POINT_AND_EPOCH * points * records, SEPARABILITY_ROW * records + PROBE_ROWS);
  }

  /** What a stage takes before its first run. */
  public static Cost startOfMeasures() {
    return new Cost(MEASURE_START, 0);
  }

  /** A run's measures, among so many runs on its dataset. */
  public static Cost measure(int points, long runsOnDataset) {
    return new Cost(
        MEASURE_PER_RUN_AND_POINT * points + PER_PAIR_OF_RUNS * runsOnDataset / 2,
        MEASURE_ROWS + MEASURE_PER_POINT * points);
  }

  /** The comparison of so many runs; its tables are small. */
  public static Cost compare(long runs) {
    return new Cost(COMPARE_START + COMPARE_PER_RUN * runs, 0);
  }

  /** A film of so many frames. */
  public static Cost film(int frames, RenderSpec render) {
    double bytes = WEBM_FRAME * frames;
    double seconds = FILM_START + PER_FRAME * frames;
    for (RenderSpec.Format format : render.formats()) {
      bytes += format == RenderSpec.Format.SVG ? SVG_BYTES : FORMAT_BYTES.get(format) * frames;
      seconds += format == RenderSpec.Format.SVG ? 1 : PER_FRAME_AND_FORMAT * frames;
    }
    return new Cost(seconds, bytes);
  }

  /** Pages of so many runs. */
  public static Cost pages(long runs) {
    return new Cost(PAGE * runs, PAGE_BYTES * runs);
  }

  /** Points to play with on them. */
  public static Cost payload(double bytes) {
    return new Cost(PAYLOAD_PER_BYTE * bytes, bytes);
  }
}

package org.uncoil.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.NetworkRow;
import org.uncoil.store.row.run.PointRow;
import org.uncoil.store.row.run.RunRow;

/** Rows whose every number can be told from where it stands. */
final class StoreSamples {
  static final int POINTS = 5;

  private StoreSamples() {}

  /** A run's embeddings at epochs 0 to {@code last}. */
  static List<EmbeddingRow> embeddings(String runId, int last) {
    List<EmbeddingRow> rows = new ArrayList<>();
    for (int epoch = 0; epoch <= last; epoch++) {
      rows.add(
          new EmbeddingRow(
              runId,
              epoch,
              0,
              unit(runId, epoch, -1),
              unit(runId, epoch, -2),
              unit(runId, epoch, 1),
              unit(runId, epoch, 2)));
    }
    return rows;
  }

  /**
   * Embeddings that fill several row groups and many pages: lists of every length, missing ones,
   * and numbers that have a rule of their own.
   */
  static List<EmbeddingRow> longLists() {
    Random random = new Random(11);
    float[] special = {Float.NaN, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0};
    return IntStream.range(0, 1500)
        .mapToObj(
            epoch -> {
              float[] first = new float[random.nextInt(epoch % 5 == 0 ? 3 : 15_000)];
              for (int i = 0; i < first.length; i++) {
                first[i] =
                    epoch % 100 == 50 && i < special.length
                        ? special[i]
                        : Float.intBitsToFloat(random.nextInt() & 0xbf7fffff);
              }
              return new EmbeddingRow(
                  "a",
                  epoch,
                  0,
                  Floats.of(first),
                  Floats.of(),
                  Floats.of(epoch),
                  Floats.of(new float[random.nextInt(3)]));
            })
        .toList();
  }

  /** A list as a reader has it: null where the table has none. */
  static List<Float> boxed(Floats list) {
    return list.size() == 0 ? null : IntStream.range(0, list.size()).mapToObj(list::get).toList();
  }

  /** A run's epochs 0 to {@code last}. */
  static List<EpochRow> epochs(String runId, int last) {
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            epoch ->
                new EpochRow(
                    runId,
                    epoch,
                    0.01,
                    1.0 / epoch,
                    0.5,
                    Double.NaN,
                    Double.NaN,
                    Floats.of(),
                    Floats.of()))
        .toList();
  }

  private static Floats unit(String runId, int epoch, int unit) {
    float[] values = new float[POINTS];
    for (int point = 0; point < POINTS; point++) {
      values[point] = value(runId, epoch, unit, point);
    }
    return Floats.of(values);
  }

  /** The value that {@link #embeddings} has there. */
  static float value(String runId, int epoch, int unit, int point) {
    return runId.hashCode() % 100 + epoch / 8f + unit * 1000f + point / 1024f;
  }

  /** A run's row of {@code runs}. */
  static RunRow run(String runId, String part, String status, Integer lastEpoch) {
    return new RunRow(
        runId,
        "d",
        "n",
        1,
        status,
        status.equals("trained") ? "" : "loss is NaN",
        lastEpoch,
        0.25,
        0.875,
        Double.NaN,
        Double.NaN,
        null,
        508,
        "dl4j",
        "cpu",
        "0.1.0",
        part,
        1.5,
        "here");
  }

  /** The runs' network. */
  static NetworkRow network() {
    return new NetworkRow(
        "n",
        "original",
        "relu",
        List.of(100),
        300,
        "adam",
        0.01,
        "constant",
        "xavier",
        0,
        0,
        0,
        0,
        "{}");
  }

  /** The runs' dataset. */
  static DatasetRow dataset() {
    return new DatasetRow(
        "d",
        "two moons",
        "moons",
        "{}",
        POINTS,
        1,
        2,
        2,
        List.of("x", "y"),
        List.of("0", "1"),
        List.of(3, 2),
        1,
        0,
        List.of());
  }

  /** The dataset's points; the last is a test point. */
  static List<PointRow> points() {
    List<PointRow> rows = new ArrayList<>();
    for (int point = 0; point < POINTS; point++) {
      rows.add(
          new PointRow(
              "d",
              0,
              point,
              point % 2,
              point == POINTS - 1,
              List.of(point / 3.0, -point / 7.0),
              Floats.of(point, -point)));
    }
    return rows;
  }
}

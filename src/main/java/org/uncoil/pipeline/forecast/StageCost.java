package org.uncoil.pipeline.forecast;

import java.util.List;
import java.util.Map;
import org.uncoil.pipeline.run.RunCost;
import org.uncoil.probe.FeatureMap;
import org.uncoil.study.RenderSpec;

/**
 * What the stages after training are expected to take: seconds of one core and bytes, from the
 * figures of three studies on the performance page, within a factor of two of them. Training has
 * {@link RunCost}.
 *
 * @param seconds of one core with AVX-512
 * @param bytes on disk
 */
record StageCost(double seconds, double bytes) {
  static final StageCost NOTHING = new StageCost(0, 0);

  private static final double PER_DATASET = 0.1;
  private static final double PER_COORDINATE = 1e-6;

  /** A coordinate, compressed. */
  private static final double POINT_ROW = 6;

  /** A few dozen Newton steps on some hundred points, or as long for the JVM's first calls. */
  private static final double PER_INPUT_FIT = 0.02;

  /** A Newton step and less of regression, 10 ns, reading and writing. */
  private static final double PROBE_PER_POINT_AND_EPOCH = 2e-8;

  /** The bytes of separability's row, and of a probe's. */
  private static final double SEPARABILITY_ROW = 14;

  private static final double PROBE_ROWS = 200;

  /** Distortion's lattice, rediscovery's fits and the JVM's first calls. */
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

  StageCost plus(StageCost other) {
    return new StageCost(seconds + other.seconds, bytes + other.bytes);
  }

  /** A dataset's points. */
  static StageCost generate(int points, int dimensions) {
    return new StageCost(
        PER_DATASET + PER_COORDINATE * points * dimensions,
        POINT_ROW * (dimensions + 1.0) * points);
  }

  /** Regressions on the inputs of datasets of so many dimensions. */
  static StageCost probeInputs(List<Integer> dimensions) {
    long fits = 0;
    for (int count : dimensions) {
      for (FeatureMap map : FeatureMap.values()) {
        fits += map.suits(count) ? 1 : 0;
      }
    }
    return new StageCost(PER_INPUT_FIT * fits, PROBE_ROWS * fits);
  }

  /** The probes of a run. */
  static StageCost probe(int points, double records) {
    return new StageCost(
        PROBE_PER_POINT_AND_EPOCH * points * records, SEPARABILITY_ROW * records + PROBE_ROWS);
  }

  /** What a stage takes before its first run. */
  static StageCost startOfMeasures() {
    return new StageCost(MEASURE_START, 0);
  }

  /** A run's measures, among so many runs on its dataset. */
  static StageCost measure(int points, long runsOnDataset) {
    return new StageCost(
        MEASURE_PER_RUN_AND_POINT * points + PER_PAIR_OF_RUNS * runsOnDataset / 2,
        MEASURE_ROWS + MEASURE_PER_POINT * points);
  }

  /** The comparison of so many runs; its tables are small. */
  static StageCost compare(long runs) {
    return new StageCost(COMPARE_START + COMPARE_PER_RUN * runs, 0);
  }

  /** A film of so many frames. */
  static StageCost film(int frames, RenderSpec render) {
    double bytes = WEBM_FRAME * frames;
    double seconds = FILM_START + PER_FRAME * frames;
    for (RenderSpec.Format format : render.formats()) {
      bytes += format == RenderSpec.Format.SVG ? SVG_BYTES : FORMAT_BYTES.get(format) * frames;
      seconds += format == RenderSpec.Format.SVG ? 1 : PER_FRAME_AND_FORMAT * frames;
    }
    return new StageCost(seconds, bytes);
  }

  /** Pages of so many runs. */
  static StageCost pages(long runs) {
    return new StageCost(PAGE * runs, PAGE_BYTES * runs);
  }

  /** Points to play with on them. */
  static StageCost payload(double bytes) {
    return new StageCost(PAYLOAD_PER_BYTE * bytes, bytes);
  }
}

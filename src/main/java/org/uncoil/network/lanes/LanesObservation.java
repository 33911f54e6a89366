package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;

/** Gathers what is recorded of an epoch; does nothing in the others. */
final class LanesObservation {
  private final List<TrainingTask> tasks;
  private final List<EpochRecorder> recorders;
  private final LanesPropagation propagation;
  private final LanesPoints testPoints;
  private boolean wanted;

  /** Of each network points × 2. */
  private float[][] before = {};

  private float[][] after = {};

  LanesObservation(
      List<TrainingTask> tasks,
      List<EpochRecorder> recorders,
      LanesPropagation propagation,
      List<Dataset> datasets,
      int tileSize) {
    this.tasks = tasks;
    this.recorders = recorders;
    this.propagation = propagation;
    List<int[]> numbers = datasets.stream().map(LanesObservation::testPoints).toList();
    testPoints = new LanesPoints(datasets, numbers.get(0).length, tileSize);
    testPoints.fill(numbers, 0, numbers.get(0).length);
  }

  private static int[] testPoints(Dataset dataset) {
    return IntStream.range(0, dataset.size()).filter(dataset::isTest).toArray();
  }

  void start(boolean isWanted) {
    wanted = isWanted;
    if (wanted) {
      int numbers = 2 * tasks.get(0).dataset().size();
      before = new float[tasks.size()][numbers];
      after = new float[tasks.size()][numbers];
    }
  }

  /** Keeps the embeddings of the tile that was just propagated. */
  void see(LanesTile tile) {
    if (wanted) {
      for (int at = 0; at < tile.stride(); at++) {
        int lane = at % LANES;
        if (lane < tasks.size() && tile.labels()[at] >= 0) {
          int point = 2 * tile.numbers()[at];
          before[lane][point] = propagation.before()[at];
          before[lane][point + 1] = propagation.before()[tile.stride() + at];
          after[lane][point] = propagation.after()[at];
          after[lane][point + 1] = propagation.after()[tile.stride() + at];
        }
      }
    }
  }

  /** Measures the test points, and records the epoch of the networks that have no outcome yet. */
  void finish(int epoch, float[] parameters, int trainingPoints, List<RunOutcome> outcomes) {
    double[] trainLoss = new double[tasks.size()];
    double[] trainAccuracy = new double[tasks.size()];
    for (int lane = 0; lane < tasks.size(); lane++) {
      trainLoss[lane] = propagation.loss(lane, trainingPoints);
      trainAccuracy[lane] = propagation.accuracy(lane, trainingPoints);
    }
    propagation.clearScore();
    for (LanesTile tile : testPoints.tiles()) {
      propagation.forward(tile, parameters);
      propagation.score(tile, parameters, 0f);
      see(tile);
    }
    for (int lane = 0; lane < tasks.size(); lane++) {
      if (outcomes.get(lane) == null) {
        Metrics metrics =
            new Metrics(
                trainLoss[lane],
                trainAccuracy[lane],
                propagation.loss(lane, testPoints.count()),
                propagation.accuracy(lane, testPoints.count()));
        recorders
            .get(lane)
            .record(
                new EpochRecord(
                    epoch,
                    tasks.get(lane).learningRate(Math.max(0, epoch - 1)),
                    metrics,
                    Floats.of(before[lane]),
                    Floats.of(after[lane]),
                    Floats.of(lane(parameters, lane))));
      }
    }
  }

  private static float[] lane(float[] interleaved, int lane) {
    float[] numbers = new float[interleaved.length / LANES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = interleaved[i * LANES + lane];
    }
    return numbers;
  }
}

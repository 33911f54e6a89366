package org.uncoil.network.vector;

import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.Metrics;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.kernel.Score;

/** Gathers what is recorded of an epoch while its points pass. */
final class Observation {
  private final TrainingTask task;
  private final Propagation propagation;
  private final EpochRecorder recorder;
  private final int size;
  private final int stride;
  private final PointTiles testPoints;
  private final Score testScore = new Score();
  private boolean wanted;
  private float[] before = new float[0];
  private float[] after = new float[0];

  Observation(
      TrainingTask task, Propagation propagation, EpochRecorder recorder, int size, int stride) {
    this.task = task;
    this.propagation = propagation;
    this.recorder = recorder;
    this.size = size;
    this.stride = stride;
    Dataset dataset = task.dataset();
    testPoints = tiles(IntStream.range(0, dataset.size()).filter(dataset::isTest).toArray());
  }

  /** All training points, in the dataset's order. */
  PointTiles trainingPoints() {
    return tiles(task.dataset().trainPoints());
  }

  private PointTiles tiles(int[] points) {
    PointTiles tiles = new PointTiles(task.dataset(), points.length, size, stride);
    tiles.fill(points);
    return tiles;
  }

  void start(int epoch) {
    wanted = task.records(epoch);
    if (wanted) {
      before = new float[2 * task.dataset().size()];
      after = new float[2 * task.dataset().size()];
    }
  }

  /** Keeps the embedding of the tile that was just propagated. */
  void see(PointTile tile) {
    if (wanted) {
      scatter(tile, propagation.before(), before);
      scatter(tile, propagation.after(), after);
    }
  }

  private void scatter(PointTile tile, float[] embedding, float[] into) {
    for (int q = 0; q < tile.count(); q++) {
      int point = 2 * tile.point(q);
      into[point] = embedding[q];
      into[point + 1] = embedding[stride + q];
    }
  }

  /** Measures the test points, and records the epoch if it is one to record. */
  void finish(int epoch, float[] parameters, Score training, int trainingPoints) {
    if (!wanted) {
      return;
    }
    testScore.clear();
    for (int i = 0; i < testPoints.used(); i++) {
      PointTile tile = testPoints.tile(i);
      propagation.forward(tile, parameters, Dropout.NONE);
      propagation.score(tile, parameters, testScore);
      see(tile);
    }
    Metrics metrics =
        new Metrics(
            training.loss(trainingPoints),
            training.accuracy(trainingPoints),
            testScore.loss(testPoints.count()),
            testScore.accuracy(testPoints.count()));
    recorder.record(
        new EpochRecord(
            epoch,
            task.learningRate(Math.max(0, epoch - 1)),
            metrics,
            Floats.of(before),
            Floats.of(after),
            Floats.of(parameters.clone())));
  }
}

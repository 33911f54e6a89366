package org.uncoil.network.vector;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.vector.kernel.KernelChoice;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.Score;
import org.uncoil.network.vector.kernel.Tile;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Schedule;

/**
 * One epoch of the original network, 2–100–2–2 on 2,000 points, all at once, with Adam: 4.4 million
 * operations. Nothing is recorded, so that {@code gc.alloc.rate.norm} shows what an epoch allocates
 * by itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class EpochBenchmark {
  private static final int POINTS = 2000;
  private static final int TILE = 1024;

  @Param({"RELU", "TANH"})
  private Activation activation;

  private final Score score = new Score();
  private float[] parameters;
  private Propagation propagation;
  private Gradients gradients;
  private Update update;
  private PointTiles points;

  /** The network before training. */
  @Setup
  public void make() {
    NetworkSpec network =
        new NetworkSpec(
            "original",
            List.of(100),
            List.of(activation),
            Initialisation.XAVIER,
            1,
            new Optimizer.Adam(0.9, 0.999, 1e-8),
            1e-6,
            new Schedule.Constant(),
            0,
            1,
            0,
            0,
            0);
    int[] labels = IntStream.range(0, POINTS).map(point -> point % 2).toArray();
    Dataset dataset =
        new Dataset(
            "noise",
            List.of("x", "y"),
            List.of("a", "b"),
            Numbers.uniform(2 * POINTS, 1),
            labels,
            new boolean[POINTS]);
    List<Layer> layers = Layer.of(network, 2, 2);
    int stride = TILE + Tile.LANES;
    parameters = Numbers.uniform(layers.get(layers.size() - 1).end(), 2);
    propagation = new Propagation(network, layers, KernelChoice.best(), stride);
    gradients = new Gradients(layers);
    update = new Update(network, layers);
    points = new PointTiles(dataset, POINTS, TILE, stride);
    points.fill(IntStream.range(0, POINTS).toArray());
  }

  /** Forward, back, and a step. */
  @Benchmark
  public boolean epoch() {
    propagation.start(parameters);
    score.clear();
    gradients.clear();
    for (int i = 0; i < points.used(); i++) {
      propagation.forward(points.tile(i), parameters, Dropout.NONE);
      propagation.backward(points.tile(i), parameters, 1f / POINTS, score, gradients);
    }
    propagation.finish(gradients);
    return update.step(parameters, gradients.total(), 1e-6);
  }
}

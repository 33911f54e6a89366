package org.uncoil.network.vector;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.uncoil.network.vector.kernel.ActivationKernels;
import org.uncoil.network.vector.kernel.KernelChoice;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.Tile;
import org.uncoil.study.Activation;

/**
 * An activation on a layer of 100 units and a tile of 1,024 points, by itself and within the
 * original network's pass forward and back.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ActivationBenchmark {
  private static final int UNITS = 100;
  private static final int POINTS = 1024;
  private static final int STRIDE = POINTS + Tile.LANES;

  @Param({"RELU", "TANH", "SIGMOID", "GELU", "SWISH", "SINE"})
  private Activation activation;

  private final ActivationKernels.Planar layers =
      new ActivationKernels.Planar(
          new Layer(2, UNITS, 0, 2 * UNITS), new Layer(UNITS, 2, 3 * UNITS, 5 * UNITS));
  private final float[] parameters = Numbers.uniform(5 * UNITS + 2, 1);
  private final float[] input = Numbers.uniform(2 * STRIDE, 2);
  private final float[] delta = Numbers.uniform(2 * STRIDE, 3);
  private final float[] untouched = Numbers.uniform(UNITS * STRIDE, 4);
  private final float[] values = new float[UNITS * STRIDE];
  private final float[] derivatives = new float[UNITS * STRIDE];
  private final float[] sums = new float[2 * STRIDE];
  private final float[] gradients = new float[(5 * UNITS + 2) * Tile.LANES];
  private ActivationKernels kernels;

  /** Kernels of their own for each round. */
  @Setup
  public void make() {
    kernels = KernelChoice.best().of(activation);
    forward();
  }

  /** Sums that stay numbers, however often a round turns values into values. */
  @Setup(Level.Iteration)
  public void fill() {
    System.arraycopy(untouched, 0, values, 0, values.length);
    Arrays.fill(gradients, 0f);
  }

  /** Values and derivatives of all units. */
  @Benchmark
  public float[] activate() {
    kernels.activate(values, derivatives, UNITS, STRIDE, POINTS);
    return values;
  }

  /** From the points to the bottleneck's sums. */
  @Benchmark
  public float[] forward() {
    kernels.planarForward(layers, parameters, input, values, derivatives, sums, STRIDE, POINTS);
    return sums;
  }

  /** From the bottleneck's gradient to those of both layers. */
  @Benchmark
  public float[] backward() {
    kernels.planarBackward(
        layers, parameters, input, values, derivatives, delta, gradients, STRIDE, POINTS);
    return gradients;
  }
}

package org.uncoil.network.vector;

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
import org.uncoil.network.vector.kernel.KernelChoice;
import org.uncoil.network.vector.kernel.Kernels;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.Tile;

/** A dense layer's three products by the engine's own kernels and by OpenBLAS, on 256 points. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class LayerBenchmark {
  private static final int POINTS = 256;
  private static final int STRIDE = POINTS + Tile.LANES;

  /** Inputs, and as many units: 2 · width² · 256 operations each. */
  @Param({"8", "64", "96", "400"})
  private int width;

  private Kernels kernels;
  private Layer layer;
  private WideProduct product;
  private float[] parameters;
  private float[] input;
  private float[] delta;
  private float[] result;
  private float[] gradients;

  /** A layer of that width. */
  @Setup
  public void make() {
    kernels = KernelChoice.best();
    layer = new Layer(width, width, 0, width * width);
    parameters = Numbers.uniform(layer.end(), 1);
    input = Numbers.uniform(width * STRIDE, 2);
    delta = Numbers.uniform(width * STRIDE, 3);
    result = new float[width * STRIDE];
    gradients = new float[layer.end() * Tile.LANES];
    product = new WideProduct(layer);
  }

  /** OpenBLAS adds to what it has. */
  @Setup(Level.Iteration)
  public void clear() {
    product.start(parameters);
  }

  /** The units' sums. */
  @Benchmark
  public float[] forwardByKernels() {
    kernels.dense(layer, parameters, input, result, STRIDE, POINTS);
    return result;
  }

  /** The gradient by the weights. */
  @Benchmark
  public float[] weightGradientByKernels() {
    kernels.weightGradient(layer, delta, input, gradients, STRIDE, POINTS);
    return gradients;
  }

  /** The gradient by the inputs. */
  @Benchmark
  public float[] inputGradientByKernels() {
    kernels.inputGradient(layer, parameters, delta, result, STRIDE, POINTS);
    return result;
  }

  /** The units' sums. */
  @Benchmark
  public float[] forwardByOpenBlas() {
    product.forward(input, result, STRIDE, POINTS);
    return result;
  }

  /** The gradient by the weights. */
  @Benchmark
  public WideProduct weightGradientByOpenBlas() {
    product.weightGradient(delta, input, STRIDE, POINTS);
    return product;
  }

  /** The gradient by the inputs. */
  @Benchmark
  public float[] inputGradientByOpenBlas() {
    product.inputGradient(delta, result, STRIDE, POINTS);
    return result;
  }
}

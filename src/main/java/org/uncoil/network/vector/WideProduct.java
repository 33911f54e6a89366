package org.uncoil.network.vector;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.uncoil.network.vector.kernel.Layer;

/**
 * The matrix products of a wide layer, by the OpenBLAS that ND4J brings: for layers of some hundred
 * units its kernels are faster than anything that Java's compiler makes. On one thread: parallelism
 * comes from Spark, and the order of the additions must not depend on the number of cores.
 */
final class WideProduct {
  /** Where OpenBLAS overtakes the engine's own kernels, although it copies the matrices. */
  private static final int LEAST = 96;

  static {
    openblas_nolapack.blas_set_num_threads(1);
  }

  private final Layer layer;
  // BLAS is handed whole arrays
  private final float[] weights;
  private final float[] gradient;

  WideProduct(Layer layer) {
    this.layer = layer;
    weights = new float[layer.inputs() * layer.units()];
    gradient = new float[weights.length];
  }

  /** Whether a layer's products are OpenBLAS's. */
  static boolean suits(Layer layer) {
    return layer.inputs() >= LEAST && layer.units() >= LEAST;
  }

  /** Takes over the layer's weights, and forgets the gradient. */
  void start(float[] parameters) {
    System.arraycopy(parameters, layer.weights(), weights, 0, weights.length);
    Arrays.fill(gradient, 0f);
  }

  /** The units' sums without their biases. */
  void forward(float[] input, float[] sums, int stride, int points) {
    product(
        CblasNoTrans,
        CblasNoTrans,
        layer.units(),
        points,
        layer.inputs(),
        weights,
        layer.inputs(),
        input,
        stride,
        0f,
        sums,
        stride);
  }

  /** Adds to the gradient by the weights. */
  void weightGradient(float[] delta, float[] input, int stride, int points) {
    product(
        CblasNoTrans,
        CblasTrans,
        layer.units(),
        layer.inputs(),
        points,
        delta,
        stride,
        input,
        stride,
        1f,
        gradient,
        layer.inputs());
  }

  /** The gradient by the layer's inputs. */
  void inputGradient(float[] delta, float[] result, int stride, int points) {
    product(
        CblasTrans,
        CblasNoTrans,
        layer.inputs(),
        points,
        layer.units(),
        weights,
        layer.inputs(),
        delta,
        stride,
        0f,
        result,
        stride);
  }

  /** Hands the gradient by the weights over. */
  void finish(float[] gradients) {
    System.arraycopy(gradient, 0, gradients, layer.weights(), gradient.length);
  }

  private static void product(
      int transposeA,
      int transposeB,
      int rows,
      int columns,
      int depth,
      float[] a,
      int strideA,
      float[] b,
      int strideB,
      float beta,
      float[] c,
      int strideC) {
    openblas_nolapack.cblas_sgemm(
        CblasRowMajor,
        transposeA,
        transposeB,
        rows,
        columns,
        depth,
        1f,
        a,
        strideA,
        b,
        strideB,
        beta,
        c,
        strideC);
  }
}

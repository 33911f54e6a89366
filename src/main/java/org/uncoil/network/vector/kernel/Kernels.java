package org.uncoil.network.vector.kernel;

import org.uncoil.study.Activation;

/**
 * The arithmetic that training consists of, on tiles of points. There are two of them, which give
 * the same bits: {@link ScalarKernels}, and one on Java's vectors where the JVM has them.
 *
 * <p>A matrix is units × points: point by point in a row, a row every {@code stride} numbers; the
 * number of points is a multiple of {@link Tile#BLOCK}. Sums over points are kept as {@link
 * Tile#LANES} partial sums each, point p going to partial sum p mod {@link Tile#LANES}, so that
 * they do not depend on how wide a machine's vectors are.
 */
public interface Kernels {
  /** What the run's record calls the machine's part in it. */
  String name();

  /** The kernels of one activation. */
  ActivationKernels of(Activation activation);

  /** Those for one network in each lane. */
  PerLane perLane();

  /** Each unit's sum: its bias and its inputs, weighted. */
  void dense(Layer layer, float[] parameters, float[] input, float[] sums, int stride, int points);

  /** Adds each unit's bias to its sum. */
  void addBias(Layer layer, float[] parameters, float[] sums, int stride, int points);

  /** Adds the gradient by the layer's weights to their partial sums. */
  void weightGradient(
      Layer layer, float[] delta, float[] input, float[] gradients, int stride, int points);

  /** Adds the gradient by the layer's biases to their partial sums. */
  void biasGradient(Layer layer, float[] delta, float[] gradients, int stride, int points);

  /** The gradient by the layer's inputs. */
  void inputGradient(
      Layer layer, float[] parameters, float[] delta, float[] result, int stride, int points);

  /** Multiplies the first matrix by the second, number by number. */
  void multiply(float[] product, float[] factor, int rows, int stride, int points);

  /** Makes the first matrix what the second is. */
  void copy(float[] copy, float[] original, int rows, int stride, int points);

  /**
   * Softmax, cross-entropy and accuracy: adds each point's loss and whether it is right to {@code
   * score}, and turns the outputs into the gradient of the mean loss by them.
   *
   * @param outputs classes × points: before the call the logits
   * @param labels a class's number per point; −1 where there is only padding
   * @param share one over the number of points of the batch
   * @param score {@link Tile#LANES} partial sums of the loss, then as many of the right points
   */
  void score(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points);
}

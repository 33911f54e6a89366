package org.uncoil.network.vector.kernel;

/**
 * What a layer does with its units' sums, for one activation. Matrices are units × points, point by
 * point in a row, a row every {@code stride} numbers; the number of points is a multiple of {@link
 * Tile#BLOCK}.
 */
public interface ActivationKernels {
  /**
   * Turns sums into the activation's values, and fills in its derivatives there.
   *
   * @param sums before the call; the values afterwards
   */
  void activate(float[] sums, float[] derivatives, int units, int stride, int points);

  /**
   * A layer with two inputs, its activation and the sums of a layer of two units behind it, at
   * once: the hidden layer of a plane and the bottleneck.
   *
   * @param values room for the hidden units' values: what {@link #planarBackward} needs of them
   * @param derivatives filled in only where the derivative does not follow from the value
   * @param sums the bottleneck's, 2 × points
   */
  void planarForward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] sums,
      int stride,
      int points);

  /**
   * Adds to the gradients of the same two layers.
   *
   * @param delta the loss's gradient by the bottleneck's sums, 2 × points
   * @param gradients {@link Tile#LANES} partial sums of each parameter
   */
  void planarBackward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int points);

  /** The two layers: one of two inputs, and one of two units that reads it. */
  record Planar(Layer hidden, Layer bottleneck) {}
}

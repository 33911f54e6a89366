package org.uncoil.network.vector.kernel;

/**
 * The part of the arithmetic that differs where the {@link Tile#LANES} lanes of a row are as many
 * networks and not as many points: each lane has weights of its own. All other work is that of
 * {@link Kernels}, whose partial sums are then the sums of one network each.
 *
 * <p>A matrix is units × points × lanes, a row every {@code stride} numbers; {@code numbers} is how
 * many of a row count, a multiple of {@link #BLOCK}. Parameters are in DL4J's order, the same
 * parameter of all lanes side by side. No operation adds numbers of two lanes, and a sum has the
 * order of the points, so that the width of a machine's vectors does not matter.
 */
public interface PerLane {
  /** Points that are worked on at once. */
  int POINTS = 4;

  /** Numbers of so many points. */
  int BLOCK = POINTS * Tile.LANES;

  /** Each unit's sum: its bias and its inputs, weighted. */
  void dense(Layer layer, float[] parameters, float[] input, float[] sums, int stride, int numbers);

  /**
   * The gradient by the sums of the layer before: by the layer's inputs, times the derivatives.
   *
   * @param derivatives of the inputs by those sums
   */
  void sumGradient(
      Layer layer,
      float[] parameters,
      float[] delta,
      float[] derivatives,
      float[] result,
      int stride,
      int numbers);

  /**
   * Adds to the gradients of two layers what {@link #sumGradient}, {@link Kernels#weightGradient}
   * and {@link Kernels#biasGradient} do one after the other: of a layer of two inputs, and of the
   * weights of a layer of two units behind it.
   */
  void planarBackward(
      ActivationKernels.Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int numbers);
}

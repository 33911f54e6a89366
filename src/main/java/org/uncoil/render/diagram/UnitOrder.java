package org.uncoil.render.diagram;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.uncoil.embedding.ForwardPass;

/**
 * In which order a network's units stand in their columns, from the top: hidden ones by the angle
 * of their input weights, so that weights that go the same way lie side by side and edges fan
 * rather than tangle; all others by their number.
 *
 * <p>The angle of weights w is that of Σ wᵢ (cos θᵢ, sin θᵢ), where θᵢ goes from 0 to π/2 down the
 * units that they come from: with two inputs, of (w₁, w₂) itself.
 */
final class UnitOrder {
  private UnitOrder() {}

  /** Per layer, the input first, its units from the top. */
  static int[][] of(ForwardPass network) {
    int[][] order = new int[network.layers() + 1][];
    for (int layer = 0; layer < order.length; layer++) {
      order[layer] = IntStream.range(0, network.width(layer)).toArray();
      if (layer > 0 && layer < order.length - 2) {
        order[layer] = sorted(network, layer, order[layer - 1]);
      }
    }
    return order;
  }

  private static int[] sorted(ForwardPass network, int layer, int[] before) {
    double[] cos = new double[before.length];
    double[] sin = new double[before.length];
    for (int place = 0; place < before.length; place++) {
      double angle = Math.PI / 2 * place / Math.max(1, before.length - 1);
      cos[before[place]] = StrictMath.cos(angle);
      sin[before[place]] = StrictMath.sin(angle);
    }
    double[] angles = new double[network.width(layer)];
    for (int unit = 0; unit < angles.length; unit++) {
      double x = 0;
      double y = 0;
      for (int i = 0; i < before.length; i++) {
        double weight = network.weight(layer - 1, i, unit);
        x += weight * cos[i];
        y += weight * sin[i];
      }
      angles[unit] = StrictMath.atan2(y, x);
    }
    Integer[] units =
        Arrays.stream(IntStream.range(0, angles.length).toArray()).boxed().toArray(Integer[]::new);
    Arrays.sort(units, Comparator.comparingDouble(unit -> angles[unit]));
    return Arrays.stream(units).mapToInt(Integer::intValue).toArray();
  }
}

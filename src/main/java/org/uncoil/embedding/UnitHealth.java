package org.uncoil.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.uncoil.study.Activation;

/**
 * Which units of a network do nothing for the points that it is given, layer by layer: hidden
 * layers, then the bottleneck.
 *
 * <ul>
 *   <li><b>Dead</b>: it gives out 0 for every point, and its slope is 0 there: neither the layers
 *       behind it nor training can tell that it is there (Lu et al.: Dying ReLU and initialization,
 *       2020).
 *   <li><b>Saturated</b>: it is not dead, but for every point its slope is below 1 % of the
 *       steepest that its activation has between −8 and 8. Only activations that grow flat on a
 *       side can be.
 * </ul>
 *
 * @param units per layer, how many there are
 * @param dead per layer, how many of them are dead
 * @param saturated per layer, how many are saturated
 */
public record UnitHealth(List<Integer> units, List<Integer> dead, List<Integer> saturated) {
  private static final double FLAT = 0.01;
  private static final double FAR = 50;
  private static final Map<Activation, Double> FLAT_BELOW = flatBelow();

  public UnitHealth {
    units = List.copyOf(units);
    dead = List.copyOf(dead);
    saturated = List.copyOf(saturated);
  }

  /** Per activation the slope below which it counts as flat; 0 for those that never grow flat. */
  private static Map<Activation, Double> flatBelow() {
    Map<Activation, Double> slopes = new EnumMap<>(Activation.class);
    for (Activation activation : Activation.values()) {
      double most = 0;
      for (int i = -800; i <= 800; i++) {
        most = Math.max(most, Math.abs(activation.derivative(i / 100.0)));
      }
      double left = Math.abs(activation.derivative(-FAR));
      double right = Math.abs(activation.derivative(FAR));
      slopes.put(activation, Math.min(left, right) < FLAT * most ? FLAT * most : 0);
    }
    return slopes;
  }

  /**
   * What a network's units do.
   *
   * @param points points × input dimensions, row by row; at least one
   */
  public static UnitHealth of(ForwardPass network, float[] points) {
    int layers = network.layers() - 1;
    Idle[] idle = new Idle[layers];
    double[][] values = new double[layers + 1][];
    values[0] = new double[network.width(0) * ForwardPass.BLOCK];
    for (int layer = 0; layer < layers; layer++) {
      idle[layer] = new Idle(network.activation(layer), network.width(layer + 1));
      values[layer + 1] = new double[network.width(layer + 1) * ForwardPass.BLOCK];
    }
    int count = points.length / network.width(0);
    for (int start = 0; start < count; start += ForwardPass.BLOCK) {
      int length = Math.min(ForwardPass.BLOCK, count - start);
      network.load(points, start, length, values[0]);
      for (int layer = 0; layer < layers; layer++) {
        network.dense(layer, values[layer], values[layer + 1], length);
        idle[layer].see(values[layer + 1], length);
      }
    }
    List<Integer> units = new ArrayList<>();
    List<Integer> dead = new ArrayList<>();
    List<Integer> saturated = new ArrayList<>();
    for (Idle layer : idle) {
      units.add(layer.dead.length);
      dead.add(layer.count(true));
      saturated.add(layer.count(false));
    }
    return new UnitHealth(units, dead, saturated);
  }

  /** How many units of all layers are dead. */
  public int deadUnits() {
    return dead.stream().mapToInt(Integer::intValue).sum();
  }

  /** How many units of all layers are saturated. */
  public int saturatedUnits() {
    return saturated.stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether some layer has no unit left that is not dead: nothing of the input gets past it. */
  public boolean blocked() {
    for (int layer = 0; layer < units.size(); layer++) {
      if (dead.get(layer).equals(units.get(layer))) {
        return true;
      }
    }
    return false;
  }

  /** Whether some layer has none but dead and saturated units. */
  public boolean stuck() {
    for (int layer = 0; layer < units.size(); layer++) {
      if (dead.get(layer) + saturated.get(layer) == units.get(layer)) {
        return true;
      }
    }
    return false;
  }

  /** The units of a layer that no point so far has woken. */
  private static final class Idle {
    private final Activation activation;
    private final boolean[] dead;
    private final boolean[] flat;

    Idle(Activation activation, int units) {
      this.activation = activation;
      this.dead = new boolean[units];
      this.flat = new boolean[units];
      Arrays.fill(dead, true);
      Arrays.fill(flat, true);
    }

    /** Takes sums, unit by unit, and leaves the activation's values. */
    void see(double[] values, int length) {
      double flatBelow = FLAT_BELOW.get(activation);
      for (int unit = 0; unit < dead.length; unit++) {
        int from = unit * ForwardPass.BLOCK;
        for (int i = from; i < from + length; i++) {
          double value = activation.value(values[i]);
          if (dead[unit] || flat[unit]) {
            double slope = Math.abs(activation.derivative(values[i]));
            dead[unit] &= value == 0 && slope == 0;
            flat[unit] &= slope < flatBelow;
          }
          values[i] = value;
        }
      }
    }

    int count(boolean ofDead) {
      int count = 0;
      for (int unit = 0; unit < dead.length; unit++) {
        count += (ofDead ? dead[unit] : flat[unit] && !dead[unit]) ? 1 : 0;
      }
      return count;
    }
  }
}

package org.uncoil.network.vector.kernel;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.study.NetworkSpec;

/**
 * A dense layer's place in the parameters: {@code weights} is where its weights begin, all inputs
 * of unit 0, then of unit 1, …; {@code biases} where its biases do.
 */
public record Layer(int inputs, int units, int weights, int biases) {
  /** The layers of a network, the output last. */
  public static List<Layer> of(NetworkSpec network, int inputs, int classes) {
    List<Integer> widths = network.widths(inputs, classes);
    List<Layer> layers = new ArrayList<>();
    int offset = 0;
    for (int i = 1; i < widths.size(); i++) {
      int in = widths.get(i - 1);
      int units = widths.get(i);
      layers.add(new Layer(in, units, offset, offset + in * units));
      offset += (in + 1) * units;
    }
    return List.copyOf(layers);
  }

  /** Where the next layer's parameters begin. */
  public int end() {
    return biases + units;
  }
}

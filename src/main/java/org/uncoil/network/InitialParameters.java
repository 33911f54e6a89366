package org.uncoil.network;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;

/**
 * Draws the weights that a network starts from, in plain Java, so that every engine starts from the
 * same ones. Biases are 0. Two networks of the same widths and initialisation start from the same
 * weights under the same seed, whatever their activations, and apart from the factor {@code
 * initial-scale}.
 */
public final class InitialParameters {
  private InitialParameters() {}

  /**
   * Draws all parameters of a network.
   *
   * @return weights and biases in DL4J's order, as many as {@link NetworkSpec#parameterCount}
   */
  public static float[] draw(NetworkSpec network, int inputs, int classes, long seed) {
    double[] unscaled = unscaled(network, inputs, classes, seed);
    float[] parameters = new float[unscaled.length];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (network.initialScale() * unscaled[i]);
    }
    return parameters;
  }

  /** The same before the factor {@code initial-scale}, which it does not depend on. */
  public static double[] unscaled(NetworkSpec network, int inputs, int classes, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    List<Integer> widths = network.widths(inputs, classes);
    double[] parameters = new double[network.parameterCount(inputs, classes)];
    int offset = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      int in = widths.get(layer - 1);
      int out = widths.get(layer);
      double scale = scale(network.initialisation(), in, out);
      boolean normal = normal(network.initialisation());
      for (int i = 0; i < in * out; i++) {
        double draw = normal ? gaussian.sample() : 2 * random.nextDouble() - 1;
        parameters[offset + i] = scale * draw;
      }
      offset += (in + 1) * out;
    }
    return parameters;
  }

  private static boolean normal(Initialisation initialisation) {
    return switch (initialisation) {
      case XAVIER, HE, LECUN -> true;
      case XAVIER_UNIFORM, HE_UNIFORM, LECUN_UNIFORM, FAN_IN_UNIFORM -> false;
    };
  }

  /** The standard deviation of a normal draw, or half the width of a uniform one. */
  private static double scale(Initialisation initialisation, double in, double out) {
    return switch (initialisation) {
      case XAVIER -> Math.sqrt(2 / (in + out));
      case XAVIER_UNIFORM -> Math.sqrt(6 / (in + out));
      case HE -> Math.sqrt(2 / in);
      case HE_UNIFORM -> Math.sqrt(6 / in);
      case LECUN -> Math.sqrt(1 / in);
      case LECUN_UNIFORM -> Math.sqrt(3 / in);
      case FAN_IN_UNIFORM -> Math.sqrt(1 / in);
    };
  }
}

package org.uncoil.study;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/** What a setting that is sampled at random is drawn from. */
sealed interface Distribution {
  String EXPECTED =
      "must be a distribution: { uniform = [a, b] }, { log-uniform = [a, b] }, { integer = [a, b] } or { choice = [ … ] }";

  Set<String> NAMES = Set.of("uniform", "log-uniform", "integer", "choice");

  /** One draw. */
  ConfigValue draw(UniformRandomProvider random);

  /** Evenly between two numbers. */
  record Uniform(double least, double most) implements Distribution {
    @Override
    public ConfigValue draw(UniformRandomProvider random) {
      return ConfigValueFactory.fromAnyRef(least + (most - least) * random.nextDouble());
    }
  }

  /** Evenly on a logarithmic scale between two positive numbers. */
  record LogUniform(double least, double most) implements Distribution {
    @Override
    public ConfigValue draw(UniformRandomProvider random) {
      double exponent =
          StrictMath.log(least)
              + (StrictMath.log(most) - StrictMath.log(least)) * random.nextDouble();
      return ConfigValueFactory.fromAnyRef(
          Math.min(most, Math.max(least, StrictMath.exp(exponent))));
    }
  }

  /** Evenly among whole numbers, both ends included. */
  record Whole(int least, int most) implements Distribution {
    @Override
    public ConfigValue draw(UniformRandomProvider random) {
      return ConfigValueFactory.fromAnyRef(
          (int) (least + random.nextLong((long) most - least + 1)));
    }
  }

  /** Evenly among values. */
  record Choice(List<ConfigValue> values) implements Distribution {
    @Override
    public ConfigValue draw(UniformRandomProvider random) {
      return values.get(random.nextInt(values.size()));
    }
  }

  /**
   * Reads one; empty, with what is wrong among the problems, where it looks like one but is not.
   */
  static Optional<Distribution> of(ConfigValue value, Problems problems, String path) {
    if (!(value instanceof ConfigObject object) || object.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, ConfigValue> entry = object.entrySet().iterator().next();
    if (!NAMES.contains(entry.getKey())) {
      return Optional.empty();
    }
    Optional<Distribution> distribution =
        entry.getValue() instanceof ConfigList list ? read(entry.getKey(), list) : Optional.empty();
    if (distribution.isEmpty()) {
      problems.add(
          entry.getValue(),
          path + "." + entry.getKey(),
          EXPECTED + ", with a < b at a finite distance (and 0 < a for log-uniform)");
    }
    return distribution;
  }

  private static Optional<Distribution> read(String name, ConfigList list) {
    if (name.equals("choice")) {
      return list.isEmpty() ? Optional.empty() : Optional.of(new Choice(List.copyOf(list)));
    }
    if (list.size() != 2
        || !(list.get(0).unwrapped() instanceof Number a)
        || !(list.get(1).unwrapped() instanceof Number b)
        || !(a.doubleValue() < b.doubleValue())
        || !Double.isFinite(b.doubleValue() - a.doubleValue())) {
      return Optional.empty();
    }
    double least = a.doubleValue();
    double most = b.doubleValue();
    return switch (name) {
      case "uniform" -> Optional.of(new Uniform(least, most));
      case "log-uniform" -> least > 0 ? Optional.of(new LogUniform(least, most)) : Optional.empty();
      default ->
          least == (int) least && most == (int) most
              ? Optional.of(new Whole((int) least, (int) most))
              : Optional.empty();
    };
  }
}

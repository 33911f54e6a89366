package org.uncoil.study.file;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/** What a setting that is sampled at random is drawn from. */
sealed interface Distribution {
  String EXPECTED =
      "must be a distribution: { uniform = [a, b] }, { log-uniform = [a, b] }, { integer = [a, b] } or { choice = [ … ] }";

  Set<String> NAMES = Set.of("uniform", "log-uniform", "integer", "choice");

  // the doubles between 0 and 1 that a draw can give
  double MOST_VALUES = 0x1p53;

  /** One draw. */
  ConfigValue draw(UniformRandomProvider random);

  /** How many different values can be drawn, about. */
  long size();

  /** The same values, each as likely as any other. */
  default Distribution even() {
    return this;
  }

  /** The same with other values, where it draws from listed ones. */
  default Distribution map(UnaryOperator<ConfigValue> value) {
    return this;
  }

  private static long between(double least, double most) {
    double step = Math.ulp(Math.max(Math.abs(least), Math.abs(most)));
    return (long) Math.min(MOST_VALUES, (most - least) / step + 1);
  }

  /** Evenly between two numbers. */
  record Uniform(double least, double most) implements Distribution {
    @Override
    public ConfigValue draw(UniformRandomProvider random) {
      return ConfigValueFactory.fromAnyRef(least + (most - least) * random.nextDouble());
    }

    @Override
    public long size() {
      return between(least, most);
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

    @Override
    public long size() {
      return between(least, most);
    }
  }

  /** Evenly among whole numbers, both ends included. */
  record Whole(int least, int most) implements Distribution {
    @Override
    public ConfigValue draw(UniformRandomProvider random) {
      return ConfigValueFactory.fromAnyRef((int) (least + random.nextLong(size())));
    }

    @Override
    public long size() {
      return (long) most - least + 1;
    }
  }

  /** Evenly among values; one that is listed twice is twice as likely. */
  record Choice(List<ConfigValue> values) implements Distribution {
    @Override
    public ConfigValue draw(UniformRandomProvider random) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public long size() {
      return values.stream().distinct().count();
    }

    @Override
    public Distribution even() {
      return new Choice(values.stream().distinct().toList());
    }

    @Override
    public Distribution map(UnaryOperator<ConfigValue> value) {
      return new Choice(values.stream().map(value).toList());
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

package org.uncoil.study.file;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes configuration values for texts, numbers and truth values. */
final class Scalars {
  private static final double EXACT = 0x1p53;

  private final Problems problems;

  Scalars(Problems problems) {
    this.problems = problems;
  }

  /** The value as this type; empty, with a problem, where it is of another kind. */
  Optional<Object> bind(Class<?> type, ConfigValue value, String path) {
    Object plain = value.unwrapped();
    if (type == String.class) {
      boolean text =
          value.valueType() == ConfigValueType.STRING
              || value.valueType() == ConfigValueType.NUMBER;
      if (!text) {
        return wrong(value, path, "must be a text");
      }
      String said = Problems.plain(value);
      return isUnicode(said)
          ? Optional.of(said)
          : wrong(value, path, "must be Unicode text, but holds half of a surrogate pair");
    } else if (type == boolean.class) {
      return plain instanceof Boolean
          ? Optional.of(plain)
          : wrong(value, path, "must be true or false");
    } else if (type == double.class || type == Double.class) {
      return plain instanceof Number number && Double.isFinite(number.doubleValue())
          // −0 is 0: they mean the same, so that they must have the same identity
          ? Optional.of(number.doubleValue() + 0.0)
          : wrong(value, path, "must be a number");
    } else if (type == int.class || type == Integer.class) {
      return whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE)
          ? Optional.of(((Number) plain).intValue())
          : wrong(value, path, "must be a whole number");
    } else if (type == long.class || type == Long.class) {
      return whole(value, Long.MIN_VALUE, Long.MAX_VALUE)
          ? Optional.of(((Number) plain).longValue())
          : wrong(value, path, "must be a whole number");
    }
    throw new IllegalStateException("no setting can be of " + type);
  }

  private Optional<Object> wrong(ConfigValue value, String path, String message) {
    problems.add(value, path, message);
    return Optional.empty();
  }

  /** No file can hold a text with half of a surrogate pair, which an escape can write. */
  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static boolean whole(ConfigValue value, double least, double most) {
    if (value.unwrapped() instanceof Long number) {
      return number >= least && number <= most;
    }
    // a whole number that no long holds comes as a double, and has lost its last digits
    return value.unwrapped() instanceof Number number
        && Math.abs(number.doubleValue()) <= EXACT
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= least
        && number.doubleValue() <= most;
  }
}

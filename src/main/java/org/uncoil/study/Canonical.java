package org.uncoil.study;

import com.typesafe.config.ConfigUtil;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Specifications as text: {@link #json} for people and tables, which a study file could hold again,
 * and {@link #digest} for identities, in which numbers are exact and names, which change nothing,
 * are left out.
 */
public final class Canonical {
  private static final String NAME = "name";

  private Canonical() {}

  /** A record, list, enum constant, number, boolean or string as JSON on one line. */
  public static String json(Object value) {
    return text(value, component -> true, Canonical::plain);
  }

  /**
   * SHA-256 over what the values say, apart from the names of datasets and networks; 64 hexadecimal
   * characters.
   */
  public static String digest(Object... values) {
    String text = text(List.of(values), component -> !component.equals(NAME), Double::toHexString);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What study files call a record of a sealed family, as {@code film-spiral}. */
  public static String kind(Record record) {
    return Kinds.kebab(record.getClass().getSimpleName());
  }

  private static String plain(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String text(
      Object value, Predicate<String> components, DoubleFunction<String> number) {
    if (value instanceof Record record) {
      return record(record, components, number);
    } else if (value instanceof List<?> list) {
      return list.stream()
          .map(element -> text(element, components, number))
          .collect(Collectors.joining(",", "[", "]"));
    } else if (value instanceof Enum<?> constant) {
      return '"' + Kinds.kebab(constant) + '"';
    } else if (value instanceof Double real) {
      return number.apply(real);
    } else if (value instanceof String string) {
      return ConfigUtil.quoteString(string);
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      return String.valueOf(value);
    }
    throw new IllegalArgumentException("no canonical text for " + value);
  }

  private static String record(
      Record record, Predicate<String> components, DoubleFunction<String> number) {
    StringBuilder text = new StringBuilder("{");
    if (Kinds.hasFamily(record.getClass())) {
      text.append("\"type\":\"").append(Kinds.kebab(record.getClass().getSimpleName())).append('"');
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (components.test(component.getName())) {
        text.append(text.length() > 1 ? "," : "")
            .append('"')
            .append(Kinds.kebab(component.getName()))
            .append("\":")
            .append(text(value(record, component), components, number));
      }
    }
    return text.append('}').toString();
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}

package org.uncoil.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.uncoil.dataset.Generator;

/** The names that study files use for records, their components and enum constants: kebab case. */
public final class Kinds {
  private Kinds() {}

  /** {@code learningRate} and {@code SCurve} as {@code learning-rate} and {@code s-curve}. */
  public static String kebab(String camelCase) {
    return camelCase
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** {@code MIN_MAX} as {@code min-max}. */
  public static String kebab(Enum<?> constant) {
    return asWritten(constant.name());
  }

  /** A name as a person may write it, {@code MIN_MAX} or {@code Adam}, in kebab case. */
  public static String asWritten(Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The records of a family, nested families included, by name. */
  public static SortedMap<String, Class<?>> of(Class<?> family) {
    SortedMap<String, Class<?>> kinds = new TreeMap<>();
    for (Class<?> member : members(family)) {
      if (member.isRecord()) {
        kinds.put(kebab(member.getSimpleName()), member);
      } else {
        kinds.putAll(of(member));
      }
    }
    return kinds;
  }

  /** Whether a record belongs to a family, so that its kind must be told. */
  static boolean hasFamily(Class<?> record) {
    return Arrays.stream(record.getInterfaces())
        .anyMatch(type -> type.isSealed() || type == Generator.class);
  }

  private static List<? extends Class<?>> members(Class<?> family) {
    return family == Generator.class
        ? GeneratorTypes.ALL
        : List.of(family.getPermittedSubclasses());
  }
}

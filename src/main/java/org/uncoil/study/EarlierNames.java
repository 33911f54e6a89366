package org.uncoil.study;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.setting.Alias;

/** The earlier names of settings and of their values, which {@link Alias} lists. */
public final class EarlierNames {
  private static final ClassValue<Names> NAMES =
      new ClassValue<>() {
        @Override
        protected Names computeValue(Class<?> type) {
          return Names.of(type);
        }
      };

  private EarlierNames() {}

  /**
   * The names of a type, read once.
   *
   * @param components the components of a record, by their present names
   * @param earlier the earlier names of components or of an enum's constants, by the present name
   */
  private record Names(Map<String, RecordComponent> components, Map<String, List<String>> earlier) {
    static Names of(Class<?> type) {
      Map<String, RecordComponent> components = new HashMap<>();
      Map<String, AnnotatedElement> all = new HashMap<>();
      if (type.isRecord()) {
        for (RecordComponent component : type.getRecordComponents()) {
          components.put(Kinds.kebab(component.getName()), component);
        }
        all.putAll(components);
      } else if (type.isEnum()) {
        for (Field constant : type.getFields()) {
          all.put(Kinds.asWritten(constant.getName()), constant);
        }
      }
      Map<String, List<String>> earlier = new HashMap<>();
      all.forEach(
          (name, element) -> {
            Alias alias = element.getAnnotation(Alias.class);
            if (alias != null) {
              earlier.put(name, List.of(alias.value()));
            }
          });
      return new Names(Map.copyOf(components), Map.copyOf(earlier));
    }
  }

  /** The earlier names of a record's components or an enum's constants, by the present name. */
  public static Map<String, List<String>> of(Class<?> type) {
    return NAMES.get(type).earlier;
  }

  /** The oldest name of a component or constant, given its present one. */
  public static String oldest(Class<?> type, String name) {
    return of(type).getOrDefault(name, List.of(name)).get(0);
  }

  /** The component of a record with this present name; null if there is none. */
  public static RecordComponent component(Class<?> record, String name) {
    return NAMES.get(record).components.get(name);
  }
}

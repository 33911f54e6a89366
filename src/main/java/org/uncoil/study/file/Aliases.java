package org.uncoil.study.file;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.uncoil.setting.Alias;
import org.uncoil.study.EarlierNames;
import org.uncoil.study.Kinds;

/**
 * Replaces the earlier names of settings and values, which {@link Alias} lists, by the present
 * ones, before anything else looks at a study file.
 */
final class Aliases {
  private static final String TYPE = "type";

  private final Problems problems;

  Aliases(Problems problems) {
    this.problems = problems;
  }

  /**
   * A setting of a dataset or network.
   *
   * @param path its keys
   * @param oldest the same under their oldest names
   * @param type what it takes; null if there is no such setting
   */
  private record Place(List<String> path, List<String> oldest, Type type) {}

  /** Translates the values of an axis, given the axis as written and the type of its setting. */
  interface Translation<T, U> {
    U of(Axis<T> written, Type type);
  }

  /**
   * The axes of a grid or of random samples under the present names.
   *
   * @param item the record that the dataset or network is read into
   * @param base the dataset or network without its variants
   * @param path the place of the dataset or network in the file
   */
  <T, U> List<Axis<U>> axes(
      Class<?> item,
      ConfigObject base,
      List<Axis<T>> written,
      String path,
      Translation<T, U> values) {
    Map<List<String>, List<String>> names = new HashMap<>();
    List<Axis<U>> axes = new ArrayList<>();
    for (Axis<T> axis : written) {
      Place place = place(item, base, axis.path());
      Optional<String> other = otherName(names, axis.path(), place.path);
      if (other.isPresent()) {
        String given = String.join(".", axis.path());
        problems.add(axis.origin(), path + "." + given, "", other.get());
      } else {
        axes.add(new Axis<>(place.path, place.oldest, axis.origin(), values.of(axis, place.type)));
      }
    }
    return axes;
  }

  /**
   * The objection to a path, a part of which an earlier path has under another name.
   *
   * @param names the parts of the paths so far as written, by their present names
   */
  private static Optional<String> otherName(
      Map<List<String>, List<String>> names, List<String> written, List<String> present) {
    for (int i = 1; i <= written.size(); i++) {
      List<String> other = names.putIfAbsent(present.subList(0, i), written.subList(0, i));
      if (other != null && !other.equals(written.subList(0, i))) {
        return Optional.of(twice(String.join(".", other), String.join(".", present.subList(0, i))));
      }
    }
    return Optional.empty();
  }

  private static Place place(Class<?> item, ConfigObject base, List<String> written) {
    List<String> path = new ArrayList<>();
    List<String> oldest = new ArrayList<>();
    Type type = item;
    ConfigValue value = base;
    for (String key : written) {
      // the axes may vary the type too, so that a setting may belong to any
      List<Class<?>> all = type instanceof Class<?> plain ? records(plain, null) : List.of();
      List<Class<?>> known = type instanceof Class<?> plain ? records(plain, value) : List.of();
      String name = present(all, key);
      path.add(name);
      oldest.add(oldest(component(known, name).isPresent() ? known : all, name));
      type = component(all, name).map(RecordComponent::getGenericType).orElse(null);
      value = value instanceof ConfigObject object ? object.get(name) : null;
    }
    return new Place(path, oldest, type);
  }

  /** A value of this type with the present names throughout. */
  ConfigValue value(Type type, ConfigValue value, String path) {
    if (type instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      return value instanceof ConfigList values
          ? ConfigValueFactory.fromIterable(
                  values.stream().map(one -> value(element, one, path)).toList())
              .withOrigin(value.origin())
          : value(element, value, path);
    } else if (!(type instanceof Class<?> plain)) {
      return value;
    } else if (plain.isEnum() && value.valueType() == ConfigValueType.STRING) {
      String written = Kinds.asWritten(value.unwrapped());
      String name = present(List.of(plain), written);
      return name.equals(written)
          ? value
          : ConfigValueFactory.fromAnyRef(name).withOrigin(value.origin());
    } else {
      return value instanceof ConfigObject object ? object(plain, object, path) : value;
    }
  }

  /** An object that describes a record, or a member of a family, with the present names. */
  ConfigObject object(Class<?> type, ConfigObject object, String path) {
    List<Class<?>> records = records(type, object);
    ConfigObject result = object;
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String written = entry.getKey();
      String name = present(records, written);
      String place = path + "." + written;
      if (!name.equals(written)) {
        result = result.withoutKey(written);
        if (result.containsKey(name)) {
          problems.add(entry.getValue(), place, twice(name, name));
          continue;
        }
      }
      ConfigValue value =
          component(records, name)
              .map(component -> value(component.getGenericType(), entry.getValue(), place))
              .orElse(entry.getValue());
      if (!name.equals(written) || !value.equals(entry.getValue())) {
        result = result.withValue(name, value);
      }
    }
    return result;
  }

  private static String twice(String other, String name) {
    return "is the same setting as %s, which is given too: give %s alone".formatted(other, name);
  }

  /** The records that an object may describe: of a family all, unless it has a type. */
  private static List<Class<?>> records(Class<?> type, ConfigValue value) {
    if (type.isRecord()) {
      return List.of(type);
    } else if (type.isEnum() || !type.isSealed()) {
      return List.of();
    }
    SortedMap<String, Class<?>> kinds = Kinds.of(type);
    ConfigValue kind = value instanceof ConfigObject object ? object.get(TYPE) : value;
    Class<?> known = kind == null ? null : kinds.get(Kinds.asWritten(kind.unwrapped()));
    return known == null ? List.copyOf(kinds.values()) : List.of(known);
  }

  private static Optional<RecordComponent> component(List<Class<?>> records, String name) {
    return records.stream()
        .map(record -> EarlierNames.component(record, name))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The present name of a component or constant; a name that none has stays as it is. */
  private static String present(List<Class<?>> types, String written) {
    if (component(types, written).isPresent()) {
      return written;
    }
    return types.stream()
        .flatMap(type -> EarlierNames.of(type).entrySet().stream())
        .filter(names -> names.getValue().contains(written))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(written);
  }

  /** The oldest name that a setting has in all records that have it; else its present one. */
  private static String oldest(List<Class<?>> records, String name) {
    List<String> oldest =
        records.stream()
            .filter(record -> component(List.of(record), name).isPresent())
            .map(record -> EarlierNames.oldest(record, name))
            .distinct()
            .toList();
    return oldest.size() == 1 ? oldest.get(0) : name;
  }
}

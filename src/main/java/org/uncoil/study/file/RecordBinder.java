package org.uncoil.study.file;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.uncoil.setting.Objection;
import org.uncoil.setting.Setting;
import org.uncoil.setting.SettingException;
import org.uncoil.study.Kinds;

/**
 * Makes records of configuration objects: a component's key is its name in kebab case, its default
 * stands in its {@link Setting}. A member of a sealed family is written as its kind alone ({@code
 * optimizer = adam}) or as an object with a {@code type}. What is wrong is collected, not thrown,
 * so that a person sees all of it at once.
 */
final class RecordBinder {
  private static final String TYPE = "type";
  private static final int MOST_EDITS = 3;

  private final Problems problems;
  private final Scalars scalars;
  // parsing them takes most of the time of a study with many networks
  private final Map<String, ConfigValue> defaults = new HashMap<>();

  RecordBinder(Problems problems) {
    this.problems = problems;
    this.scalars = new Scalars(problems);
  }

  /**
   * The record that an object describes; empty where something was wrong with it.
   *
   * @param besides keys that the section knows although the record has no such component
   */
  <R> Optional<R> bind(Class<R> type, ConfigObject object, String path, List<String> besides) {
    return record(type, object, path, besides).map(type::cast);
  }

  private Optional<Object> value(Type type, ConfigValue value, String path) {
    if (type instanceof ParameterizedType list) {
      return list(list.getActualTypeArguments()[0], value, path);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return value instanceof ConfigObject object
          ? record(plain, object, path, List.of())
          : wrong(value, path, "must be an object of settings: { … }");
    } else if (plain.isEnum()) {
      // before the sealed families: an enum whose constants have bodies is sealed too
      return constant(plain, value, path);
    } else if (plain.isSealed()) {
      return member(plain, value, path);
    }
    return scalars.bind(plain, value, path);
  }

  private Optional<Object> wrong(ConfigValue value, String path, String message) {
    problems.add(value, path, message);
    return Optional.empty();
  }

  private Optional<Object> constant(Class<?> type, ConfigValue value, String path) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(Kinds.kebab((Enum<?>) constant), constant);
    }
    if (value.valueType() == ConfigValueType.STRING) {
      String name = Kinds.asWritten(value.unwrapped());
      if (constants.containsKey(name)) {
        return Optional.of(constants.get(name));
      }
      return wrong(
          value,
          path,
          "must be one of " + listed(constants.keySet()) + suggestion(name, constants.keySet()));
    }
    return wrong(value, path, "must be one of " + listed(constants.keySet()));
  }

  private Optional<Object> list(Type element, ConfigValue value, String path) {
    if (!(value instanceof ConfigList list)) {
      return value(element, value, path).map(List::of);
    }
    List<Object> elements = new ArrayList<>();
    boolean whole = true;
    for (int i = 0; i < list.size(); i++) {
      Optional<Object> bound = value(element, list.get(i), path + "[" + i + "]");
      whole &= bound.isPresent();
      bound.ifPresent(elements::add);
    }
    return whole ? Optional.of(elements) : Optional.empty();
  }

  private Optional<Object> member(Class<?> family, ConfigValue value, String path) {
    SortedMap<String, Class<?>> kinds = Kinds.of(family);
    if (value.valueType() == ConfigValueType.STRING) {
      ConfigObject alone = ConfigValueFactory.fromMap(Map.of()).withOrigin(value.origin());
      return kind(kinds, value, path).flatMap(kind -> record(kind, alone, path, List.of(TYPE)));
    }
    if (!(value instanceof ConfigObject object)) {
      return wrong(
          value,
          path,
          "must be one of " + listed(kinds.keySet()) + ", or an object with such a type");
    }
    ConfigValue type = object.get(TYPE);
    if (type == null) {
      return wrong(value, path, "lacks its type, one of " + listed(kinds.keySet()));
    }
    return kind(kinds, type, path + "." + TYPE)
        .flatMap(kind -> record(kind, object, path, List.of(TYPE)));
  }

  private Optional<Class<?>> kind(
      SortedMap<String, Class<?>> kinds, ConfigValue value, String path) {
    String name = Kinds.asWritten(value.unwrapped());
    if (kinds.containsKey(name)) {
      return Optional.of(kinds.get(name));
    }
    problems.add(
        value, path, "must be one of " + listed(kinds.keySet()) + suggestion(name, kinds.keySet()));
    return Optional.empty();
  }

  private Optional<Object> record(
      Class<?> type, ConfigObject object, String path, List<String> besides) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys = Arrays.stream(components).map(c -> Kinds.kebab(c.getName())).toList();
    List<String> known = Stream.concat(keys.stream(), besides.stream()).toList();
    int before = problems.count();
    for (String key : object.keySet()) {
      if (!known.contains(key)) {
        problems.add(
            object.get(key),
            join(path, key),
            "is not a setting here; there are " + listed(known) + suggestion(key, known));
      }
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i], keys.get(i), object, path).orElse(null);
    }
    // even beside a key that is none, what the record has to say about its values is of interest
    Optional<Object> made = construct(type, values, object, path);
    return problems.count() > before ? Optional.empty() : made;
  }

  private Optional<Object> component(
      RecordComponent component, String key, ConfigObject object, String path) {
    ConfigValue value = object.get(key);
    if (value == null) {
      Optional<ConfigValue> byDefault = byDefault(component);
      if (byDefault.isEmpty()) {
        Setting setting = component.getAnnotation(Setting.class);
        problems.add(
            object.origin(),
            join(path, key),
            "",
            "is missing: " + (setting == null ? "" : setting.value()));
        return Optional.empty();
      }
      value = byDefault.get();
    }
    return value(component.getGenericType(), value, join(path, key));
  }

  private Optional<ConfigValue> byDefault(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    return setting == null || setting.or().isEmpty()
        ? Optional.empty()
        : Optional.of(
            defaults.computeIfAbsent(
                setting.or(), or -> ConfigFactory.parseString("it = " + or).getValue("it")));
  }

  /**
   * Makes the record. Where a value is null, because it could not be had, another stands in for it,
   * only to learn what the record has against the others.
   */
  private Optional<Object> construct(
      Class<?> type, Object[] values, ConfigObject object, String path) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = values.clone();
    Set<String> standIns = new HashSet<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        standIns.add(Kinds.kebab(components[i].getName()));
        Optional<Object> standIn = standIn(components[i]);
        if (standIn.isEmpty()) {
          return Optional.empty();
        }
        arguments[i] = standIn.get();
      }
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      Object made = constructor.newInstance(arguments);
      return standIns.isEmpty() ? Optional.of(made) : Optional.empty();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SettingException refused) {
        refused.objections().stream()
            .filter(objection -> !objection.concerns(standIns))
            .forEach(objection -> refuse(objection, object, path));
        return Optional.empty();
      }
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  /** The default; where there is none, any value that a constructor bears. */
  private Optional<Object> standIn(RecordComponent component) {
    RecordBinder silent = new RecordBinder(new Problems(""));
    Optional<ConfigValue> byDefault = byDefault(component);
    if (byDefault.isPresent()) {
      return silent.value(component.getGenericType(), byDefault.get(), "");
    } else if (component.getType().isSealed()) {
      return Kinds.of(component.getType()).keySet().stream()
          .map(ConfigValueFactory::fromAnyRef)
          .map(kind -> silent.value(component.getType(), kind, ""))
          .flatMap(Optional::stream)
          .findFirst();
    }
    Object plain = component.getType() == String.class ? component.getName() : 1;
    return silent.value(component.getGenericType(), ConfigValueFactory.fromAnyRef(plain), "");
  }

  private void refuse(Objection objection, ConfigObject object, String path) {
    ConfigValue value = object.get(objection.field());
    problems.add(
        value == null ? object.origin() : value.origin(),
        join(path, objection.field()),
        value == null ? Problems.cut(objection.value()) : Problems.text(value),
        objection.right());
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String listed(Collection<String> names) {
    return names.stream().collect(Collectors.joining(", "));
  }

  /** The name that was meant, if one is near: {@code "; did you mean …?"}, else empty. */
  static String suggestion(String name, Collection<String> names) {
    LevenshteinDistance distance = new LevenshteinDistance(MOST_EDITS);
    String nearest = null;
    int least = MOST_EDITS + 1;
    for (String candidate : names) {
      int edits = distance.apply(name, candidate);
      if (edits >= 0 && edits < least && edits < candidate.length()) {
        least = edits;
        nearest = candidate;
      }
    }
    return nearest == null ? "" : "; did you mean " + nearest + "?";
  }
}

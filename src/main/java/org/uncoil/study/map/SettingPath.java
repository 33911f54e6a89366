package org.uncoil.study.map;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uncoil.setting.SettingException;

/**
 * Where a setting is found in a dataset or network.
 *
 * @param keys as in study files, as {@code [source, noise]}; at least one
 */
public record SettingPath(List<String> keys) implements Serializable {
  private static final Pattern DASH = Pattern.compile("-(.)");

  public SettingPath {
    keys = List.copyOf(keys);
  }

  /** The keys as people write them, {@code source.noise}. */
  public String text() {
    return String.join(".", keys);
  }

  /** The type of the setting; empty where the record has none of this name. */
  public Optional<Type> type(Record record) {
    Optional<RecordComponent> component = component(record.getClass(), keys.get(0));
    if (keys.size() == 1) {
      return component.map(RecordComponent::getGenericType);
    }
    return component
        .map(found -> value(found, record))
        .filter(Record.class::isInstance)
        .flatMap(inner -> rest().type((Record) inner));
  }

  /** The setting's value. */
  public Object of(Record record) {
    Object value = value(component(record.getClass(), keys.get(0)).orElseThrow(), record);
    return keys.size() == 1 ? value : rest().of((Record) value);
  }

  /**
   * The same dataset or network with another value of the setting.
   *
   * @throws SettingException where the record refuses the value
   */
  public <R extends Record> R with(R record, Object value) {
    String name = camelCase(keys.get(0));
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object present = value(components[i], record);
      boolean meant = components[i].getName().equals(name);
      values[i] =
          !meant ? present : keys.size() == 1 ? value : rest().with((Record) present, value);
    }
    return made(record, components, values);
  }

  private SettingPath rest() {
    return new SettingPath(keys.subList(1, keys.size()));
  }

  private static Optional<RecordComponent> component(Class<?> type, String key) {
    String name = camelCase(key);
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst();
  }

  /** {@code learning-rate} as {@code learningRate}. */
  private static String camelCase(String key) {
    return DASH.matcher(key).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  @SuppressWarnings("unchecked") // the constructor is the record's own
  private static <R extends Record> R made(
      R record, RecordComponent[] components, Object[] values) {
    try {
      Constructor<?> constructor =
          record
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SettingException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make a " + record.getClass(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + record.getClass(), e);
    }
  }
}

package org.uncoil.pipeline.compare;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;

/** The settings of a run that a study can vary, by name, as text. */
public final class RunSettings {
  static final String ACTIVATION = "activation";
  static final String DATASET = "dataset";

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

  /** These have names as levels: a dataset that is called 2019 is no number. */
  private static final List<String> NAMED = List.of(DATASET, ACTIVATION);

  private RunSettings() {}

  /**
   * Whether a setting's levels are numbers, which have an order and distances.
   *
   * @param name as in {@code phases.first_axis}
   */
  public static boolean numeric(String name, Collection<String> levels) {
    return !NAMED.contains(name)
        && levels.stream().allMatch(level -> NUMBER.matcher(level).matches());
  }

  /** All of a run: its dataset's name, then its network's settings, then its dataset's numbers. */
  public static Map<String, String> of(DatasetSpec dataset, NetworkSpec network) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(DATASET, dataset.name());
    settings.putAll(of(network));
    settings.putAll(of(dataset));
    return Collections.unmodifiableMap(settings);
  }

  /** A value as text. */
  public static String level(Object value) {
    return Canonical.json(value).replace("\"", "");
  }

  /** A network's, where hidden layers count by their number, depth, and their width. */
  static Map<String, String> of(NetworkSpec network) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(ACTIVATION, network.activationLabel());
    settings.put("depth", String.valueOf(network.hidden().size()));
    settings.put("width", width(network.hidden()));
    for (RecordComponent component : NetworkSpec.class.getRecordComponents()) {
      if (!List.of("name", "hidden", ACTIVATION).contains(component.getName())) {
        settings.put(words(component), text(component, network));
      }
    }
    return Collections.unmodifiableMap(settings);
  }

  private static String width(List<Integer> hidden) {
    return hidden.stream().distinct().count() == 1
        ? String.valueOf(hidden.get(0))
        : hidden.stream().map(String::valueOf).collect(Collectors.joining("–"));
  }

  /** A dataset's numbers, named by the kind of its source, as spiral turns. */
  static Map<String, String> of(DatasetSpec dataset) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (dataset.source() instanceof Record source) {
      for (RecordComponent component : source.getClass().getRecordComponents()) {
        if (component.getType().isPrimitive()) {
          settings.put(Canonical.kind(source) + " " + words(component), text(component, source));
        }
      }
    }
    return Collections.unmodifiableMap(settings);
  }

  private static String words(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static String text(RecordComponent component, Record record) {
    try {
      return level(component.getAccessor().invoke(record));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}

package org.uncoil.study.file;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One dataset or network of a study file with its {@code grid} and {@code random}: what it expands
 * to. It is counted first, so that a grid that explodes is seen before anything is built. The
 * expansion is one of configuration, so that every result is validated like one that was written by
 * hand.
 */
final class Expansion {
  private static final String GRID = "grid";
  private static final String RANDOM = "random";

  /** What a dataset or network of a study file may say besides its own settings. */
  static final List<String> KEYS = List.of(GRID, RANDOM);

  private final ConfigObject base;
  private final String path;
  private final List<Axis<List<Level>>> grid;
  private final Samples samples;

  private Expansion(ConfigObject base, String path, List<Axis<List<Level>>> grid, Samples samples) {
    this.base = base;
    this.path = path;
    this.grid = grid;
    this.samples = samples;
  }

  /** One thing that it expands to, and where it stands in the file. */
  record Item(ConfigObject config, String path) {}

  /**
   * A value of a grid.
   *
   * @param label what a name says of it: as it was written, so that a name stays when a setting
   *     gets another
   */
  private record Level(ConfigValue value, String label) {}

  /**
   * Reads one.
   *
   * @param type the record that each thing is read into
   */
  static Expansion of(Class<?> type, ConfigObject object, String path, Problems problems) {
    Aliases aliases = new Aliases(problems);
    ConfigObject base = aliases.object(type, object.withoutKey(GRID).withoutKey(RANDOM), path);
    String gridPath = path + "." + GRID;
    List<Axis<List<ConfigValue>>> written =
        object.containsKey(GRID) ? Axis.grid(object.get(GRID), gridPath, problems) : List.of();
    List<Axis<List<Level>>> grid =
        aliases.axes(
            type,
            base,
            written,
            gridPath,
            (axis, setting) ->
                axis.values().stream()
                    .map(
                        value ->
                            new Level(
                                aliases.value(setting, value, gridPath), label(axis.key(), value)))
                    .toList());
    Samples samples =
        object.containsKey(RANDOM)
            ? Samples.of(type, base, object.get(RANDOM), path + "." + RANDOM, problems)
            : Samples.NONE;
    return new Expansion(base, path, grid, samples);
  }

  /** How many things it expands to; {@link Long#MAX_VALUE} where a long cannot hold it. */
  long count() {
    long count = samples.count();
    for (Axis<List<Level>> axis : grid) {
      count = saturated(count, axis.values().size());
    }
    return count;
  }

  static long saturated(long a, long b) {
    return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
  }

  /**
   * Everything that it expands to: the grid's points in order, the last axis fastest, each with all
   * samples.
   */
  List<Item> items(long studySeed) {
    List<Item> items = new ArrayList<>();
    ConfigValue given = base.get("name");
    // a name that is none stays as it is, for the binder to refuse
    boolean named =
        given != null
            && Set.of(ConfigValueType.STRING, ConfigValueType.NUMBER).contains(given.valueType())
            && !Problems.plain(given).isBlank();
    String name = named ? Problems.plain(given) : "";
    List<List<ConfigValue>> draws = samples.draws(studySeed, name);
    for (Variant point : gridPoints(new Variant(base, name))) {
      for (int sample = 0; sample < draws.size(); sample++) {
        Variant variant = sampled(point, draws, sample);
        items.add(new Item(named ? variant.named() : variant.config(), path));
      }
    }
    return items;
  }

  private List<Variant> gridPoints(Variant start) {
    List<Variant> points = List.of(start);
    for (Axis<List<Level>> axis : grid) {
      List<Variant> next = new ArrayList<>();
      for (Variant point : points) {
        for (Level level : axis.values()) {
          next.add(point.with(axis.path(), level));
        }
      }
      points = next;
    }
    return points;
  }

  private Variant sampled(Variant point, List<List<ConfigValue>> draws, int sample) {
    if (samples.axes().isEmpty()) {
      return point;
    }
    ConfigObject config = point.config;
    for (int i = 0; i < samples.axes().size(); i++) {
      config = set(config, samples.axes().get(i).path(), draws.get(sample).get(i));
    }
    return new Variant(config, point.name + " #" + (sample + 1));
  }

  /** A configuration on the way to an item, and what it will be called. */
  private record Variant(ConfigObject config, String name) {
    Variant with(List<String> path, Level level) {
      return new Variant(set(config, path, level.value), name + " " + level.label);
    }

    ConfigObject named() {
      ConfigOrigin origin = config.get("name").origin();
      return config.withValue("name", ConfigValueFactory.fromAnyRef(name).withOrigin(origin));
    }
  }

  private static ConfigObject set(ConfigObject object, List<String> path, ConfigValue value) {
    String key = path.get(0);
    if (path.size() == 1) {
      return object.withValue(key, value);
    }
    ConfigValue inner = object.get(key);
    ConfigObject next;
    if (inner instanceof ConfigObject given) {
      next = given;
    } else if (inner != null && inner.valueType() == ConfigValueType.STRING) {
      // a kind written alone, as optimizer = adam, gets room for its settings
      next =
          ConfigValueFactory.fromMap(Map.of()).withOrigin(inner.origin()).withValue("type", inner);
    } else {
      next = ConfigValueFactory.fromMap(Map.of()).withOrigin(value.origin());
    }
    return object.withValue(key, set(next, path.subList(1, path.size()), value));
  }

  /** A value in a name: a word or a kind speaks for itself, a number needs its setting's. */
  private static String label(String key, ConfigValue value) {
    if (value instanceof ConfigObject object) {
      String settings =
          object.entrySet().stream()
              .filter(entry -> !entry.getKey().equals("type"))
              .map(entry -> " " + label(entry.getKey(), entry.getValue()))
              .sorted()
              .collect(Collectors.joining());
      return object.containsKey("type")
          ? Problems.plain(object.get("type")) + settings
          : key + settings;
    } else if (value instanceof ConfigList list) {
      return key + "=" + list.stream().map(Problems::plain).collect(Collectors.joining("-"));
    } else if (value.valueType() == ConfigValueType.STRING) {
      return Problems.plain(value);
    }
    return key + "=" + Problems.plain(value);
  }
}

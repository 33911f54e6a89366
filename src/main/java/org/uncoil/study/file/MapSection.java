package org.uncoil.study.file;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Mode;
import org.uncoil.setting.SettingException;
import org.uncoil.study.Canonical;
import org.uncoil.study.Kinds;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.map.AxisRange;
import org.uncoil.study.map.MapAxis;
import org.uncoil.study.map.MapSpec;
import org.uncoil.study.map.SettingPath;

/**
 * The section {@code map}: two axes, each a setting with a range of values.
 *
 * @param unlimited whether the person means a study with more runs than its limit
 */
record MapSection(Problems problems, boolean unlimited) {
  static final String NAME = "map";

  private static final String RIGHT =
      "must be a setting with a range, for example { learning-rate { from = 0.001, to = 100, steps = 64, scale = log } }";

  /** A setting that varies, as written. */
  private record Written(SettingPath path, ConfigObject range, String place) {}

  /**
   * Reads the section; null where the study has none, or where something is wrong with it.
   *
   * @param datasets the study's; one, or none where something was wrong with it
   * @param networks likewise
   */
  MapSpec read(
      ConfigObject root,
      StudyHeader header,
      List<DatasetSpec> datasets,
      List<NetworkSpec> networks) {
    ConfigValue section = root.get(NAME);
    if (section == null) {
      return null;
    }
    one(root, "datasets", datasets.size());
    one(root, "networks", networks.size());
    if (datasets.size() == 1 && datasets.get(0).mode() instanceof Mode.DataParallel) {
      problems.add(
          root.get("datasets"), "datasets[0].mode", "must be run-parallel: a map has many runs");
    }
    if (header.seeds().size() > 1) {
      problems.add(
          ((ConfigObject) root.get("study")).get("seeds"),
          "study.seeds",
          "must be one seed: a map has one run in each cell");
    }
    if (!(section instanceof ConfigObject axes)) {
      problems.add(section, NAME, "must have the axes x and y: { x { … }, y { … } }");
    } else {
      for (String key : axes.keySet()) {
        if (!List.of("x", "y").contains(key)) {
          problems.add(axes.get(key), NAME + "." + key, "is no axis; there are x, y");
        }
      }
      if (problems.count() == 0) {
        Optional<MapSpec> map = axes(axes, datasets.get(0), networks.get(0));
        map.ifPresent(made -> checkCount(made, header, (ConfigObject) root.get("study")));
        return map.orElse(null);
      }
    }
    return null;
  }

  private void checkCount(MapSpec map, StudyHeader header, ConfigObject study) {
    if (map.cells() > header.maxRuns() && !unlimited) {
      problems.add(
          RunCount.origin(study),
          "study.max-runs",
          String.valueOf(header.maxRuns()),
          String.format(
              Locale.ROOT,
              "%,d columns × %,d rows are %,d runs, more than max-runs; say --yes to run them",
              map.columns(),
              map.rows(),
              map.cells()));
    }
  }

  private void one(ConfigObject root, String name, int count) {
    if (count != 1) {
      problems.add(
          root.get(name), name, "must be one, without a grid: the axes of a map vary its settings");
    }
  }

  private Optional<MapSpec> axes(ConfigObject axes, DatasetSpec dataset, NetworkSpec network) {
    Optional<MapAxis> x = axis(axes, "x", dataset, network);
    Optional<MapAxis> y = axis(axes, "y", dataset, network);
    if (x.isEmpty() || y.isEmpty()) {
      return Optional.empty();
    }
    MapSpec map = new MapSpec(x.get(), y.get());
    if (x.get().owner() == y.get().owner() && x.get().path().equals(y.get().path())) {
      problems.add(axes.get("y"), "map.y", "varies the same setting as map.x");
    } else if (map.cells() > MapSpec.MOST_CELLS) {
      problems.add(
          axes,
          NAME,
          String.format(
              Locale.ROOT, "has %,d cells; a map can have %,d", map.cells(), MapSpec.MOST_CELLS));
    } else {
      checkCorners(map, axes, dataset, network);
    }
    return Optional.of(map);
  }

  private Optional<MapAxis> axis(
      ConfigObject axes, String name, DatasetSpec dataset, NetworkSpec network) {
    String place = NAME + "." + name;
    ConfigValue value = axes.get(name);
    Optional<Written> written = value == null ? Optional.empty() : written(value, List.of(), place);
    if (written.isEmpty()) {
      if (value == null) {
        problems.add(axes.origin(), place, "", "is missing: " + RIGHT);
      } else {
        problems.add(value, place, RIGHT);
      }
      return Optional.empty();
    }
    Written axis = written.get();
    Optional<AxisRange> range =
        new RecordBinder(problems).bind(AxisRange.class, axis.range, axis.place, List.of());
    Optional<MapAxis.Owner> owner = owner(axis.path.keys().get(0));
    Optional<Type> type =
        owner.flatMap(o -> axis.path.type(o == MapAxis.Owner.DATASET ? dataset : network));
    Optional<MapAxis.Kind> kind = type.flatMap(MapAxis.Kind::of);
    if (type.isEmpty()) {
      problems.add(
          axis.range,
          axis.place,
          "is no setting of this network or dataset; there are "
              + numbers(network, dataset)
              + RecordBinder.suggestion(axis.path.text(), names(network, dataset).toList()));
    } else if (kind.isEmpty()) {
      problems.add(
          axis.range,
          axis.place,
          "is no number; an axis varies one of " + numbers(network, dataset));
    }
    if (range.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    MapAxis made = new MapAxis(owner.get(), axis.path, kind.get(), range.get());
    return checked(made, axis, dataset, network) ? Optional.of(made) : Optional.empty();
  }

  /** The setting that an object leads to: the first key with a range below it. */
  private static Optional<Written> written(ConfigValue value, List<String> path, String place) {
    if (!(value instanceof ConfigObject object) || object.isEmpty()) {
      return Optional.empty();
    }
    if (!path.isEmpty() && (object.containsKey("from") || object.containsKey("steps"))) {
      return Optional.of(new Written(new SettingPath(path), object, place));
    }
    if (object.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, ConfigValue> entry = object.entrySet().iterator().next();
    List<String> longer =
        Stream.concat(path.stream(), ConfigUtil.splitPath(entry.getKey()).stream()).toList();
    return written(entry.getValue(), longer, place + "." + entry.getKey());
  }

  private static Optional<MapAxis.Owner> owner(String key) {
    if (key.equals("name")) {
      return Optional.empty();
    } else if (has(NetworkSpec.class, key)) {
      return Optional.of(MapAxis.Owner.NETWORK);
    }
    return has(DatasetSpec.class, key) ? Optional.of(MapAxis.Owner.DATASET) : Optional.empty();
  }

  private static boolean has(Class<? extends Record> type, String key) {
    return Arrays.stream(type.getRecordComponents())
        .anyMatch(component -> Kinds.kebab(component.getName()).equals(key));
  }

  /** Whether each value is one that its setting takes, and no two are the same. */
  private boolean checked(MapAxis axis, Written written, DatasetSpec dataset, NetworkSpec network) {
    if (!axis.distinct()) {
      problems.add(
          written.range.get("steps"),
          written.place + ".steps",
          String.format(
              Locale.ROOT,
              "must be fewer: the setting takes whole numbers, and from %s to %s some steps would be the same",
              axis.value(0),
              axis.value(axis.steps() - 1)));
      return false;
    }
    Record record = axis.owner() == MapAxis.Owner.DATASET ? dataset : network;
    for (int step = 0; step < axis.steps(); step++) {
      try {
        axis.put(record, axis.owner(), step);
      } catch (SettingException e) {
        problems.add(written.range, written.place, "has a value that is refused: " + objections(e));
        return false;
      }
    }
    return true;
  }

  /** Two values that are right by themselves may not go together. */
  private void checkCorners(
      MapSpec map, ConfigObject axes, DatasetSpec dataset, NetworkSpec network) {
    for (int column : new int[] {0, map.columns() - 1}) {
      for (int row : new int[] {0, map.rows() - 1}) {
        try {
          map.cell(MapAxis.Owner.DATASET, dataset, column, row);
          map.cell(MapAxis.Owner.NETWORK, network, column, row);
        } catch (SettingException e) {
          problems.add(
              axes,
              NAME,
              String.format(
                  Locale.ROOT,
                  "has values that do not go together, in column %d and row %d: %s",
                  column,
                  row,
                  objections(e)));
          return;
        }
      }
    }
  }

  private static String objections(SettingException refused) {
    return refused.objections().stream()
        .map(o -> o.field() + " = " + o.value() + " " + o.right())
        .collect(Collectors.joining("; "));
  }

  private static String numbers(NetworkSpec network, DatasetSpec dataset) {
    return names(network, dataset).collect(Collectors.joining(", "));
  }

  /** The settings that an axis can vary. */
  private static Stream<String> names(NetworkSpec network, DatasetSpec dataset) {
    List<String> names = new ArrayList<>();
    collect(network, "", names);
    collect(dataset, "", names);
    return names.stream();
  }

  private static void collect(Record record, String before, List<String> names) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String path = before + Kinds.kebab(component.getName());
      Object value = new SettingPath(List.of(Kinds.kebab(component.getName()))).of(record);
      if (value instanceof Record inner) {
        collect(inner, path + ".", names);
      } else if (MapAxis.Kind.of(component.getGenericType()).isPresent()) {
        names.add(path);
      }
    }
  }

  /** The section as JSON. */
  static String json(MapSpec map) {
    return "{\"x\":%s,\"y\":%s}".formatted(json(map.x()), json(map.y()));
  }

  private static String json(MapAxis axis) {
    String json = Canonical.json(axis.range());
    List<String> keys = axis.path().keys();
    for (int i = keys.size() - 1; i >= 0; i--) {
      json = "{\"%s\":%s}".formatted(keys.get(i), json);
    }
    return json;
  }
}

package org.uncoil.study.file;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.study.Canonical;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RecordSpec;
import org.uncoil.study.RenderSpec;
import org.uncoil.study.RunFilter;
import org.uncoil.study.StudySpec;
import org.uncoil.study.map.MapSpec;

/**
 * Reads study files. Everything in them is checked before anything runs, and everything that is
 * wrong is said at once, with file, line and value.
 */
public final class StudyFile {
  private static final List<String> SECTIONS =
      List.of("study", "datasets", "networks", "record", "render", "gallery", MapSection.NAME);
  private static final int MOST_SEEDS = 100_000;

  private final Problems problems;
  private final Aliases aliases;
  private final RecordBinder binder;
  private final boolean unlimited;

  private StudyFile(String file, boolean unlimited) {
    this.problems = new Problems(file);
    this.aliases = new Aliases(problems);
    this.binder = new RecordBinder(problems);
    this.unlimited = unlimited;
  }

  /**
   * Reads and checks a study file.
   *
   * @param unlimited whether the person has said that they mean a study with more runs than its
   *     limit
   * @throws StudyException with everything that is wrong
   */
  public static StudySpec read(Path path, boolean unlimited) {
    return read(path, unlimited, Map.of());
  }

  /**
   * Reads and checks a study file, to which the command line gives values.
   *
   * @param values what {@code ${name}} stands for where the study has no such setting
   * @throws StudyException with everything that is wrong
   */
  public static StudySpec read(Path path, boolean unlimited, Map<String, String> values) {
    StudyFile file = new StudyFile(path.toString(), unlimited);
    StudyText text = new StudyText(file.problems);
    return file.read(path, text.read(path, path.toString()), text, new GivenValues(values));
  }

  /**
   * Reads and checks a study from a text, which can include nothing.
   *
   * @param name what errors call it
   * @throws StudyException with everything that is wrong
   */
  public static StudySpec parse(String name, String text, boolean unlimited) {
    StudyFile file = new StudyFile(name, unlimited);
    StudyText checked = new StudyText(file.problems);
    return file.read(null, checked.checked(text, name), checked, new GivenValues(Map.of()));
  }

  /**
   * Reads the specification of a dataset, as {@link Canonical#json} writes it now or earlier
   * versions did; empty if it is none.
   */
  public static Optional<DatasetSpec> dataset(String specification) {
    try {
      ConfigObject object = ConfigFactory.parseString(specification).root();
      return new StudyFile("specification", false).bind(DatasetSpec.class, object, "");
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  /** A study as a file that holds it, with every default written out and every grid expanded. */
  public static String render(StudySpec study) {
    StudyHeader header =
        new StudyHeader(
            study.name(),
            study.title(),
            study.description(),
            study.seed(),
            study.seeds(),
            study.maxRuns(),
            study.engine());
    String json =
        "{\"study\":%s,\"datasets\":%s,\"networks\":%s,\"record\":%s,\"render\":%s,\"gallery\":%s%s}"
            .formatted(
                Canonical.json(header),
                Canonical.json(study.datasets()),
                Canonical.json(study.networks()),
                Canonical.json(study.record()),
                Canonical.json(study.render()),
                Canonical.json(study.gallery()),
                study.isMap() ? ",\"map\":" + MapSection.json(study.map()) : "");
    ConfigRenderOptions options =
        ConfigRenderOptions.defaults().setOriginComments(false).setComments(false).setJson(false);
    return ConfigFactory.parseString(json).root().render(options);
  }

  private StudySpec read(Path path, String hocon, StudyText text, GivenValues values) {
    ConfigObject root = new ResolvedText(problems, text, values).load(path, hocon);
    for (String key : root.keySet()) {
      if (!SECTIONS.contains(key)) {
        problems.add(
            root.get(key),
            key,
            "is not a section; there are "
                + String.join(", ", SECTIONS)
                + RecordBinder.suggestion(key, SECTIONS));
      }
    }
    ConfigObject study = section(root, "study");
    Optional<StudyHeader> header = bind(StudyHeader.class, withSeeds(study), "study");
    List<Expansion> datasets = expansions(root, "datasets", DatasetSpec.class);
    List<Expansion> networks = expansions(root, "networks", NetworkSpec.class);
    Optional<RecordSpec> record = bind(RecordSpec.class, section(root, "record"), "record");
    Optional<RenderSpec> render = bind(RenderSpec.class, section(root, "render"), "render");
    Optional<GallerySpec> gallery = bind(GallerySpec.class, section(root, "gallery"), "gallery");
    // even beside a mistake in the header those of the items are of interest, unless of a million
    long seed = header.map(StudyHeader::seed).orElse(1L);
    RunCount count = new RunCount(datasets, networks);
    boolean few =
        (header.isPresent() && !datasets.isEmpty() && !networks.isEmpty())
            ? count.check(header.get(), study, problems, unlimited)
            : count.few();
    List<DatasetSpec> datasetSpecs =
        few ? items(datasets, DatasetSpec.class, seed, DatasetSpec::name) : List.of();
    List<NetworkSpec> networkSpecs =
        few ? items(networks, NetworkSpec.class, seed, NetworkSpec::name) : List.of();
    problems.throwIfAny();
    StudyHeader h = header.orElseThrow();
    checkFilters(root, h, datasetSpecs, networkSpecs, render.orElseThrow());
    MapSpec map = new MapSection(problems, unlimited).read(root, h, datasetSpecs, networkSpecs);
    problems.throwIfAny();
    return new StudySpec(
        h.name(),
        h.title().isBlank() ? h.name() : h.title(),
        h.description(),
        h.seed(),
        h.seeds(),
        h.maxRuns(),
        h.engine(),
        datasetSpecs,
        networkSpecs,
        record.orElseThrow(),
        render.orElseThrow(),
        gallery.orElseThrow(),
        map);
  }

  /** What a filter names and the study has not is a slip of the pen. */
  private void checkFilters(
      ConfigObject root,
      StudyHeader header,
      List<DatasetSpec> datasets,
      List<NetworkSpec> networks,
      RenderSpec render) {
    for (int i = 0; i < render.also().size(); i++) {
      RunFilter filter = render.also().get(i);
      String path = "render.also[" + i + "].";
      checkNamed(
          root,
          path + "datasets",
          filter.datasets(),
          datasets.stream().map(DatasetSpec::name).toList());
      checkNamed(
          root,
          path + "networks",
          filter.networks(),
          networks.stream().map(NetworkSpec::name).toList());
      checkNamed(
          root,
          path + "seeds",
          filter.seeds().stream().map(String::valueOf).toList(),
          header.seeds().stream().map(String::valueOf).toList());
    }
  }

  private void checkNamed(ConfigObject root, String path, List<String> named, List<String> known) {
    for (String name : named) {
      if (!known.contains(name)) {
        problems.add(
            section(root, "render").get("also").origin(),
            path,
            name,
            "is not in the study" + RecordBinder.suggestion(name, known));
      }
    }
  }

  private <R> Optional<R> bind(Class<R> type, ConfigObject section, String path) {
    return binder.bind(type, aliases.object(type, section, path), path, List.of());
  }

  private ConfigObject section(ConfigObject root, String name) {
    ConfigValue value = root.get(name);
    if (value == null) {
      return ConfigValueFactory.fromMap(Map.of()).withOrigin(root.origin());
    }
    if (value instanceof ConfigObject object) {
      return object;
    }
    problems.add(value, name, "must be an object of settings: { … }");
    return ConfigValueFactory.fromMap(Map.of()).withOrigin(root.origin());
  }

  /** {@code seeds = 3} stands for the replicates 0, 1 and 2. */
  private ConfigObject withSeeds(ConfigObject header) {
    ConfigValue seeds = header.get("seeds");
    if (seeds == null || seeds.valueType() != ConfigValueType.NUMBER) {
      return header;
    }
    if (seeds.unwrapped() instanceof Integer count && count >= 1 && count <= MOST_SEEDS) {
      List<Long> numbers = LongStream.range(0, count).boxed().toList();
      return header.withValue(
          "seeds", ConfigValueFactory.fromIterable(numbers).withOrigin(seeds.origin()));
    }
    problems.add(
        seeds,
        "study.seeds",
        "must be a whole number from 1 to " + MOST_SEEDS + ", or a list of numbers");
    return header.withoutKey("seeds");
  }

  private List<Expansion> expansions(ConfigObject root, String name, Class<?> type) {
    ConfigValue value = root.get(name);
    if (!(value instanceof ConfigList list) || list.isEmpty()) {
      problems.add(
          value == null ? root.origin() : value.origin(),
          name,
          value == null ? "" : Problems.text(value),
          "must be a list of at least one: [ { … } ]");
      return List.of();
    }
    List<Expansion> expansions = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String path = name + "[" + i + "]";
      if (list.get(i) instanceof ConfigObject object) {
        expansions.add(Expansion.of(type, object, path, problems));
      } else {
        problems.add(list.get(i), path, "must be an object of settings: { … }");
      }
    }
    return expansions;
  }

  private <R> List<R> items(
      List<Expansion> expansions, Class<R> type, long seed, Function<R, String> name) {
    List<R> bound = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, String> contents = new HashMap<>();
    for (Expansion expansion : expansions) {
      for (Expansion.Item item : expansion.items(seed)) {
        Optional<R> value = binder.bind(type, item.config(), item.path(), Expansion.KEYS);
        value.ifPresent(
            v -> {
              bound.add(v);
              String twin = names.putIfAbsent(name.apply(v), item.path());
              String same = contents.putIfAbsent(Canonical.digest(v), name.apply(v));
              if (twin != null) {
                problems.add(
                    item.config().get("name"),
                    item.path() + ".name",
                    "is the name of " + twin + " too; every name must be used once");
              } else if (same != null) {
                problems.add(
                    item.config().get("name"),
                    item.path() + ".name",
                    "says the same as \"" + same + "\"; it would be trained twice");
              }
            });
      }
    }
    return bound;
  }
}

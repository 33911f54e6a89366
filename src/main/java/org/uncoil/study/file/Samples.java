package org.uncoil.study.file;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.uncoil.setting.Alias;
import org.uncoil.study.Canonical;

/**
 * The {@code random} of a dataset or network.
 *
 * @param axes the settings to sample
 * @param count how many samples to draw, no two alike
 */
record Samples(List<Axis<Distribution>> axes, int count) {
  /** One of nothing. */
  static final Samples NONE = new Samples(List.of(), 1);

  private static final String COUNT = "samples";
  private static final String DISTRIBUTIONS = "distributions";
  // the chance that a combination is not among so many draws for each that there is: e^−64
  private static final long DRAWS_PER_COMBINATION = 64;

  /** The settings of {@code random}, which the class reads itself. */
  private record Keys(int samples, @Alias("fields") Object distributions) {}

  Samples {
    axes = List.copyOf(axes);
  }

  /**
   * Reads one; with a single sample of what can be sampled where something is wrong with it.
   *
   * @param type the record that the dataset or network is read into
   * @param base the dataset or network without its variants
   */
  static Samples of(
      Class<?> type, ConfigObject base, ConfigValue value, String path, Problems problems) {
    if (!(value instanceof ConfigObject given)) {
      problems.add(value, path, "must be { samples = …, distributions { … } }");
      return NONE;
    }
    Aliases aliases = new Aliases(problems);
    ConfigObject random = aliases.object(Keys.class, given, path);
    int before = problems.count();
    int count = count(random, path, problems);
    List<Axis<Distribution>> axes = List.of();
    if (random.containsKey(DISTRIBUTIONS)) {
      String place = path + "." + DISTRIBUTIONS;
      axes =
          aliases.axes(
              type,
              base,
              Axis.random(random.get(DISTRIBUTIONS), place, problems),
              place,
              (axis, setting) -> axis.values().map(drawn -> aliases.value(setting, drawn, place)));
    } else {
      problems.add(
          random, path, "lacks distributions: the settings to sample, each with a distribution");
    }
    for (String key : random.keySet()) {
      if (!Set.of(COUNT, DISTRIBUTIONS).contains(key)) {
        problems.add(
            random.get(key),
            path + "." + key,
            "is not a setting here; there are samples, distributions");
      }
    }
    if (problems.count() == before && count > combinations(axes)) {
      problems.add(
          random.get(COUNT),
          path + "." + COUNT,
          String.format(
              Locale.ROOT,
              "is more than the %d combinations that there are to draw",
              combinations(axes)));
    }
    return new Samples(axes, problems.count() > before || axes.isEmpty() ? 1 : count);
  }

  private static int count(ConfigObject random, String path, Problems problems) {
    ConfigValue samples = random.get(COUNT);
    if (samples == null) {
      problems.add(random, path, "lacks samples: how many draws to make");
      return 1;
    }
    if (samples.unwrapped() instanceof Integer count && count >= 1) {
      return count;
    }
    problems.add(samples, path + "." + COUNT, "must be a whole number of at least 1");
    return 1;
  }

  private static long combinations(List<Axis<Distribution>> axes) {
    long combinations = 1;
    for (Axis<Distribution> axis : axes) {
      combinations = Expansion.saturated(combinations, axis.values().size());
    }
    return combinations;
  }

  /**
   * Every sample's values, in the order of the axes. A value depends on the study's seed, the base
   * name, the sample's number and the setting alone, so that a study that grows keeps the samples
   * that it has; only a sample that is like an earlier one is drawn again, all of it, until it
   * differs.
   */
  List<List<ConfigValue>> draws(long studySeed, String name) {
    long most = Expansion.saturated(DRAWS_PER_COMBINATION, combinations(axes));
    Set<List<ConfigValue>> seen = new HashSet<>();
    List<List<ConfigValue>> samples = new ArrayList<>();
    for (int sample = 0; sample < count; sample++) {
      List<UniformRandomProvider> streams = new ArrayList<>();
      for (Axis<Distribution> axis : axes) {
        streams.add(stream(Canonical.digest("sample", studySeed, name, sample, axis.oldest())));
      }
      List<ConfigValue> values = draw(streams, false);
      for (long draws = 1; !seen.add(values) && draws < most; draws++) {
        values = draw(streams, true);
      }
      samples.add(values);
    }
    return samples;
  }

  private static UniformRandomProvider stream(String digest) {
    return RandomSource.XO_SHI_RO_256_PP.create(
        Long.parseUnsignedLong(digest.substring(0, 16), 16));
  }

  /**
   * One value per axis.
   *
   * @param even whether likelier values are no longer preferred, so that rare ones are found soon
   */
  private List<ConfigValue> draw(List<UniformRandomProvider> streams, boolean even) {
    List<ConfigValue> values = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      Distribution distribution = axes.get(i).values();
      ConfigValue value = (even ? distribution.even() : distribution).draw(streams.get(i));
      // what is drawn stands nowhere in the file; its distribution does
      values.add(value.origin().lineNumber() > 0 ? value : value.withOrigin(axes.get(i).origin()));
    }
    return values;
  }
}

package org.uncoil.study.file;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import java.util.List;
import java.util.Locale;

/**
 * How many runs a study has, before any of its datasets and networks is read.
 *
 * @param datasets the items of its list, with their grids
 * @param networks likewise
 */
record RunCount(List<Expansion> datasets, List<Expansion> networks) {
  // beyond this not even the list of runs fits a driver
  private static final long MOST_RUNS = 10_000_000;
  // enough to see what is wrong with a study whose count is not known
  private static final long MOST_ITEMS = 10_000;
  // each is a configuration of its own, some kilobytes, until it is checked
  private static final long MOST_VARIANTS = 200_000;

  /** Whether the items are few enough to be checked where the study's own section is wrong. */
  boolean few() {
    return total(datasets) <= MOST_ITEMS && total(networks) <= MOST_ITEMS;
  }

  /** Where the section {@code study} has the maximum number of runs, or would. */
  static ConfigOrigin origin(ConfigObject study) {
    ConfigObject present = new Aliases(new Problems("")).object(StudyHeader.class, study, "study");
    return present.getOrDefault("max-runs", study).origin();
  }

  /** Reports more runs than the study may have; returns whether there are none too many. */
  boolean check(StudyHeader header, ConfigObject study, Problems problems, boolean unlimited) {
    ConfigOrigin origin = origin(study);
    long runs =
        Expansion.saturated(
            Expansion.saturated(total(datasets), total(networks)), header.seeds().size());
    String product =
        "%s datasets × %s networks × %s seeds are %s runs"
            .formatted(
                number(total(datasets)),
                number(total(networks)),
                number(header.seeds().size()),
                number(runs));
    if (runs > MOST_RUNS) {
      problems.add(
          origin, "study", "", product + ", more than any study can have: " + number(MOST_RUNS));
      return false;
    } else if (Math.max(total(datasets), total(networks)) > MOST_VARIANTS) {
      problems.add(
          origin,
          "study",
          "",
          product + ", and no study can have more networks than " + number(MOST_VARIANTS));
      return false;
    } else if (runs > header.maxRuns() && !unlimited) {
      problems.add(
          origin,
          "study.max-runs",
          String.valueOf(header.maxRuns()),
          product + ", more than max-runs; say --yes to run them");
      return false;
    }
    return true;
  }

  private static long total(List<Expansion> expansions) {
    long total = 0;
    for (Expansion expansion : expansions) {
      long count = expansion.count();
      total = count > Long.MAX_VALUE - total ? Long.MAX_VALUE : total + count;
    }
    return total;
  }

  private static String number(long count) {
    return count == Long.MAX_VALUE ? "countless" : String.format(Locale.ROOT, "%,d", count);
  }
}

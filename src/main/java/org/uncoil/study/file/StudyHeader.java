package org.uncoil.study.file;

import java.util.List;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;
import org.uncoil.study.Engine;

/** The section {@code study}. */
public record StudyHeader(
    @Setting(
            "name of the study: letters, digits, dots, dashes and underscores, starting with a letter or digit; also the name of the output folder")
        String name,
    @Setting(value = "title in the results; default: the name", or = "\"\"") String title,
    @Setting(value = "the question of the study, in one or two sentences", or = "\"\"")
        String description,
    @Setting(value = "seed of all random numbers", or = "1") long seed,
    @Setting(
            value = "seeds of each network on each dataset: how many, or a list of numbers",
            or = "[0]")
        List<Long> seeds,
    @Setting(value = "maximum number of runs without --yes, ≥ 1", or = "2000") @Alias("limit")
        long maxRuns,
    @Setting(
            value =
                "training engine; results are the same up to rounding; auto selects the fastest engine that supports the network",
            or = "auto")
        Engine engine) {
  private static final int MOST_OF_NAME = 100;

  public StudyHeader {
    new Checks()
        .that(
            // not "..", which would put the results beside all studies' folders
            name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
            "name",
            name,
            "must begin with a letter or digit, and may hold dots, dashes and underscores too")
        .that(
            name.length() <= MOST_OF_NAME,
            "name",
            name,
            "must have at most " + MOST_OF_NAME + " characters, because it names a folder")
        .that(!seeds.isEmpty(), "seeds", seeds, "must hold at least one")
        .that(
            seeds.stream().distinct().count() == seeds.size(),
            "seeds",
            seeds,
            "must hold each number once")
        .that(maxRuns >= 1, "max-runs", maxRuns, "must be at least 1")
        .done();
  }
}

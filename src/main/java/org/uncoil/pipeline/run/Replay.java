package org.uncoil.pipeline.run;

import java.util.Locale;

/** The options that narrow a study to one of its runs. */
public final class Replay {
  private Replay() {}

  /** As a shell takes them: {@code --dataset moons --network 'small relu' --seed 1}. */
  public static String options(String dataset, String network, long seed) {
    return String.format(
        Locale.ROOT, "--dataset %s --network %s --seed %d", quoted(dataset), quoted(network), seed);
  }

  /** Those of a run. */
  public static String options(RunPlan run) {
    return options(run.dataset(), run.network().name(), run.seed());
  }

  private static String quoted(String name) {
    return name.matches("[\\w.,=+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}

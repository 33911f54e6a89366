package org.uncoil.pipeline.run;

import java.util.Locale;
import org.uncoil.pipeline.core.Provenance;

/** The command that reproduces one run of a study, and its options. */
public final class Replay {
  private Replay() {}

  /**
   * The command, without the machine's folders: an output is moved and published, so it names the
   * study's file as {@code first-film/study.conf}.
   */
  public static String command(String study, String options) {
    return "jobs/pipeline %s %s --out NEW_FOLDER"
        .formatted(quoted(study + "/" + Provenance.STUDY), options);
  }

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
    return name.matches("[\\w.,=+/-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}

package org.uncoil.pipeline.compare;

import java.util.Map;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.embedding.Separation;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.statistics.survival.Lifetime;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.NetworkSpec;

/**
 * What is compared of a run.
 *
 * @param dataset name of its dataset
 * @param seed number of its replicate
 * @param settings its network's settings by name
 * @param source its dataset's numbers by name
 * @param epochs how long it was to be trained
 * @param accuracy on the test points at the last recorded epoch, on the training points where none
 *     is a test point; NaN where no epoch is recorded
 * @param separation its separation epoch, or that it was censored at its last planned epoch; null
 *     if that is not known
 */
public record ComparedRun(
    String dataset,
    long seed,
    Map<String, String> settings,
    Map<String, String> source,
    int epochs,
    double accuracy,
    Lifetime separation) {

  /** A run of the study. */
  public static ComparedRun of(StudyRun run, DatasetSpec dataset, Separation separation) {
    RunRow row = run.row();
    NetworkSpec network = run.plan().network();
    return new ComparedRun(
        dataset.name(),
        row.seed(),
        RunSettings.of(network),
        RunSettings.of(dataset),
        network.epochs(),
        Double.isNaN(row.testAccuracy()) ? row.trainAccuracy() : row.testAccuracy(),
        lifetime(separation, network.epochs()));
  }

  /**
   * A run without a separation epoch is censored at its last planned epoch, even if it diverged
   * before: it cannot separate any more.
   */
  private static Lifetime lifetime(Separation separation, int epochs) {
    if (!separation.known()) {
      return null;
    }
    return separation.separated()
        ? new Lifetime(separation.separableFrom(), true)
        : new Lifetime(epochs, false);
  }

  /** Its activation. */
  public String activation() {
    return settings.get(RunSettings.ACTIVATION);
  }

  /** Its level of a factor or axis; null where it has none. */
  public String level(String factor) {
    if (factor.equals(RunSettings.DATASET)) {
      return dataset;
    }
    return settings.containsKey(factor) ? settings.get(factor) : source.get(factor);
  }
}

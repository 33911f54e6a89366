package org.uncoil.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.file.LocalFiles;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.choice.Engines;
import org.uncoil.study.RunSpec;
import org.uncoil.study.Seeds;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/**
 * One network on one dataset, as a study file says it. The same text gives the same numbers as the
 * study's run does in the pipeline.
 */
public final class Experiment {
  private static final String NAME = "experiment";

  private final StudySpec study;
  private final BuiltDataset built;

  private Experiment(StudySpec study) {
    this.study = study;
    DatasetSpec spec = study.datasets().get(0);
    this.built =
        BuiltDataset.of(
            spec, Seeds.shard(study.seed(), spec, 0), new LocalFiles(Path.of("").toAbsolutePath()));
  }

  /**
   * Reads what is to be trained and makes its dataset.
   *
   * @param text in HOCON, as a study file without its {@code study} section: {@code datasets} with
   *     one dataset, {@code networks} with one network and, where not every epoch is to be
   *     recorded, {@code record.every-n-epochs}
   * @return the experiment, with its dataset made
   * @throws org.uncoil.study.file.StudyException where it says something that cannot be
   * @throws org.uncoil.dataset.DatasetException where a file has no such points
   * @throws IllegalArgumentException where it is not one network on one dataset
   */
  public static Experiment of(String text) {
    StudySpec study = StudyFile.parse(NAME, "study { name = " + NAME + " }\n" + text, false);
    if (study.runCount() != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d runs: must be one network on one dataset; a study of more is the pipeline's",
              study.runCount()));
    }
    return new Experiment(study);
  }

  /** {@return the points: features as the network sees them, labels, and which are test points} */
  public Dataset dataset() {
    return built.dataset();
  }

  /**
   * {@return what may not be as you mean it, a sentence each: as classes that look alike, or that
   * are too small for a held-out point}
   */
  public List<String> warnings() {
    return built.report().warnings();
  }

  /**
   * Trains on the calling thread; takes from milliseconds to minutes.
   *
   * @return the network and what was recorded of it, also where it diverged
   * @throws IllegalStateException where training failed
   */
  public TrainedNetwork train() {
    RunSpec run = study.runs().get(0);
    TrainingTask task =
        new TrainingTask(
            run.network(),
            dataset(),
            Seeds.initial(study, run),
            Seeds.order(study, run),
            study.record().everyNEpochs());
    List<EpochRecord> epochs = new ArrayList<>();
    RunOutcome outcome = new Engines().of(study.engine(), run.network()).train(task, epochs::add);
    if (outcome instanceof RunOutcome.Failed failed) {
      throw new IllegalStateException(failed.reason());
    }
    return new TrainedNetwork(dataset(), run.network(), run.replicate(), epochs, outcome);
  }
}

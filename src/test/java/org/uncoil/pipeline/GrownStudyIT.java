package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.compare.CompareStage;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.measure.MeasureStage;
import org.uncoil.pipeline.probe.ProbeStage;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/**
 * A study that grew in steps has the tables of the whole one, bit for bit, although its runs lie in
 * other files and in another order.
 */
@Tag("slow")
class GrownStudyIT {
  private static final String STUDY =
      """
      study { name = grown, seed = 3, seeds = %d }
      datasets = [
        { name = moons, source { type = moons, points = 60, noise = 0.1 } }
        { name = circles, source { type = circles, points = 50 } }
      ]
      networks = [
        { name = n, hidden = [6], learning-rate = 0.05, epochs = 8, grid { activation = [%s] } }
      ]
      """;

  private static final List<Stage> STAGES =
      List.of(
          new GenerateStage(),
          new TrainStage(),
          new ProbeStage(),
          new MeasureStage(),
          new CompareStage());

  @TempDir private Path disk;

  private OutputFolder run(String name, int seeds, String activations) {
    OutputFolder folder =
        new OutputFolder(
            SharedSpark.get().sparkContext().hadoopConfiguration(), disk.resolve(name).toString());
    PipelineContext context =
        new PipelineContext(
            SharedSpark.get(),
            StudyFile.parse("grown.conf", STUDY.formatted(seeds, activations), false),
            folder,
            Progress.silent());
    Provenance.write(context);
    STAGES.forEach(stage -> assertThat(stage.run(context).problems()).isEmpty());
    return folder;
  }

  @Test
  void itsTablesAreThoseOfTheWholeStudy() {
    OutputFolder whole = run("whole", 3, "relu, tanh, identity");
    run("grown", 1, "tanh");
    run("grown", 2, "tanh, identity");
    OutputFolder grown = run("grown", 3, "relu, tanh, identity");

    assertThat(grown.parts(Table.RUNS)).isNotEqualTo(whole.parts(Table.RUNS));
    assertThat(VerifyOutputs.compare(SharedSpark.get(), whole, grown))
        .allSatisfy(finding -> assertThat(finding.difference()).as(finding.table()).isEmpty())
        .extracting(VerifyOutputs.Finding::table)
        .contains("networks", "runs", "probes", "claims", "rankings", "importance", "similarity");
  }
}

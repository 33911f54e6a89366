package org.uncoil.pipeline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.generate.MakeDataset;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.TrainPlan;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.RunSeconds;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/** Training is forecast by the runs that are there. */
class StageForecastsTest {
  private static final StudySpec STUDY =
      StudyFile.parse(
          "two.conf",
          """
          study { name = two, seeds = 2 }
          datasets = [ { name = moons, source { type = moons, points = 100 } } ]
          networks = [ { name = n, hidden = [8], epochs = 9 } ]
          """,
          true);

  @TempDir private Path root;
  private OutputFolder folder;
  private List<DatasetRow> datasets;
  private List<RunPlan> runs;

  @BeforeEach
  void planTheRuns() {
    Configuration configuration = new Configuration();
    folder = new OutputFolder(configuration, root.toString());
    MakeDataset make =
        new MakeDataset(
            new FolderHandle(new SerializableConfiguration(configuration), folder.location()),
            GenerateStage.workingDirectory(configuration));
    datasets =
        List.of(make.look(new MakeDataset.Request(STUDY.datasets().get(0), STUDY.seed(), 0)).row());
    runs = TrainPlan.runs(STUDY, folder, datasets);
  }

  /** Seconds to train the second run, after the first took so many. */
  private double secondsAfter(double first) {
    String there = runs.get(0).runId();
    folder.write(Table.RUN_SECONDS, "part", "0", List.of(new RunSeconds(there, first)));
    StageForecasts stages = new StageForecasts(STUDY, folder, datasets, Map.of(there, "part"));
    return stages.of(runs, stages.measured(runs)).get("train").seconds();
  }

  @Test
  void anotherRunOfTheSameSizeTakesAsLong() {
    assertThat(secondsAfter(60)).isCloseTo(60, within(1e-9));
  }

  @Test
  void aShortRunSaysNothing() {
    assertThat(secondsAfter(1)).isEqualTo(runs.get(1).cost());
  }
}

package org.uncoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.study.file.StudyFile;

/**
 * What a study gives in an output folder, by the stages in this JVM: what the scripts make of the
 * same study elsewhere must be the same.
 */
public record StudyOutput(Path study, String location) {
  /** What a stage needs to work on it. */
  public PipelineContext context() {
    return new PipelineContext(
        SharedSpark.get(), StudyFile.read(study, false), folder(), Progress.silent());
  }

  /** The folder itself. */
  public OutputFolder folder() {
    return new OutputFolder(SharedSpark.get().sparkContext().hadoopConfiguration(), location);
  }

  /** This, with its datasets. */
  public StudyOutput generated() {
    new GenerateStage().run(context());
    return this;
  }

  /** This, with its datasets and all its runs. */
  public StudyOutput trained() {
    generated();
    assertThat(new TrainStage().run(context()).problems()).isEmpty();
    return this;
  }

  /** Fails unless another folder has the same in every table that is here, and so many runs. */
  public void assertSame(OutputFolder other, int runs) {
    Set<String> here =
        Table.ALL.stream()
            .filter(table -> folder().has(table))
            .map(Table::name)
            .collect(Collectors.toSet());
    assertThat(here).contains(Table.RUNS.name());
    assertThat(VerifyOutputs.compare(SharedSpark.get(), folder(), other))
        .filteredOn(finding -> here.contains(finding.table()))
        .hasSize(here.size())
        .allSatisfy(finding -> assertThat(finding.difference()).isEmpty());
    assertThat(other.read(Table.RUNS).toList()).hasSize(runs);
  }
}

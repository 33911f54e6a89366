package org.uncoil.cli;

import java.util.List;
import org.uncoil.pipeline.Pipeline;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.study.StudySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs every stage of a study. */
@Command(
    name = "pipeline",
    description = "Run all stages of a study. Complete results of earlier runs are kept.",
    footer = {
      "",
      "Examples:",
      "  jobs/pipeline conf/studies/smoke.conf --out /tmp/smoke",
      "  jobs/pipeline conf/studies/first-film.conf --dry-run",
      "  UNCOIL_MASTER=local[1] jobs/pipeline conf/studies/smoke.conf --out /tmp/smoke --fresh --quiet"
    })
final class PipelineCommand extends StageCommands.StudyCommand {
  @Option(names = "--fresh", description = "first delete the study's tables and gallery")
  private boolean fresh;

  @Mixin private RepairOption repair;

  @Override
  List<Stage> stages(StudySpec study) {
    return repair.before(Pipeline.stages(study));
  }

  @Override
  boolean fresh() {
    return fresh;
  }
}

package org.uncoil.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.uncoil.cli.error.Interruption;
import org.uncoil.cli.error.TaskFailures;
import org.uncoil.cli.report.Notes;
import org.uncoil.cli.report.Summary;
import org.uncoil.pipeline.Pipeline;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.verify.CleanStage;
import org.uncoil.pipeline.verify.OutputCheck;
import org.uncoil.store.OutputLock;
import org.uncoil.study.StudySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One command per stage: each needs what the stages before it left in the output folder. */
final class StageCommands {
  private StageCommands() {}

  /** Runs stages of a study in one Spark session. */
  abstract static class StudyCommand implements Callable<Integer> {
    @Mixin private StudyOptions options;

    /** What runs, in order. */
    abstract List<Stage> stages(StudySpec study);

    /** Whether what is there is deleted first. */
    boolean fresh() {
      return false;
    }

    @Override
    public Integer call() throws IOException {
      // the study is read before Spark starts: a mistake in it should show at once
      StudySpec study = options.study();
      List<Stage> stages = stages(study);
      if (options.dryRun()) {
        options.printPlan(study, stages, fresh());
        return 0;
      }
      // nor should it take Spark to find out that the results cannot go there
      options.checkFolder(study, fresh());
      Interruption.then(Interruption.CONTINUES);
      try (SparkSession spark = Sessions.open("uncoil " + study.name())) {
        TaskFailures.leaveToTheCommand(spark);
        PipelineContext context = options.context(spark, study);
        options.sayWhereToWatch(spark);
        OutputLock.holding(
            context.folder(),
            () -> {
              Notes.print(OutputCheck.before(stages, fresh(), context.folder()));
              Provenance.write(context);
              new Summary(context.folder(), options.verbosity()).run(stages, context);
            });
        return 0;
      }
    }
  }

  @Command(
      name = "generate",
      description = "Generate or import the study's datasets.",
      footer = {"", "Example:", "  jobs/generate conf/studies/smoke.conf --out /tmp/smoke"})
  static final class Generate extends StudyCommand {
    @Override
    List<Stage> stages(StudySpec study) {
      return List.of(Pipeline.stage(study, "generate"));
    }
  }

  @Command(
      name = "train",
      description = "Train every run that is not trained yet.",
      footer = {
        "",
        "Examples:",
        "  jobs/train conf/studies/smoke.conf --out /tmp/smoke",
        "  jobs/train conf/studies/smoke.conf --out /tmp/one --dataset moons --seed 0",
        "  jobs/train conf/studies/activations.conf --dry-run"
      })
  static final class Train extends StudyCommand {
    @Mixin private RepairOption repair;

    @Override
    List<Stage> stages(StudySpec study) {
      return repair.before(List.of(Pipeline.stage(study, "train")));
    }
  }

  @Command(
      name = "probe",
      description =
          "Fit logistic regressions to inputs and embeddings, and test linear separability.",
      footer = {"", "Example:", "  jobs/probe conf/studies/smoke.conf --out /tmp/smoke"})
  static final class Probe extends StudyCommand {
    @Override
    List<Stage> stages(StudySpec study) {
      return List.of(Pipeline.stage(study, "probe"));
    }
  }

  @Command(
      name = "measure",
      description =
          "Compute each run's diagnosis, distortion and per-point training dynamics, and the similarity of runs.",
      footer = {"", "Example:", "  jobs/measure conf/studies/smoke.conf --out /tmp/smoke"})
  static final class Measure extends StudyCommand {
    @Override
    List<Stage> stages(StudySpec study) {
      return List.of(Pipeline.stage(study, "measure"));
    }
  }

  @Command(
      name = "compare",
      description = "Test the five claims and compare all runs.",
      footer = {"", "Example:", "  jobs/compare conf/studies/smoke.conf --out /tmp/smoke --quiet"})
  static final class Compare extends StudyCommand {
    @Override
    List<Stage> stages(StudySpec study) {
      return List.of(Pipeline.stage(study, "compare"));
    }
  }

  @Command(
      name = "render",
      description = "Render the missing films.",
      footer = {"", "Example:", "  jobs/render conf/studies/smoke.conf --out /tmp/smoke"})
  static final class Render extends StudyCommand {
    @Override
    List<Stage> stages(StudySpec study) {
      return List.of(Pipeline.stage(study, "render"));
    }
  }

  @Command(
      name = "clean",
      description = {
        "Delete the results of runs that are no longer in the study.",
        "The gallery command deletes their pages and films."
      },
      footer = {"", "Example:", "  jobs/clean conf/studies/smoke.conf --out /tmp/smoke"})
  static final class Clean extends StudyCommand {
    @Override
    List<Stage> stages(StudySpec study) {
      if (study.isMap()) {
        throw Pipeline.noStage(study, "clean");
      }
      return List.of(new CleanStage());
    }
  }

  @Command(
      name = "gallery",
      description = "Write the gallery.",
      footer = {"", "Example:", "  jobs/gallery conf/studies/smoke.conf --out /tmp/smoke"})
  static final class Publish extends StudyCommand {
    @Override
    List<Stage> stages(StudySpec study) {
      return List.of(Pipeline.stage(study, "gallery"));
    }
  }
}

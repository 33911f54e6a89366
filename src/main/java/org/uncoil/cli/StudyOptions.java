package org.uncoil.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.uncoil.network.averaging.AveragedTraining;
import org.uncoil.network.choice.Engines;
import org.uncoil.pipeline.BadInputException;
import org.uncoil.pipeline.GenerateStage;
import org.uncoil.pipeline.PipelineContext;
import org.uncoil.pipeline.Progress;
import org.uncoil.pipeline.Stage;
import org.uncoil.pipeline.StudyForecast;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.StudyFile;
import org.uncoil.study.StudySpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that works on a study takes. */
final class StudyOptions {
  @Parameters(paramLabel = "STUDY", description = "the study file")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "where the results go: a path, or a URI of any Hadoop file system (default: data/out/NAME)")
  private String out;

  @Mixin private Narrowing narrowing;

  @Option(names = "--yes", description = "run the study even where it has more runs than its limit")
  private boolean yes;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--dry-run",
      description =
          "say which runs are new and what time and disk each stage will take, and do nothing")
  private boolean dryRun;

  /** The study, once it is clear that everything in it can be run. */
  StudySpec study() {
    StudySpec study = narrowing.of(StudyFile.read(SubmitFolder.resolve(file), yes), file);
    List<String> refusals =
        new ArrayList<>(new Engines().refusals(study.engine(), study.networks()));
    refusals.addAll(AveragedTraining.refusals(study));
    if (!refusals.isEmpty()) {
      throw new BadInputException(refusals.stream().map(refusal -> file + ": " + refusal).toList());
    }
    return study;
  }

  boolean dryRun() {
    return dryRun;
  }

  /** Prints what the stages would do, without a Spark session, which might take a cluster. */
  void printPlan(StudySpec study, List<Stage> stages, boolean fresh) {
    SparkConf conf = new SparkConf();
    Configuration configuration = Sessions.hadoopConfiguration(conf);
    OutputFolder folder = folder(configuration, study);
    StudyForecast forecast =
        StudyForecast.of(
            study, configuration, folder, fresh, GenerateStage.workingDirectory(configuration));
    PlanText.of(
            forecast,
            stages.stream().map(Stage::name).toList(),
            study.name(),
            folder.displayName(),
            PlanText.cores(conf))
        .forEach(System.out::println);
  }

  private OutputFolder folder(Configuration configuration, StudySpec study) {
    String location = out == null ? "data/out/" + study.name() + narrowing.suffix() : out;
    OutputFolder folder = new OutputFolder(configuration, location);
    narrowing.refuseOthers(folder, study);
    return folder;
  }

  PipelineContext context(SparkSession spark, StudySpec study) {
    verbosity.apply(spark);
    return new PipelineContext(
        spark,
        study,
        folder(spark.sparkContext().hadoopConfiguration(), study),
        verbosity.quiet() ? Progress.silent() : new TerminalProgress());
  }

  /** Spark's own pages, while the command runs. */
  void sayWhereToWatch(SparkSession spark) {
    scala.Option<String> pages = spark.sparkContext().uiWebUrl();
    if (!verbosity.quiet() && pages.isDefined()) {
      System.err.println("Spark's pages, while this runs: " + pages.get());
    }
  }
}

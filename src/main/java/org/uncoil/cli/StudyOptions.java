package org.uncoil.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.uncoil.cli.environment.SubmitFolder;
import org.uncoil.cli.report.PlanText;
import org.uncoil.cli.report.Verbosity;
import org.uncoil.network.averaging.AveragedTraining;
import org.uncoil.network.choice.Engines;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.forecast.Resources;
import org.uncoil.pipeline.forecast.StudyForecast;
import org.uncoil.pipeline.forecast.StudyNeeds;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.map.MapPlan;
import org.uncoil.store.Inventory;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that works on a study takes. */
final class StudyOptions {
  private static final int MOST_NAMES = 3;

  @Parameters(paramLabel = "STUDY", description = "the study file")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "output folder: a path, or a URI of any Hadoop file system (default: data/out/ and the study's name)")
  private String out;

  @Mixin private StudySelection narrowing;

  @Option(
      names = "--value",
      paramLabel = "NAME=TEXT",
      description =
          "value of a substitution in the study, if the study does not set it; may be repeated")
  private Map<String, String> values = Map.of();

  @Option(names = "--yes", description = "run the study even if it has more runs than its max-runs")
  private boolean yes;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--dry-run",
      description =
          "show the new runs and the expected time and disk space of each stage; run nothing")
  private boolean dryRun;

  /** The study, once it is clear that everything in it can be run. */
  StudySpec study() {
    StudySpec study = narrowing.of(StudyFile.read(SubmitFolder.resolve(file), yes, values), file);
    List<String> refusals =
        new ArrayList<>(new Engines().refusals(study.engine(), study.typicalNetworks()));
    refusals.addAll(AveragedTraining.refusals(study));
    refusals.addAll(StudyNeeds.refusals(study, resources(study)));
    if (!refusals.isEmpty()) {
      throw new BadInputException(refusals.stream().map(refusal -> file + ": " + refusal).toList());
    }
    return study;
  }

  /** What there is for the study, as far as this machine tells without asking another. */
  private Resources resources(StudySpec study) {
    SparkConf conf = new SparkConf();
    Configuration configuration = Sessions.hadoopConfiguration(conf);
    OutputLocation location = location(study);
    location.check(configuration);
    return Sessions.resources(conf, location.room(configuration));
  }

  private OutputLocation location(StudySpec study) {
    return new OutputLocation(
        "--out", out == null ? "data/out/" + study.name() + narrowing.suffix() : out);
  }

  boolean dryRun() {
    return dryRun;
  }

  /** Prints what the stages would do, without a Spark session, which might take a cluster. */
  void printPlan(StudySpec study, List<Stage> stages, boolean fresh) {
    SparkConf conf = new SparkConf();
    Configuration configuration = Sessions.hadoopConfiguration(conf);
    OutputFolder folder = folder(configuration, study);
    // files of others are not counted
    Inventory.of(folder);
    refuseOtherResults(folder, study, fresh);
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
    OutputFolder folder = location(study).open(configuration);
    refuseFoldersOfOthers(folder);
    narrowing.refuseOthers(folder, study);
    refuseToReplaceTheStudy(folder, study);
    return folder;
  }

  /** Results go into a new folder, an empty one, or one that has results already. */
  private static void refuseFoldersOfOthers(OutputFolder folder) {
    if (folder.isFile()) {
      throw refusal(folder, "is a file: choose a folder");
    }
    List<String> content = folder.content();
    if (!content.isEmpty() && !folder.isOutput()) {
      throw refusal(
          folder,
          "is not empty and holds no output of Uncoil, but %s%s: choose a new or an empty folder"
              .formatted(
                  String.join(", ", content.subList(0, Math.min(MOST_NAMES, content.size()))),
                  content.size() > MOST_NAMES ? ", …" : ""));
    }
  }

  /** An output has its study under a name that the file that is read may have too. */
  private void refuseToReplaceTheStudy(OutputFolder folder, StudySpec study) {
    Optional<Path> own = folder.localPath().map(path -> path.resolve(Provenance.STUDY));
    try {
      if (own.isPresent()
          && Files.exists(own.get())
          && Files.isSameFile(own.get(), SubmitFolder.resolve(file))
          && !Files.readString(own.get()).equals(StudyFile.render(study))) {
        throw refusal(
            folder,
            "would replace the study file %s: copy the file to another folder, or choose another output"
                .formatted(file));
      }
    } catch (IOException e) {
      throw refusal(folder, "cannot be read: " + e.getMessage());
    }
  }

  private static BadInputException refusal(OutputFolder folder, String why) {
    return new BadInputException(List.of("--out %s: %s".formatted(folder.displayName(), why)));
  }

  /**
   * Looks at where the results go.
   *
   * @param fresh whether what is there is deleted first
   * @throws BadInputException where they cannot go there
   */
  void checkFolder(StudySpec study, boolean fresh) {
    refuseOtherResults(folder(Sessions.hadoopConfiguration(new SparkConf()), study), study, fresh);
  }

  /** A map does not mix with other results; ordinary studies grow and shrink. */
  private static void refuseOtherResults(OutputFolder folder, StudySpec study, boolean fresh) {
    if (!fresh) {
      MapPlan.refuseOthers(study, folder, "--out");
    }
  }

  PipelineContext context(SparkSession spark, StudySpec study) {
    verbosity.apply(spark);
    return new PipelineContext(
        spark, study, folder(spark.sparkContext().hadoopConfiguration(), study), Progress.silent());
  }

  Verbosity verbosity() {
    return verbosity;
  }

  /** Spark's own pages, while the command runs. */
  void sayWhereToWatch(SparkSession spark) {
    scala.Option<String> pages = spark.sparkContext().uiWebUrl();
    if (!verbosity.quiet() && pages.isDefined()) {
      System.err.println("Spark UI: " + pages.get());
    }
  }
}

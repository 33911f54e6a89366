package org.uncoil.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.uncoil.network.averaging.AveragedTraining;
import org.uncoil.network.choice.Engines;
import org.uncoil.pipeline.BadInputException;
import org.uncoil.pipeline.PipelineContext;
import org.uncoil.pipeline.Progress;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.StudyFile;
import org.uncoil.study.StudySpec;
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

  @Option(names = "--yes", description = "run the study even where it has more runs than its limit")
  private boolean yes;

  @Option(names = "--quiet", description = "no progress, only the summary")
  private boolean quiet;

  /** The study, once it is clear that everything in it can be run. */
  StudySpec study() {
    StudySpec study = StudyFile.read(SubmitFolder.resolve(file), yes);
    List<String> refusals =
        new ArrayList<>(new Engines().refusals(study.engine(), study.networks()));
    refusals.addAll(AveragedTraining.refusals(study));
    if (!refusals.isEmpty()) {
      throw new BadInputException(refusals.stream().map(refusal -> file + ": " + refusal).toList());
    }
    return study;
  }

  PipelineContext context(SparkSession spark, StudySpec study) {
    String location = out == null ? "data/out/" + study.name() : out;
    OutputFolder folder = new OutputFolder(spark.sparkContext().hadoopConfiguration(), location);
    return new PipelineContext(
        spark, study, folder, quiet ? Progress.silent() : new TerminalProgress());
  }

  /** Spark's own pages, while the command runs. */
  void sayWhereToWatch(SparkSession spark) {
    scala.Option<String> pages = spark.sparkContext().uiWebUrl();
    if (!quiet && pages.isDefined()) {
      System.err.println("Spark's pages, while this runs: " + pages.get());
    }
  }
}

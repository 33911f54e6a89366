package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.uncoil.bench.scale.EventLog;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How busy the train stage keeps the cores, by Spark's own event log. */
@Command(
    name = "utilisation",
    description =
        "The share of the cores' time that the train stage's tasks run, on a study whose runs"
            + " differ a hundredfold in cost, read from Spark's event log (set BENCH_CORE=0,1).",
    mixinStandardHelpOptions = true)
final class UtilisationBench implements Callable<Integer> {
  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Override
  public Integer call() throws IOException {
    Path scratch = Files.createTempDirectory("uncoil-utilisation-");
    try {
      int cores = Runtime.getRuntime().availableProcessors();
      Path log = Files.createDirectory(scratch.resolve("events"));
      train(cores, log, scratch.resolve("out"));
      report(cores, EventLog.in(log));
    } finally {
      delete(scratch);
    }
    return 0;
  }

  private void train(int cores, Path log, Path out) throws IOException {
    StudySpec study = StudyFile.read(home.resolve("conf/studies/unequal.conf"), false);
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[" + cores + "]")
            .config("spark.ui.enabled", false)
            .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
            .config("spark.eventLog.enabled", true)
            .config("spark.eventLog.dir", log.toUri().toString())
            .getOrCreate()) {
      OutputFolder folder =
          new OutputFolder(spark.sparkContext().hadoopConfiguration(), out.toString());
      PipelineContext context = new PipelineContext(spark, study, folder, Progress.silent());
      for (Stage stage : List.of(new GenerateStage(), new TrainStage())) {
        System.out.println(stage.name() + ": " + stage.run(context).summary());
      }
    }
  }

  private static void report(int cores, EventLog log) {
    System.out.printf(
        Locale.ROOT,
        "%d tasks on %d cores in %.1f s, the longest %.1f s: cores %.1f %% busy%n",
        log.tasks().size(),
        cores,
        log.makespan(),
        log.longest(),
        100 * log.busy() / (cores * log.makespan()));
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.uncoil.dataset.Dataset;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.probe.PartSeparability;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.PointRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What it costs to ask of every recorded epoch whether lines part its classes, from the files that
 * training left to the tables that the compare stage reads, as a share of training and recording:
 * both on one core, one after the other.
 */
@Command(
    name = "separability",
    description = "Measure what separability at every recorded epoch adds to training.",
    mixinStandardHelpOptions = true)
final class SeparabilityBench implements Callable<Integer> {
  /** Every setting that trains or records is the default. */
  private static final String DEFAULTS =
      """
      study { name = defaults, seeds = 24 }
      datasets = [
        { name = film spiral, source = film-spiral }
        { name = circles, source { type = circles, noise = 0.05 } }
        { name = three arms, source { type = spiral, classes = 3 } }
      ]
      networks = [ { name = default, grid { activation = [relu, tanh, identity] } } ]
      """;

  @Option(names = "--study", description = "A study file (default: the defaults).")
  private Path file;

  /** The script gives it to every benchmark; this one needs no file of the project. */
  @Option(names = "--home", hidden = true)
  void home(Path folder) {}

  @Override
  public Integer call() throws IOException {
    StudySpec study =
        file == null
            ? StudyFile.parse("the benchmark's study", DEFAULTS, true)
            : StudyFile.read(file, true);
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
            .getOrCreate()) {
      // the first time is the JIT compiler's
      measure(spark, study);
      System.out.println(
          "| runs | recorded epochs | training and recording, s | separability, s | µs per epoch | share |");
      System.out.println("| --- | --- | --- | --- | --- | --- |");
      System.out.println(measure(spark, study));
    }
    return 0;
  }

  private static String measure(SparkSession spark, StudySpec study) throws IOException {
    Path scratch = Files.createTempDirectory("uncoil-separability-");
    try {
      OutputFolder folder =
          new OutputFolder(spark.sparkContext().hadoopConfiguration(), scratch.toString());
      PipelineContext context = new PipelineContext(spark, study, folder, Progress.silent());
      for (Stage stage : List.of(new GenerateStage(), new TrainStage())) {
        stage.run(context);
      }
      return measure(folder);
    } finally {
      UtilisationBench.delete(scratch);
    }
  }

  private static String measure(OutputFolder folder) {
    List<RunRow> trained =
        folder.read(Table.RUNS).toList().stream()
            .filter(row -> row.status().equals("trained"))
            .toList();
    Map<String, Dataset> datasets = new HashMap<>();
    for (DatasetRow row : folder.read(Table.DATASETS).toList()) {
      datasets.put(row.datasetId(), labels(folder, row));
    }
    Map<String, List<RunRow>> parts =
        trained.stream()
            .collect(Collectors.groupingBy(RunRow::part, TreeMap::new, Collectors.toList()));
    long epochs = 0;
    long start = System.nanoTime();
    for (Map.Entry<String, List<RunRow>> part : parts.entrySet()) {
      epochs +=
          new PartSeparability(folder, part.getKey(), part.getValue())
              .measure(datasets::get, "bench");
    }
    double separability = (System.nanoTime() - start) / 1e9;
    double training = trained.stream().mapToDouble(RunRow::seconds).sum();
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %.1f | %.2f | %.1f | %.1f %% |",
        trained.size(),
        epochs,
        training,
        separability,
        separability * 1e6 / epochs,
        100 * separability / training);
  }

  /**
   * What separability asks of a dataset: which class a point is of, and whether it is a test point.
   */
  private static Dataset labels(OutputFolder folder, DatasetRow row) {
    List<PointRow> points = folder.read(Table.POINTS).ofDataset(row.datasetId()).toList();
    int[] labels = new int[points.size()];
    boolean[] isTest = new boolean[points.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = points.get(i).label();
      isTest[i] = points.get(i).isTest();
    }
    return new Dataset(
        row.datasetId(),
        List.of("x", "y"),
        row.classNames(),
        new float[2 * labels.length],
        labels,
        isTest);
  }
}

package org.uncoil.pipeline.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.run.TrainPlan;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.store.Attempts;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.Crashes;
import org.uncoil.testing.SharedSpark;

/** What Prometheus and Spark's pages say of a stage: some runs diverge, and one fails. */
class MonitoringIT {
  private static final String STUDY =
      """
      study { name = it, seed = 5, seeds = 2 }
      datasets = [ { name = moons, source { type = moons, points = 60 } } ]
      networks = [
        { name = sound, hidden = [6], epochs = 6, grid { activation = [relu, tanh] } }
        { name = wild, hidden = [4], activation = cube, optimizer { type = sgd }, learning-rate = 1e6, epochs = 50 }
      ]
      """;

  private static final Pattern GAUGE =
      Pattern.compile("metrics_uncoil_driver_train_(\\w+)_Value\\{type=\"gauges\"} (\\S+)");

  @TempDir private static Path disk;
  private static final SparkSession SPARK = SharedSpark.get();
  private static final List<Map<String, Double>> MEANWHILE = new ArrayList<>();
  private static final List<Double> SHARES = new ArrayList<>();
  private static List<RunRow> runs;

  @BeforeAll
  static void train() throws IOException {
    StudySpec study = StudyFile.parse("it.conf", STUDY, false);
    OutputFolder folder =
        new OutputFolder(SPARK.sparkContext().hadoopConfiguration(), disk.toString());
    PipelineContext context =
        new PipelineContext(SPARK, study, folder, (title, total, unit) -> scraping());
    new GenerateStage().run(context);
    // a run with which JVMs crashed fails before it begins
    String crashing =
        TrainPlan.runs(study, folder, folder.read(Table.DATASETS).toList()).get(0).runId();
    Crashes.leave(folder, crashing, Attempts.MOST);
    MEANWHILE.clear();
    SHARES.clear();
    new TrainStage().run(context);
    runs = folder.read(Table.RUNS).toList();
  }

  private static Progress.Line scraping() {
    return new Progress.Line() {
      @Override
      public void done(long units, double share) {
        MEANWHILE.add(gauges());
        SHARES.add(share);
      }

      @Override
      public void close() {}
    };
  }

  private static String get(String path) {
    try (InputStream page =
        URI.create(SPARK.sparkContext().uiWebUrl().get() + path).toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Double> gauges() {
    return GAUGE
        .matcher(get("/metrics/prometheus"))
        .results()
        .collect(
            Collectors.toMap(
                gauge -> gauge.group(1),
                gauge -> Double.parseDouble(gauge.group(2)),
                (one, other) -> one,
                TreeMap::new));
  }

  private static long count(String status) {
    return runs.stream().filter(run -> run.status().equals(status)).count();
  }

  /** The first epoch that was no longer finite is not among those recorded. */
  private static double epochs() {
    return runs.stream()
        .filter(run -> !run.status().equals("failed"))
        .mapToInt(run -> run.lastEpoch() + (run.status().equals("diverged") ? 1 : 0))
        .sum();
  }

  @Test
  void prometheusIsToldHowTheRunsEnded() {
    assertThat(List.of(count("trained"), count("diverged"), count("failed")))
        .containsExactly(3L, 2L, 1L);
    Map<String, Double> gauges = gauges();
    assertThat(gauges)
        .containsEntry("runs_in_all", 6.0)
        .containsEntry("runs_done", 6.0)
        .containsEntry("runs_diverged", 2.0)
        .containsEntry("runs_failed", 1.0)
        .containsEntry("share_of_the_work", 1.0)
        .containsEntry("epochs", epochs());
    assertThat(gauges.get("epochs_per_second_of_a_core")).isPositive();
    assertThat(gauges.get("expected_core_seconds_done")).isPositive();
  }

  @Test
  void prometheusIsToldWhileTheStageRuns() {
    assertThat(MEANWHILE)
        .isNotEmpty()
        .allSatisfy(
            gauges -> {
              assertThat(gauges).containsEntry("runs_in_all", 6.0);
              assertThat(gauges.get("runs_done")).isBetween(0.0, 6.0);
              assertThat(gauges.get("share_of_the_work")).isBetween(0.0, 1.0);
            });
    assertThat(SHARES).isSorted().endsWith(1.0);
  }

  @Test
  void prometheusIsToldOfTheExecutors() {
    assertThat(get("/metrics/executors/prometheus")).contains("metrics_executor_completedTasks");
  }

  /** A stage is called what it does, and shows what it counted; nothing is shown that stayed 0. */
  @Test
  void sparksPagesNameTheStageAndWhatItCounted() throws Exception {
    SPARK.sparkContext().listenerBus().waitUntilEmpty();
    String application = "/api/v1/applications/" + SPARK.sparkContext().applicationId();
    JsonNode stage = newest(get(application + "/stages"), "stageId");
    assertThat(stage.get("name").asText()).isEqualTo("Train");
    assertThat(stage.get("description").asText()).isEqualTo("Train (6 runs)");
    Map<String, Double> counted = new TreeMap<>();
    stage
        .get("accumulatorUpdates")
        .forEach(
            update -> counted.put(update.get("name").asText(), update.get("value").asDouble()));
    assertThat(counted)
        .containsEntry("runs done", 6.0)
        .containsEntry("runs diverged", 2.0)
        .containsEntry("runs failed", 1.0)
        .containsEntry("epochs", epochs())
        .containsKeys("epochs per second of a core", "expected core seconds done");

    JsonNode job = newest(get(application + "/jobs"), "jobId");
    assertThat(job.get("name").asText()).isEqualTo("Train");
    assertThat(job.get("jobGroup").asText()).isEqualTo("train");
  }

  private static JsonNode newest(String list, String number) throws IOException {
    JsonNode newest = null;
    for (JsonNode one : new ObjectMapper().readTree(list)) {
      if (newest == null || one.get(number).asInt() > newest.get(number).asInt()) {
        newest = one;
      }
    }
    return newest;
  }
}

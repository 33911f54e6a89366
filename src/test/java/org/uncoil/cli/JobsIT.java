package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.export.ExportFormat;
import org.uncoil.pipeline.export.Exports;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.NetworkRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.TestCluster;

/** The scripts as a person starts them, on the packaged jar and the embedded Spark. */
class JobsIT {
  private static final String STUDY =
      """
      study { name = few, seed = 7 }
      datasets = [
        { name = moons, source { type = moons, points = 200 } }
        { name = circles, source { type = circles, points = 100 } }
      ]
      networks = [ { name = n, hidden = [16], epochs = 20, grid { activation = [relu, identity] } } ]
      """;

  @TempDir private static Path folder;
  private static String study;
  private static Result one;

  private record Result(int exit, String output) {}

  private static Result job(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    words.set(0, "jobs/" + command[0]);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private static String out(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeAll
  static void runTheStudy() throws IOException, InterruptedException {
    study = Files.writeString(folder.resolve("few.conf"), STUDY).toString();
    one =
        job(
            Map.of("UNCOIL_MASTER", "local[1]", "UNCOIL_EVENTS", out("events")),
            "pipeline",
            study,
            "--out",
            out("one"));
  }

  @Test
  void thePipelineSaysWhatItDidAndWhereTheResultsAre() {
    assertThat(one.exit).as(one.output).isZero();
    assertThat(one.output)
        .contains("4 runs trained", "4 films rendered", "files written, gallery of 4 runs")
        .contains("Claims\n", "Findings\n", "Results:  " + out("one"))
        .contains(out("one") + "/gallery/index.html")
        .doesNotContain("Exception", " WARN ", " ERROR ");
    assertThat(one.output.lines().skip(one.output.lines().toList().indexOf(spark(one))))
        .hasSizeLessThanOrEqualTo(26)
        .filteredOn(line -> !line.contains("/"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(Path.of(out("one"), "gallery", "index.html")).exists();
  }

  /** The first line that is the program's own: what builds and starts it may say something too. */
  private static String spark(Result result) {
    return result
        .output
        .lines()
        .filter(line -> line.startsWith("Spark UI: "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("slow")
  void oneCoreAndTwoGiveTheSameTables() throws IOException, InterruptedException {
    Result two =
        job(Map.of("UNCOIL_MASTER", "local[2]"), "pipeline", study, "--out", out("two"), "--quiet");
    assertThat(two.exit).as(two.output).isZero();
    Result verdict = job(Map.of(), "verify", out("one"), out("two"));
    assertThat(verdict.exit).as(verdict.output).isZero();
    assertThat(verdict.output).contains("The results are identical.");

    deleteOneFile(Path.of(out("two"), "tables", "embeddings"));
    Result tampered = job(Map.of(), "verify", out("one"), out("two"));
    assertThat(tampered.exit).isEqualTo(1);
    assertThat(tampered.output).contains("tables/embeddings/", "is missing");
  }

  @Test
  @Tag("slow")
  void anAnswerThatCannotBeWrittenIsAnError() throws IOException, InterruptedException {
    Result full = curves("2>&1 > /dev/full | cat");
    assertThat(full.exit).as(full.output).isEqualTo(1);
    assertThat(full.output.lines().filter(line -> !line.contains("incubator modules")))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("error: "));
  }

  /** As with {@code jobs/sql ... | head -1}: such a command ends like any other in a pipe. */
  @Test
  @Tag("slow")
  void anAnswerThatNobodyReadsIsNoError() throws IOException, InterruptedException {
    Result unread = curves("| true");
    assertThat(unread.exit).as(unread.output).isEqualTo(141);
    assertThat(unread.output).doesNotContain("error:");
  }

  private static Result curves(String redirection) throws IOException, InterruptedException {
    String command =
        "jobs/sql %s --csv 'SELECT * FROM curves' %s; exit ${PIPESTATUS[0]}"
            .formatted(out("one"), redirection);
    Process process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  @Test
  @Tag("slow")
  void theExamplesOfSqlAreAnswered() throws IOException, InterruptedException {
    Result help = job(Map.of(), "sql", "--help");
    List<String> queries =
        Pattern.compile("\"(SELECT [^\"]+)\"")
            .matcher(help.output)
            .results()
            .map(query -> query.group(1))
            .toList();
    assertThat(queries).as(help.output).hasSizeGreaterThan(1);
    for (String query : queries) {
      Result answer = job(Map.of("UNCOIL_MASTER", "local[1]"), "sql", out("one"), query);
      assertThat(answer.exit).as(query + "\n" + answer.output).isZero();
    }
  }

  @Test
  void sqlAnswersAsCsv() throws IOException, InterruptedException {
    Result answer =
        job(
            Map.of("UNCOIL_MASTER", "local[1]"),
            "sql",
            out("one"),
            "--csv",
            "SELECT dataset, activation, last, count(*) AS points, any_value(array(point)) AS few"
                + " FROM final_embeddings WHERE point = 7 GROUP BY ALL ORDER BY ALL");
    assertThat(answer.exit).as(answer.output).isZero();
    assertThat(answer.output.lines())
        .contains(
            "dataset,activation,last,points,few",
            "circles,identity,true,1,[7]",
            "moons,relu,true,1,[7]");
  }

  @Test
  void runsAreWrittenForOtherPrograms() throws IOException {
    OutputFolder output = new OutputFolder(new Configuration(), out("one"));
    RunRow run = output.read(Table.RUNS).toList().get(1);
    NetworkRow network =
        output.read(Table.NETWORKS).toList().stream()
            .filter(row -> row.networkId().equals(run.networkId()))
            .findFirst()
            .orElseThrow();
    DatasetRow dataset =
        output.read(Table.DATASETS).toList().stream()
            .filter(row -> row.datasetId().equals(run.datasetId()))
            .findFirst()
            .orElseThrow();
    Path mlflow = folder.resolve("mlruns");
    assertThat(Exports.write(output, ExportFormat.MLFLOW, Set.of(), mlflow)).isEqualTo(4);
    Path experiment = onlyFolder(mlflow);
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    JsonNode study = yaml.readTree(experiment.resolve("meta.yaml").toFile());
    assertThat(study.get("experiment_id").textValue())
        .isEqualTo(experiment.getFileName().toString());
    assertThat(study.get("name").textValue()).isEqualTo("few");
    Path place = experiment.resolve(run.runId());
    JsonNode meta = yaml.readTree(place.resolve("meta.yaml").toFile());
    assertThat(meta.get("run_uuid").textValue()).isEqualTo(run.runId());
    assertThat(meta.get("status").intValue()).isEqualTo(3);
    assertThat(Files.readString(place.resolve("params/activation")))
        .isEqualTo(network.activation());
    List<String> losses = Files.readAllLines(place.resolve("metrics/train_loss"));
    assertThat(losses).hasSize(21).last().isEqualTo("0 " + run.trainLoss() + " 20");

    Path projector = folder.resolve("projector");
    Exports.write(output, ExportFormat.TENSORBOARD, Set.of(run.runId()), projector);
    Path board = onlyFolder(projector);
    assertThat(board.getFileName())
        .hasToString(network.name() + ", " + dataset.name() + ", seed 0, " + run.runId());
    EmbeddingRow embedding =
        output.read(Table.EMBEDDINGS, run.part()).ofRun(run.runId(), 20).toList().get(0);
    List<String> after = Files.readAllLines(board.resolve("after.tsv"));
    assertThat(after).hasSize(embedding.after1().size());
    assertThat(after.get(3))
        .isEqualTo(embedding.after1().get(3) + "\t" + embedding.after2().get(3));
    assertThat(Files.readAllLines(board.resolve("metadata.tsv")))
        .hasSize(after.size() + 1)
        .first()
        .isEqualTo("point\tclass\tis_test");
    assertThat(board.resolve("projector_config.pbtxt"))
        .content()
        .contains("tensor_path: \"after.tsv\"", "tensor_shape: " + after.size());

    // without it TensorBoard sees no run
    assertThat(board.resolve("events.out.tfevents.0.uncoil")).isNotEmptyFile();
    Exports.write(output, ExportFormat.ONNX, Set.of(run.runId()), projector);
    assertThat(projector.resolve(run.runId() + ".onnx")).isNotEmptyFile();
    assertThatThrownBy(() -> Exports.write(output, ExportFormat.ONNX, Set.of("nobody"), projector))
        .hasMessageContaining("nobody: there is no such run in " + out("one"));
  }

  private static Path onlyFolder(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      List<Path> all = folders.filter(Files::isDirectory).toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static void deleteOneFile(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      Files.delete(
          files
              .filter(file -> file.toString().endsWith(".parquet"))
              .sorted()
              .findFirst()
              .orElseThrow());
    }
  }

  @Test
  @Tag("slow")
  void theStudyThatTheOutputKeepsRunsAgainToTheSameTables()
      throws IOException, InterruptedException {
    Result again =
        job(Map.of(), "generate", out("one") + "/study.conf", "--out", out("again"), "--quiet");
    assertThat(again.exit).as(again.output).isZero();
    assertThat(again.output).contains("2 datasets, 300 points");
  }

  @Test
  @Tag("slow")
  void theBenchmarkWritesItsFigures() throws IOException, InterruptedException {
    Result help = job(Map.of(), "bench", "train", "--help");
    assertThat(help.exit).as(help.output).isZero();
    assertThat(help.output).contains("--cases", "--without-peer");

    Path json = folder.resolve("bench.json");
    Result bench =
        job(
            Map.of(),
            "bench",
            "train",
            "--without-peer",
            "--cases",
            "small-minibatch",
            "--rounds",
            "1",
            "--json",
            json.toString());
    assertThat(bench.exit).as(bench.output).isZero();
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.get("sgemm_peak_gflops").doubleValue()).isGreaterThan(1);
    JsonNode one = figures.get("cases").get(0);
    assertThat(one.get("name").textValue()).isEqualTo("small-minibatch");
    assertThat(one.get("ms_per_epoch").doubleValue()).isBetween(1e-4, 1e3);
    assertThat(one.get("ratio_vs_sgemm_peak").doubleValue()).isBetween(1e-5, 1.0);
  }

  @Test
  @Tag("slow")
  void theHistoryServerShowsWhatRan() throws IOException, InterruptedException {
    int port = TestCluster.freePort();
    ProcessBuilder builder =
        new ProcessBuilder("jobs/history", out("events"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("history.log").toFile());
    builder.environment().put("UNCOIL_HISTORY_PORT", String.valueOf(port));
    Process server = builder.start();
    try {
      String api = "http://127.0.0.1:" + port + "/api/v1/applications";
      String id = await(api).get(0).get("id").asText();
      JsonNode stages = await(api + "/" + id + "/stages");
      assertThat(stages.findValuesAsText("name")).contains("Generate", "Train", "Render");
      assertThat(stages.findValuesAsText("description")).contains("Train (4 runs)");
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** What a page says, once it has something to say. */
  private static JsonNode await(String url) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (true) {
      try (InputStream in = URI.create(url).toURL().openStream()) {
        JsonNode list = new ObjectMapper().readTree(in);
        if (!list.isEmpty()) {
          return list;
        }
      } catch (IOException e) {
        // not up yet
      }
      assertThat(System.nanoTime()).as(url).isLessThan(end);
      Thread.sleep(200);
    }
  }

  @Test
  void theHistoryServerNeedsAFolder() throws IOException, InterruptedException {
    Result result = job(Map.of(), "history", out("nothing"));
    assertThat(result.exit).isEqualTo(2);
    assertThat(result.output).contains("error: " + out("nothing") + ": there is no such folder");
  }

  @Test
  void aBadStudyIsRefusedBeforeAnythingRuns() throws IOException, InterruptedException {
    Path study = folder.resolve("bad.conf");
    Files.writeString(
        study,
        """
        study { name = bad, seds = 3 }
        datasets = [ { name = moons, source { type = mons } } ]
        networks = [ { name = n, hidden = [0], epochs = many } ]
        """);
    Result result = job(Map.of(), "pipeline", study.toString(), "--out", out("bad"));
    assertThat(result.exit).isEqualTo(2);
    assertThat(result.output)
        .contains("bad.conf:1: study.seds = 3: ")
        .contains("did you mean seeds?")
        .contains("bad.conf:2: datasets[0].source.type")
        .contains("did you mean moons?")
        .contains("bad.conf:3: networks[0].epochs")
        .doesNotContain("\tat ");
    assertThat(Path.of(out("bad"))).doesNotExist();
  }

  @Test
  @Tag("slow")
  void aBadFileIsRefusedWithItsPlace() throws IOException, InterruptedException {
    Path csv = Files.writeString(folder.resolve("bad.csv"), "a;b;kind\n1;2;x\n3;;y\n");
    Path study = folder.resolve("file.conf");
    Files.writeString(
        study,
        """
        study { name = file }
        datasets = [ { name = mine, source { type = csv, path = "%s", separator = ";", label = kind } } ]
        networks = [ { name = n } ]
        """
            .formatted(csv));
    Result result = job(Map.of(), "pipeline", study.toString(), "--out", out("file"));
    assertThat(result.exit).isEqualTo(2);
    assertThat(result.output)
        .contains(csv + ": line 3, column 2 (b): the value is missing")
        .doesNotContain("\tat ");
  }
}

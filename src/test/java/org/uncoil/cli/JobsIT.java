package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.testing.TestCluster;

/** The scripts as a person starts them, on the packaged jar and the embedded Spark. */
class JobsIT {
  @TempDir private static Path folder;
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
  static void runTheSmokeStudy() throws IOException, InterruptedException {
    one =
        job(
            Map.of("UNCOIL_MASTER", "local[1]", "UNCOIL_EVENTS", out("events")),
            "pipeline",
            "conf/studies/smoke.conf",
            "--out",
            out("one"));
  }

  @Test
  void thePipelineSaysWhatItDidAndWhereTheResultsAre() {
    assertThat(one.exit).as(one.output).isZero();
    assertThat(one.output)
        .contains("12 runs trained", "12 films rendered", "13 pages")
        .contains(out("one") + "/gallery/index.html")
        .doesNotContain("Exception");
    assertThat(Path.of(out("one"), "gallery", "index.html")).exists();
  }

  @Test
  void oneCoreAndTwoGiveTheSameTables() throws IOException, InterruptedException {
    Result two =
        job(
            Map.of("UNCOIL_MASTER", "local[2]"),
            "pipeline",
            "conf/studies/smoke.conf",
            "--out",
            out("two"),
            "--quiet");
    assertThat(two.exit).as(two.output).isZero();
    Result verdict = job(Map.of(), "verify", out("one"), out("two"));
    assertThat(verdict.exit).as(verdict.output).isZero();
    assertThat(verdict.output).contains("Both hold identical results.");

    deleteOneFile(Path.of(out("two"), "tables", "embeddings"));
    Result tampered = job(Map.of(), "verify", out("one"), out("two"));
    assertThat(tampered.exit).isEqualTo(1);
    assertThat(tampered.output).contains("embeddings").contains("DIFFERS at run_id = ");
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
  void theStudyThatTheOutputKeepsRunsAgainToTheSameTables()
      throws IOException, InterruptedException {
    Result again =
        job(Map.of(), "generate", out("one") + "/study.conf", "--out", out("again"), "--quiet");
    assertThat(again.exit).as(again.output).isZero();
    assertThat(again.output).contains("2 datasets, 600 points");
  }

  @Test
  void theBenchmarkWritesItsFigures() throws IOException, InterruptedException {
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
      assertThat(stages.findValuesAsText("description")).contains("Train (12 runs)");
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** What a page says, once it has something to say. */
  private static JsonNode await(String url) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (true) {
      try {
        JsonNode list = new ObjectMapper().readTree(URI.create(url).toURL());
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

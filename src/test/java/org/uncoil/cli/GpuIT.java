package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerResourceProfileAdded;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.testing.StudyOutput;
import org.uncoil.testing.TestCluster;

/**
 * GPUs that a script pretends: Spark hands them out all the same, and ND4J, whose jar here has the
 * CPU backend alone, says which one it was given and trains on the CPU.
 */
@Tag("slow")
class GpuIT {
  private static final String STUDY =
      """
      study { name = gpus, seed = 4, seeds = 2 }
      datasets = [ { name = moons, source { type = moons, points = 100 } } ]
      networks = [ { name = n, hidden = [8], epochs = 40, grid { activation = [relu, tanh, sine, swish] } } ]
      """;

  private static final String REFUSED = "! trained on the CPU: Spark gave GPU ";
  private static final String WHY = ", but this jar has ND4J's CPU backend alone";

  @TempDir private static Path folder;
  private static Path study;
  private static TestCluster cluster;

  /** Two workers as of two machines: each has two cores and two GPUs, of other numbers. */
  @BeforeAll
  static void trainInLocalModeAndStartTheCluster() throws Exception {
    study = Files.writeString(folder.resolve("gpus.conf"), STUDY);
    Path script = folder.resolve("gpus.sh");
    Files.writeString(
        script,
        """
        #!/bin/sh
        if mkdir '%s' 2> /dev/null; then addresses='"0","1"'; else addresses='"2","3"'; fi
        echo '{"name":"gpu","addresses":['"$addresses"']}'
        """
            .formatted(folder.resolve("asked")));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    String worker =
        "-Dspark.worker.resource.gpu.amount=2 -Dspark.worker.resource.gpu.discoveryScript=";
    cluster =
        TestCluster.start(
            folder.resolve("cluster"),
            Map.of(
                "UNCOIL_CLUSTER_CORES",
                "2",
                "UNCOIL_CLUSTER_MEMORY",
                "2g",
                "SPARK_WORKER_OPTS",
                worker + script));
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  private static StudyOutput output(String name) {
    return new StudyOutput(study, folder.resolve(name).toString());
  }

  /** Trains by {@code jobs/train} under {@code gpu.conf} and further settings. */
  private static String train(String name, String master, String... settings) throws Exception {
    output(name).generated();
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("conf/spark/gpu.conf")));
    lines.add("spark.executor.memory 1g");
    lines.add("spark.executor.cores 2");
    lines.add("spark.cores.max 4");
    lines.add("spark.eventLog.enabled true");
    // one file of text, for this test to read
    lines.add("spark.eventLog.rolling.enabled false");
    lines.add("spark.eventLog.compress false");
    Path events = Files.createDirectories(folder.resolve(name + "-events"));
    lines.add("spark.eventLog.dir " + events.toUri());
    lines.add(TestCluster.shortLived());
    lines.addAll(List.of(settings));
    Path conf = Files.write(folder.resolve(name + "-spark.conf"), lines);
    Path log = folder.resolve(name + ".log");
    Process job =
        cluster.begin(
            log,
            Map.of("UNCOIL_CONF", conf.toString(), "UNCOIL_MASTER", master),
            "train",
            study.toString(),
            "--repair",
            "--quiet",
            "--out",
            folder.resolve(name).toString());
    boolean ended = job.waitFor(4, TimeUnit.MINUTES);
    job.descendants().forEach(ProcessHandle::destroyForcibly);
    String output = Files.readString(log);
    assertThat(ended).as("hangs: %s", output).isTrue();
    assertThat(job.exitValue()).as(output).isZero();
    assertThat(output).contains("8 runs trained").doesNotContain("\tat ");
    return output;
  }

  private static String master() {
    return "spark://127.0.0.1:" + cluster.port();
  }

  /** What happened, as Spark wrote it down. */
  private record Events(List<JsonNode> all) {
    static Events of(String name) throws IOException {
      ObjectMapper mapper = new ObjectMapper();
      try (Stream<Path> files = Files.list(folder.resolve(name + "-events"))) {
        Path file = files.filter(path -> !path.toString().endsWith(".crc")).findAny().orElseThrow();
        List<JsonNode> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          all.add(mapper.readTree(line));
        }
        return new Events(all);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    Stream<JsonNode> of(Class<?> event) {
      return all.stream().filter(node -> node.get("Event").asText().equals(event.getSimpleName()));
    }

    /** The stage of the job with such a description. */
    JsonNode stage(String job) {
      return of(SparkListenerStageSubmitted.class)
          .filter(
              node -> node.at("/Properties/spark.job.description").asText().startsWith(job + " ("))
          .findFirst()
          .orElseThrow()
          .get("Stage Info");
    }

    /** What a task of the stage takes of GPUs. */
    double gpusPerTask(JsonNode stage) {
      int profile = stage.get("Resource Profile Id").asInt();
      return of(SparkListenerResourceProfileAdded.class)
          .filter(node -> node.get("Resource Profile Id").asInt() == profile)
          .findFirst()
          .orElseThrow()
          .at("/Task Resource Requests/gpu/Amount")
          .asDouble();
    }

    /** The addresses that executors had. */
    Set<String> addresses() {
      Set<String> addresses = new TreeSet<>();
      of(SparkListenerExecutorAdded.class)
          .forEach(
              node ->
                  node.at("/Executor Info/Resources/gpu/addresses")
                      .forEach(address -> addresses.add(address.asText())));
      return addresses;
    }

    /**
     * How many tasks of the stage ran on one executor at once, at most. When a task ended, the
     * driver takes down later than it gives its place to the next; how long it ran, the executor.
     */
    long atOnce(JsonNode stage) {
      List<Ran> tasks =
          of(SparkListenerTaskEnd.class)
              .filter(node -> node.get("Stage ID").equals(stage.get("Stage ID")))
              .map(Ran::of)
              .toList();
      assertThat(tasks).hasSize(stage.get("Number of Tasks").asInt());
      return tasks.stream()
          .mapToLong(task -> tasks.stream().filter(other -> other.runsWhenBegins(task)).count())
          .max()
          .orElseThrow();
    }
  }

  private record Ran(String executor, long begin, long end) {
    static Ran of(JsonNode event) {
      long begin = event.at("/Task Info/Launch Time").asLong();
      return new Ran(
          event.at("/Task Info/Executor ID").asText(),
          begin,
          begin + event.at("/Task Metrics/Executor Run Time").asLong());
    }

    boolean runsWhenBegins(Ran other) {
      return executor.equals(other.executor) && begin <= other.begin && other.begin < end;
    }
  }

  private static Set<String> refused(String output) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(REFUSED))
        .map(line -> line.substring(REFUSED.length(), line.indexOf(',')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertSameTables(String expected, String actual) {
    OutputFolder there = output(actual).folder();
    output(expected).assertSame(there, 8);
    assertThat(there.read(Table.RUNS).toList())
        .allSatisfy(row -> assertThat(row.device()).isEqualTo("cpu"));
  }

  @Test
  void gpusGoToTheTrainStageAloneOrInSharesToAll() throws Exception {
    String local = train("local", "local[1]", "spark.task.resource.gpu.amount 1");
    assertThat(local.lines().filter(line -> line.contains("GPU")))
        .singleElement()
        .satisfies(
            line -> assertThat(line).contains("Spark hands out no GPUs in local mode: spark.ex"));

    String alone = train("alone", master());
    assertThat(alone).contains(WHY);
    Events events = Events.of("alone");
    assertThat(events.addresses()).hasSize(2).isEqualTo(refused(alone));
    assertThat(events.gpusPerTask(events.stage("Check"))).isZero();
    assertThat(events.gpusPerTask(events.stage("Train"))).isEqualTo(1);
    assertThat(events.atOnce(events.stage("Train"))).isEqualTo(1);
    assertSameTables("local", "alone");

    String shared = train("shared", master(), "spark.task.resource.gpu.amount 0.5");
    events = Events.of("shared");
    assertThat(events.addresses()).hasSize(2).isEqualTo(refused(shared));
    assertThat(events.gpusPerTask(events.stage("Train"))).isEqualTo(0.5);
    assertThat(events.atOnce(events.stage("Train"))).isEqualTo(2);
    assertSameTables("local", "shared");
  }
}

package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.testing.StudyOutput;
import org.uncoil.testing.TestCluster;
import org.uncoil.testing.TestCluster.Result;

/** A cluster of real processes, and the scripts on it in both modes. */
@Tag("slow")
class ClusterIT {
  private static final String STUDY =
      """
      study { name = small, seed = 3, seeds = 2 }
      datasets = [
        { name = iris, scaling = standard, source { type = csv, path = data/iris.csv, label = species } }
        { name = moons, source { type = moons, points = 100 } }
      ]
      networks = [ { name = n, hidden = [8], epochs = 5, grid { activation = [relu, tanh] } } ]
      """;

  @TempDir private static Path folder;
  private static TestCluster cluster;
  private static Path conf;

  private static Result submit(String mode, String... command) {
    Map<String, String> settings = new HashMap<>(cluster.submission(mode));
    settings.put("UNCOIL_CONF", conf.toString());
    return cluster.run(settings, command);
  }

  @BeforeAll
  static void startTheCluster() throws IOException {
    String shipped = Files.readString(Path.of("conf/spark/standalone.conf"));
    conf =
        Files.writeString(folder.resolve("spark.conf"), shipped + "\n" + TestCluster.shortLived());
    cluster = TestCluster.start(folder.resolve("cluster"));
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  @Test
  void bothModesGiveTheTablesOfOneCore() throws IOException {
    Path study = Files.writeString(folder.resolve("small.conf"), STUDY);
    // as people type them: relative to the folder in which they type
    Path here = Path.of("").toAbsolutePath();
    String relative = here.relativize(study).toString();
    String inCluster = here.relativize(folder.resolve("in-cluster")).toString();
    String client = folder.resolve("client").toString();

    new StudyOutput(study, folder.resolve("in-cluster").toString()).generated();
    copy(folder.resolve("in-cluster"), folder.resolve("client"));
    Result trained = submit("cluster", "train", relative, "--out", inCluster, "--quiet");
    assertThat(trained.succeeded().output())
        .contains("is FINISHED")
        .contains("8 runs trained")
        .contains("Results:  " + folder.resolve("in-cluster"));
    submit("client", "train", relative, "--out", client, "--quiet").succeeded();

    StudyOutput local = new StudyOutput(study, folder.resolve("local").toString()).trained();
    for (String there : List.of("client", "in-cluster")) {
      local.assertSame(new StudyOutput(study, folder.resolve(there).toString()).folder(), 8);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  @Test
  void aMistakeInTheStudyIsTwoInClientModeAndAFailedDriverInClusterMode() throws IOException {
    String study =
        Files.writeString(folder.resolve("bad.conf"), STUDY.replace("seeds", "seds")).toString();
    Result client = submit("client", "train", study, "--out", folder.resolve("bad").toString());
    assertThat(client.exit()).as(client.output()).isEqualTo(2);
    assertThat(client.output()).contains("bad.conf:1: study.seds = 2: ").doesNotContain("\tat ");

    Result driver = submit("cluster", "train", study, "--out", folder.resolve("bad").toString());
    assertThat(driver.exit()).as(driver.output()).isEqualTo(1);
    assertThat(driver.output())
        .contains("bad.conf:1: study.seds = 2: ")
        .containsPattern("error: the driver driver-\\d+-\\d+ ended as FAILED");
    assertThat(folder.resolve("bad")).doesNotExist();
  }

  @Test
  void statusNamesEveryProcessAndItsLog() {
    Result status = cluster.run(Map.of(), "cluster", "status").succeeded();
    assertThat(status.output().lines())
        .hasSize(3)
        .allSatisfy(
            line -> {
              String[] words = line.split("[ ,]+", -1);
              assertThat(words[1]).isEqualTo("runs");
              assertThat(ProcessHandle.of(Long.parseLong(words[3]))).isPresent();
              assertThat(Path.of(words[5])).isRegularFile();
            })
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("master", "worker1", "worker2");
  }

  @Test
  void startRefusesWhereItRunsAlreadyAndWhereThePortIsTaken() {
    Result again = cluster.run(Map.of(), "cluster", "start");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.output()).contains("error: it already runs in " + folder.resolve("cluster"));

    String elsewhere = folder.resolve("elsewhere").toString();
    Result taken = cluster.run(Map.of("UNCOIL_CLUSTER_DIR", elsewhere), "cluster", "start");
    assertThat(taken.exit()).isEqualTo(1);
    assertThat(taken.output()).contains("port " + cluster.port() + " of 127.0.0.1 is taken");
  }

  @Test
  void startNamesTheLogOfAProcessThatDoesNotComeUpAndLeavesNothingBehind() throws IOException {
    int another = TestCluster.freePort();
    String elsewhere = folder.resolve("broken").toString();
    Map<String, String> environment =
        Map.of(
            "UNCOIL_CLUSTER_DIR",
            elsewhere,
            "UNCOIL_CLUSTER_PORT",
            String.valueOf(another),
            "SPARK_WORKER_OPTS",
            "-javaagent:/there/is/none.jar");
    Result start = cluster.run(environment, "cluster", "start");
    assertThat(start.exit()).isEqualTo(1);
    assertThat(start.output())
        .containsPattern("error: worker[12] ended at once: see .*worker[12]\\.log");
    assertThat(
            ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(elsewhere)))
        .isEmpty();
  }
}

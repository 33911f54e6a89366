package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.StudyOutput;
import org.uncoil.testing.TestCluster;

/** What fails on a cluster of real processes, and that the output is an undisturbed run's. */
@Tag("slow")
class FaultsIT {
  /** Five runs of a few seconds each, the longest first. */
  private static final String STUDY =
      """
      study { name = faults, seed = 9, engine = vector }
      record { every-n-epochs = 1000 }
      datasets = [ { name = moons, source { type = moons, points = 1000 } } ]
      networks = [
        { name = long, hidden = [100], activation = sine, epochs = 12000 }
        { name = n, hidden = [100], epochs = 6000, grid { activation = [relu, tanh, sine, swish] } }
      ]
      """;

  @TempDir private static Path disk;
  private static Path study;
  private static TestCluster cluster;
  private static StudyOutput undisturbed;

  @BeforeAll
  static void trainUndisturbedAndStartTheCluster() throws IOException {
    study = Files.writeString(disk.resolve("faults.conf"), STUDY);
    undisturbed = output("undisturbed").trained();
    cluster = TestCluster.start(disk.resolve("cluster"));
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  /** The executors of a job that has ended end a moment later than its driver. */
  @BeforeEach
  void waitForTheExecutorsOfTheTestBefore() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!executors().isEmpty()) {
      assertThat(System.nanoTime()).as("no executor is left").isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  private static List<ProcessHandle> executors() {
    List<ProcessHandle> executors = new ArrayList<>(cluster.executors("worker1"));
    executors.addAll(cluster.executors("worker2"));
    return executors;
  }

  private static StudyOutput output(String name) {
    return new StudyOutput(study, disk.resolve(name).toString());
  }

  private static Process begin(String name, Map<String, String> environment, String... options) {
    List<String> command = new ArrayList<>(List.of("train", study.toString()));
    command.addAll(List.of("--quiet", "--out", disk.resolve(name).toString()));
    command.addAll(List.of(options));
    Map<String, String> settings = new HashMap<>(cluster.submission("client"));
    settings.putAll(environment);
    return cluster.begin(log(name), settings, command.toArray(String[]::new));
  }

  private static Path log(String name) {
    return disk.resolve(name + ".log");
  }

  private static String end(String name, Process job, int exit) throws Exception {
    assertThat(job.waitFor(4, TimeUnit.MINUTES)).as("ends in time").isTrue();
    String output = Files.readString(log(name));
    assertThat(job.exitValue()).as(output).isEqualTo(exit);
    return output;
  }

  private static void await(String what, Process job, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(job.isAlive()).as("%s, before the job ends", what).isTrue();
      assertThat(System.nanoTime()).as("%s, in time", what).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  /** What is being trained, as the output folder says. */
  private static List<String> attempts(String name) {
    return names(disk.resolve(name).resolve("attempts")).stream()
        .filter(file -> !file.startsWith("."))
        .toList();
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertUndisturbed(OutputFolder folder) {
    undisturbed.assertSame(folder, 5);
    for (Table<?> table : Table.OF_RUNS) {
      assertThat(names(disk.resolve(folder.displayName()).resolve("tables/" + table.name())))
          .as("what failed attempts left")
          .noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  @Test
  void anExecutorThatIsKilledAWorkerThatLeavesAndATaskThatThrows() throws Exception {
    OutputFolder folder = output("shaken").generated().folder();
    Process job = begin("shaken", Map.of());
    await("two tasks train", job, () -> attempts("shaken").size() == 2);
    // no file can take the name of a folder that is not empty
    String part = attempts("shaken").get(0);
    Path obstacle = disk.resolve("shaken/tables/runs/" + part + ".parquet");
    Files.createDirectories(obstacle.resolve("in-the-way"));

    cluster.executors("worker1").forEach(ProcessHandle::destroyForcibly);
    await("a new executor", job, () -> !cluster.executors("worker1").isEmpty());
    cluster.process("worker2").orElseThrow().destroyForcibly();
    await("its worker is gone", job, () -> cluster.process("worker2").isEmpty());
    cluster.run(Map.of(), "cluster", "start").succeeded();

    Path embeddings = disk.resolve("shaken/tables/embeddings/" + part + ".parquet");
    await("the task throws", job, () -> Files.exists(embeddings));
    await("and says so", job, () -> log("shaken").toFile().exists() && said("shaken", part));
    Files.delete(obstacle.resolve("in-the-way"));
    Files.delete(obstacle);

    assertThat(end("shaken", job, 0)).contains("5 runs trained");
    assertUndisturbed(folder);
  }

  private static boolean said(String name, String part) {
    try {
      return Files.readString(log(name)).contains("cannot complete")
          && Files.readString(log(name)).contains(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDriverThatIsKilledWhileItsTasksWrite() throws Exception {
    OutputFolder folder = output("beheaded").generated().folder();
    Process job = begin("beheaded", Map.of());
    Path embeddings = disk.resolve("beheaded/tables/embeddings");
    await(
        "some runs are there and others being written",
        job,
        () ->
            folder.parts(Table.RUNS).size() >= 2
                && names(embeddings).stream().anyMatch(name -> name.endsWith(".tmp")));
    job.destroyForcibly().waitFor();
    int there = folder.read(Table.RUNS).toList().size();
    assertThat(there).isBetween(2, 4);

    String output = end("beheaded", begin("beheaded", Map.of()), 0);
    assertThat(output).contains("runs kept from before");
    assertUndisturbed(folder);
  }

  @Test
  void aRunThatCrashesItsJvmAndAFileThatIsDamaged() throws Exception {
    OutputFolder folder = output("crashing").generated().folder();
    RunRow crashing =
        StudyRun.of(undisturbed.context().study(), undisturbed.folder()).stream()
            .filter(run -> run.plan().network().name().equals("long"))
            .map(StudyRun::row)
            .findFirst()
            .orElseThrow();
    // one core, so that nothing else is being trained when the JVM ends
    String settings = Files.readString(Path.of("conf/spark/standalone.conf"));
    Path oneCore = disk.resolve("one-core.conf");
    Files.writeString(oneCore, settings + "\nspark.cores.max 1\n");
    Process job = begin("crashing", Map.of("UNCOIL_CONF", oneCore.toString()));
    List<String> begun =
        List.of(crashing.runId() + ".1", crashing.runId() + ".2", crashing.runId() + ".3");
    await("its group", job, () -> groupOf(crashing.runId()));
    crash();
    for (String file : begun) {
      await(file, job, () -> attempts("crashing").contains(file));
      crash();
    }
    assertThat(end("crashing", job, 0))
        .contains("4 runs trained")
        .containsPattern(
            "! long on moons, .*left out, because 3 JVMs crashed while they trained it");

    Path damaged =
        disk.resolve("crashing/tables/embeddings")
            .resolve(folder.parts(Table.EMBEDDINGS).get(0) + ".parquet");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    String repaired = end("crashing", begin("crashing", Map.of(), "--repair"), 0);
    assertThat(repaired).contains(damaged + " could not be read");
    assertUndisturbed(folder);
  }

  /** Whether the group of a run is being trained. */
  private static boolean groupOf(String run) {
    OutputFolder folder =
        new OutputFolder(new Configuration(), disk.resolve("crashing").toString());
    return attempts("crashing").stream()
        .filter(file -> file.startsWith("part-"))
        .anyMatch(file -> folder.text("attempts/" + file).orElse("").contains(run));
  }

  /** What a native crash is to the process: a fault that it cannot catch. */
  private static void crash() throws IOException, InterruptedException {
    List<ProcessHandle> executors = executors();
    assertThat(executors).hasSize(1);
    String id = String.valueOf(executors.get(0).pid());
    assertThat(new ProcessBuilder("kill", "-SEGV", id).start().waitFor()).isZero();
    executors.get(0).onExit().join();
  }

  @Test
  @Needs(Requirement.MOUNT)
  void aDiskThatFillsUp() throws Exception {
    Path small = Files.createDirectory(disk.resolve("small"));
    // full by its number of files: too few bytes would be refused before anything runs
    String few = "size=100m,nr_inodes=20";
    assertThat(mount("-t", "tmpfs", "-o", few, "tmpfs", small.toString())).isTrue();
    try {
      OutputFolder folder = output("small").generated().folder();
      String output = end("small", begin("small", Map.of()), 1);
      assertThat(output.lines().filter(line -> line.startsWith("error: ")))
          .as(output)
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .containsPattern(small + "/(tables|attempts)/.*No space left on device"));
      assertThat(output).doesNotContain("\tat ");

      assertThat(mount("-o", "remount,nr_inodes=10k", small.toString())).isTrue();
      end("small", begin("small", Map.of()), 0);
      assertUndisturbed(folder);
    } finally {
      new ProcessBuilder("umount", "--lazy", small.toString()).start().waitFor();
    }
  }

  private static boolean mount(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start().waitFor() == 0;
  }
}

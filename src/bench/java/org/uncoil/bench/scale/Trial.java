package org.uncoil.bench.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.TrainPlan;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/**
 * A study that {@code jobs/train} really trains, as often as it is asked to, each time into a
 * folder of its own.
 */
public final class Trial {
  /** Others may use so much of the machine. */
  private static final double QUIET = 0.03;

  private static final int MOST_TRIES = 4;

  private final Path home;
  private final Path cluster;
  private final Path scratch;
  private final Path study;
  private final Path datasets;
  private int count;

  /**
   * What a training came to.
   *
   * @param start seconds from the command to the stage's first task
   * @param end seconds from the stage's last task to the command's end
   * @param seconds what each run took, by its identity
   * @param others the share of the machine that other programs used meanwhile
   */
  public record Measured(
      EventLog log,
      double start,
      double end,
      Map<String, Double> seconds,
      Path output,
      double others) {
    /** Seconds of the whole command. */
    public double whole() {
      return start + log.makespan() + end;
    }
  }

  /**
   * A study as its file says, but for its seed and the number of its seeds.
   *
   * @param cluster the folder of the two workers' processes
   * @param scratch an empty folder
   */
  public Trial(Path home, Path cluster, Path scratch, Path file, long seed, int seeds)
      throws IOException {
    this.home = home;
    this.cluster = cluster;
    this.scratch = scratch;
    study = scratch.resolve("study.conf");
    Files.writeString(
        study,
        "include required(file(\"%s\"))%nstudy { seed = %d, seeds = %d }%n"
            .formatted(file, seed, seeds));
    datasets = scratch.resolve("datasets");
    command("generate", "local[1]", datasets, scratch.resolve("generate.events"));
  }

  /** The study. */
  public StudySpec study() {
    return StudyFile.read(study, true);
  }

  /** The study's runs, with what they are expected to cost. */
  public List<RunPlan> runs(StudySpec spec) {
    OutputFolder folder = new OutputFolder(new Configuration(), datasets.toString());
    return TrainPlan.runs(spec, folder, folder.read(Table.DATASETS).toList());
  }

  /**
   * Trains it on a master, by the configuration that goes with that; once more where other programs
   * disturbed it, a few times at most, and then the least disturbed counts.
   */
  public Measured train(String master) throws IOException {
    Measured best = once(master);
    for (int more = 1; more < MOST_TRIES && best.others() > QUIET; more++) {
      Measured next = once(master);
      best = next.others() < best.others() ? next : best;
    }
    return best;
  }

  private Measured once(String master) throws IOException {
    count++;
    Path output = scratch.resolve("out" + count);
    copy(datasets, output);
    Path events = scratch.resolve("events" + count);
    ProcessorTime used = ProcessorTime.now(cluster);
    double before = now();
    command("train", master, output, events);
    double after = now();
    double others = ProcessorTime.now(cluster).othersSince(used);
    EventLog log = EventLog.in(events);
    OutputFolder folder = new OutputFolder(new Configuration(), output.toString());
    return new Measured(
        log,
        log.begin() - before,
        after - log.end(),
        folder.read(Table.RUNS).toList().stream()
            .collect(Collectors.toMap(RunRow::runId, RunRow::seconds)),
        output,
        others);
  }

  private static double now() {
    return System.currentTimeMillis() / 1e3;
  }

  private void command(String job, String master, Path output, Path events) throws IOException {
    Files.createDirectory(events);
    String base = master.startsWith("local") ? "local.conf" : "standalone.conf";
    Path conf = logging(home, base, events);
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("jobs").resolve(job).toString(),
            study.toString(),
            "--out",
            output.toString(),
            "--yes",
            "--quiet");
    builder.environment().put("UNCOIL_MASTER", master);
    builder.environment().put("UNCOIL_CONF", conf.toString());
    run(builder, events.resolveSibling(events.getFileName() + ".txt"));
  }

  /** Spark's configuration of this name, with an event log that is not compressed. */
  static Path logging(Path home, String base, Path events) throws IOException {
    Path conf = events.resolveSibling(events.getFileName() + ".conf");
    Files.writeString(
        conf,
        Files.readString(home.resolve("conf/spark").resolve(base))
            + "%nspark.eventLog.enabled true%nspark.eventLog.compress false%nspark.eventLog.rolling.enabled false%nspark.eventLog.dir %s%n"
                .formatted(events.toUri()));
    return conf;
  }

  /** Runs a command and waits for it; what it says goes to a file. */
  static void run(ProcessBuilder builder, Path log) throws IOException {
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            "%s ended with exit code %d: %s"
                .formatted(builder.command(), code, Files.readString(log)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(files::add);
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file));
      try {
        Files.copy(file, target);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot copy " + file + " to " + target, e);
      }
    }
  }
}

package org.uncoil.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.uncoil.bench.page.PageSection;
import org.uncoil.pipeline.map.MapPlan;
import org.uncoil.pipeline.run.Cost;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/**
 * How the training of maps scales: a small map is trained on two cores, and the seconds that its
 * tasks took for each cell are what the tasks of larger maps are simulated with.
 */
public final class MapScaling {
  private static final int CORES = 2;

  /** Columns and rows of the map that is trained. */
  private static final int TRAINED = 256;

  /** Columns and rows of a map that is simulated; ten of them have 10⁹ cells. */
  private static final int SIMULATED = 10_000;

  private static final int MAPS = 10;
  private static final long SEED = 7;

  private final Path home;
  private final Path scratch;

  /**
   * What to do it with.
   *
   * @param scratch an empty folder
   */
  public MapScaling(Path home, Path scratch) {
    this.home = home;
    this.scratch = scratch;
  }

  /** Measures, predicts, and says so in Markdown. */
  public String report(List<Integer> executors, String machine) throws IOException {
    Path output = scratch.resolve("out");
    double before = System.currentTimeMillis() / 1e3;
    EventLog log = train(output);
    double start = log.begin() - before;
    OutputFolder folder = new OutputFolder(new Configuration(), output.toString());
    DatasetRow dataset = folder.read(Table.DATASETS).toList().get(0);
    // the first task of each core runs code that is not compiled yet
    double[] perCell =
        log.tasks().stream()
            .skip(CORES)
            .mapToDouble(task -> task.run() / ((double) TRAINED * TRAINED / log.tasks().size()))
            .toArray();
    double work = log.busy();
    Overheads overheads = new Overheads(start, 0, Dispatch.on("local[1]").perTask(), 0, 0, 0, 0);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %s. Measured: %,d networks of `conf/studies/trainability.conf` on two cores in %.1f s, %.2f ms of a core for each.%n%n"
                + "| networks | cores | tasks | stage | command | cores busy | networks per second |%n"
                + "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |%n",
            machine,
            LocalDate.now(ZoneOffset.UTC),
            TRAINED * TRAINED,
            log.makespan(),
            1e3 * work / (TRAINED * TRAINED)));
    StudySpec simulated = StudyFile.read(study(SIMULATED), true);
    int tasks = MapPlan.of(simulated, Cost.Size.of(dataset), folder, true).open().size() * MAPS;
    double[] seconds = new double[tasks];
    SplittableRandom random = new SplittableRandom(SEED);
    long cells = MAPS * (long) SIMULATED * SIMULATED;
    for (int task = 0; task < tasks; task++) {
      seconds[task] = (double) cells / tasks * perCell[random.nextInt(perCell.length)];
    }
    for (int cores : executors) {
      Simulation simulation = Simulation.of(seconds, cores, overheads);
      text.append(
          String.format(
              Locale.ROOT,
              "| %,d | %,d | %,d | %s | %s | %.1f %% | %,.0f |%n",
              cells,
              cores,
              tasks,
              time(simulation.makespan()),
              time(simulation.makespan() + start),
              100 * simulation.busy() / (cores * simulation.makespan()),
              cells / simulation.makespan()));
    }
    return text.toString();
  }

  private static String time(double seconds) {
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  private Path study(int side) throws IOException {
    Path file = scratch.resolve("map" + side + ".conf");
    Files.copy(
        home.resolve("conf/studies/trainability.conf"),
        scratch.resolve("trainability.conf"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        file,
        """
        include required("trainability.conf")
        study.max-runs = 1000000000
        map { x.learning-rate.steps = %d, y.initial-scale.steps = %d }
        """
            .formatted(side, side));
    return file;
  }

  private EventLog train(Path output) throws IOException {
    Path events = Files.createDirectory(scratch.resolve("events"));
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("jobs/train").toString(),
            study(TRAINED).toString(),
            "--out",
            output.toString(),
            "--quiet");
    builder.environment().put("UNCOIL_MASTER", "local[" + CORES + "]");
    builder.environment().put("UNCOIL_CONF", Trial.logging(home, "local.conf", events).toString());
    Trial.run(builder, scratch.resolve("train.txt"));
    return EventLog.in(events);
  }

  /** Replaces the page's results by these. */
  public static void writeInto(Path page, String text) throws IOException {
    new PageSection("scale --maps").replace(page, text);
  }
}

package org.uncoil.pipeline.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Generator;
import org.uncoil.pipeline.run.Cost;
import org.uncoil.pipeline.run.MapCost;
import org.uncoil.setting.SettingException;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;

/**
 * What a study needs at least, told from its specification before anything runs: what cannot fit
 * would end hours later, without a word that says why. Each figure is a lower bound, so that
 * nothing is refused that could run. Points of files are not known here; they are held against the
 * memory when they are read.
 */
public final class StudyNeeds {
  /** A run in the driver's list, as the page on a million runs has it. */
  private static final double BYTES_PER_RUN = 150;

  /** What the driver keeps of a map's cell when it draws the map. */
  private static final double BYTES_PER_CELL = 30;

  /** What a JVM and Spark leave of a heap. */
  private static final double USABLE = 0.9;

  private static final int MOST_REFUSALS = 20;

  private static final double DAY = 86_400;
  private static final double LONGEST_RUN = 100 * DAY;
  private static final double GIGABYTE = 1e9;

  private final StudySpec study;
  private final Resources there;
  private final List<String> refusals = new ArrayList<>();

  /** The memory of the largest tasks that can run at once, the smallest of them first. */
  private final PriorityQueue<Double> largest = new PriorityQueue<>();

  private double disk;

  private StudyNeeds(StudySpec study, Resources there) {
    this.study = study;
    this.there = there;
  }

  /** What a study needs that is not there, each in a line; none where everything may fit. */
  public static List<String> refusals(StudySpec study, Resources there) {
    StudyNeeds needs = new StudyNeeds(study, there);
    needs.driver();
    for (DatasetSpec dataset : study.datasets()) {
      if (dataset.source() instanceof Generator generator) {
        needs.dataset(dataset, generator);
      }
    }
    if (needs.refusals.isEmpty()) {
      needs.tasksAtOnce();
      needs.disk();
    }
    return needs.refusals.stream().limit(MOST_REFUSALS).toList();
  }

  private void driver() {
    double bytes = (study.isMap() ? BYTES_PER_CELL : BYTES_PER_RUN) * study.runCount();
    if (bytes > USABLE * there.driverBytes()) {
      refusals.add(
          String.format(
              Locale.ROOT,
              "the list of its %,d runs needs %s of the driver's memory, and there are %s: give it fewer, or a larger spark.driver.memory",
              study.runCount(),
              bytes(bytes),
              bytes(USABLE * there.driverBytes())));
    }
  }

  private void dataset(DatasetSpec dataset, Generator generator) {
    int shards = dataset.mode().shards();
    String what =
        String.format(
            Locale.ROOT,
            "dataset \"%s\", %,d points of %s",
            dataset.name(),
            generator.points(),
            generator.dimensions() == 1
                ? "1 coordinate"
                : String.format(Locale.ROOT, "%,d coordinates", generator.dimensions()));
    double memory = Cost.memoryToGenerate(generator.points(), generator.dimensions());
    if (!task(what + ": to generate it", "fewer points or coordinates", memory)) {
      return;
    }
    disk += Cost.generate(generator.points(), generator.dimensions()).bytes() * shards;
    for (NetworkSpec network : study.networks()) {
      if (refusals.size() < MOST_REFUSALS) {
        runs(dataset, generator, network);
      }
    }
  }

  /** The runs of a network on a dataset, which differ in their seeds. */
  private void runs(DatasetSpec dataset, Generator generator, NetworkSpec network) {
    String what =
        String.format(
            Locale.ROOT, "network \"%s\" on dataset \"%s\"", network.name(), dataset.name());
    Cost.Size size = new Cost.Size(generator.points(), generator.dimensions(), generator.classes());
    double weights;
    try {
      weights = network.parameterCount(size.dimensions(), size.classes());
    } catch (SettingException e) {
      refusals.add(what + ": " + e.objections().get(0));
      return;
    }
    double records = Cost.records(network, study.record());
    double memory = Cost.memoryToTrain(network, size, study.record());
    String advice =
        String.format(
            Locale.ROOT,
            "fewer than %,.0f weights, %,.0f recorded epochs or %,d points",
            weights,
            records,
            size.points());
    for (int seed = 0; seed < Math.min(there.tasks(), study.seeds().size()); seed++) {
      if (!task(what + ": a run", advice, memory)) {
        return;
      }
    }
    Cost cost = Cost.train(network, size, study.record(), study.engine());
    if (cost.seconds() > LONGEST_RUN) {
      refusals.add(
          String.format(
              Locale.ROOT,
              "%s: a run takes about %,.0f days of a fast core, and may take %,.0f: give it fewer epochs (%,d), points or weights",
              what,
              cost.seconds() / DAY,
              LONGEST_RUN / DAY,
              network.epochs()));
    }
    disk +=
        study.isMap()
            ? MapCost.cell(network, size, study.record()).bytes() * study.runCount()
            : cost.bytes() * study.seeds().size();
  }

  /** Takes note of a task; false where it cannot run even alone. */
  private boolean task(String what, String advice, double bytes) {
    if (bytes > USABLE * there.workerBytes()) {
      refusals.add(
          String.format(
              Locale.ROOT,
              "%s needs at least %s of memory, and there are %s: give it %s, or Spark a larger %s",
              what,
              bytes(bytes),
              bytes(USABLE * there.workerBytes()),
              advice,
              there.workerMemory()));
      return false;
    }
    largest.add(bytes);
    if (largest.size() > there.tasks()) {
      largest.remove();
    }
    return true;
  }

  private void tasksAtOnce() {
    double bytes = largest.stream().mapToDouble(Double::doubleValue).sum();
    if (bytes > USABLE * there.workerBytes()) {
      refusals.add(
          String.format(
              Locale.ROOT,
              "its %d largest tasks, which may run at once, need at least %s of memory, and there are %s: give Spark fewer cores (UNCOIL_MASTER=local[1]) or a larger %s",
              largest.size(),
              bytes(bytes),
              bytes(USABLE * there.workerBytes()),
              there.workerMemory()));
    }
  }

  private void disk() {
    if (there.diskBytes().isPresent() && disk > there.diskBytes().getAsLong()) {
      refusals.add(
          String.format(
              Locale.ROOT,
              "its tables take about %s of disk, and there are %s where --out is: record less (record.every-n-epochs), or choose another disk",
              bytes(disk),
              bytes((double) there.diskBytes().getAsLong())));
    }
  }

  private static String bytes(double bytes) {
    return bytes < GIGABYTE / 10
        ? String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%,.1f GB", bytes / GIGABYTE);
  }
}

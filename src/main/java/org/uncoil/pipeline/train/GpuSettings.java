package org.uncoil.pipeline.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uncoil.pipeline.core.BadInputException;

/** What Spark's configuration says of GPUs, before a session is opened with it. */
public final class GpuSettings {
  /** The one that makes Spark hand out GPUs. */
  static final String EXECUTOR = "spark.executor.resource.gpu.amount";

  /** Where it is said, every stage's tasks get a share of a GPU. */
  static final String TASK = "spark.task.resource.gpu.amount";

  static final String CORES = "spark.executor.cores";
  private static final String DYNAMIC = "spark.dynamicAllocation.enabled";
  private static final Logger LOG = LoggerFactory.getLogger(GpuSettings.class);

  private GpuSettings() {}

  /**
   * Checks a session's configuration, and says which settings it must be opened without: in local
   * mode all that are about GPUs, because Spark hands out none there, and would wait for them
   * without end.
   *
   * @throws BadInputException where the configuration does not fit the train stage
   */
  public static List<String> leftOut(SparkConf conf) {
    String master = conf.get("spark.master", "");
    if (!master.startsWith("local") || master.startsWith("local-cluster")) {
      check(conf);
      return List.of();
    }
    List<String> gpus =
        Arrays.stream(conf.getAll())
            .map(setting -> setting._1())
            .filter(key -> key.matches("spark\\.(executor|task)\\.resource\\.gpu\\..*"))
            .sorted()
            .toList();
    if (!gpus.isEmpty()) {
      LOG.warn("Spark hands out no GPUs in local mode: {} do not count.", String.join(", ", gpus));
    }
    return gpus;
  }

  private static void check(SparkConf conf) {
    List<String> problems = new ArrayList<>();
    Optional<String> task = said(conf, TASK);
    Optional<String> executor = said(conf, EXECUTOR);
    if (task.isPresent() && executor.isEmpty()) {
      problems.add(problem(TASK, task.get(), "executors have no GPU; " + EXECUTOR + " must be 1"));
    }
    if (executor.isPresent()) {
      if (!executor.get().equals("1")) {
        String one =
            "must be 1: a JVM computes on one GPU, and a node with more has more executors";
        problems.add(problem(EXECUTOR, executor.get(), one));
      }
      said(conf, DYNAMIC)
          .filter(Boolean::parseBoolean)
          .ifPresent(
              dynamic ->
                  problems.add(
                      problem(DYNAMIC, dynamic, "must be false where " + EXECUTOR + " is set")));
      task.flatMap(share -> shareProblem(share, said(conf, CORES))).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }

  /** Other stages run a task on each core, and must not wait for a GPU. */
  private static Optional<String> shareProblem(String share, Optional<String> cores) {
    if (cores.isEmpty()) {
      return Optional.of(
          problem(TASK, share, "needs " + CORES + ": it must be 1 divided by that number"));
    }
    try {
      double amount = Double.parseDouble(share);
      if (amount > 0 && amount * Integer.parseInt(cores.get()) <= 1) {
        return Optional.empty();
      }
    } catch (NumberFormatException e) {
      // is told below
    }
    return Optional.of(
        problem(
            TASK,
            share,
            "must be above 0 and, with "
                + CORES
                + " = "
                + cores.get()
                + ", at most 1/"
                + cores.get()
                + ", so that no stage waits for a GPU; left out, a GPU trains one task at a time"));
  }

  private static Optional<String> said(SparkConf conf, String key) {
    return conf.contains(key) ? Optional.of(conf.get(key).strip()) : Optional.empty();
  }

  private static String problem(String key, String value, String right) {
    return "Spark's configuration: %s = %s: %s".formatted(key, value, right);
  }
}

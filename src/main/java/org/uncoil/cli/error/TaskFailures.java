package org.uncoil.cli.error;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.SparkSession;

/** What Spark says of a task that failed. */
public final class TaskFailures {
  /** What says it with stack traces. */
  private static final List<String> LOGGERS =
      List.of("org.apache.spark.executor.Executor", "org.apache.spark.scheduler.TaskSetManager");

  private TaskFailures() {}

  /** On one machine a task is tried once, and the command's own error says why it failed. */
  public static void leaveToTheCommand(SparkSession spark) {
    if (spark.sparkContext().isLocal()) {
      LOGGERS.forEach(logger -> Configurator.setLevel(logger, Level.OFF));
    }
  }
}

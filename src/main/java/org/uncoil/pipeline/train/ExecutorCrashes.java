package org.uncoil.pipeline.train;

import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uncoil.store.Attempts;
import org.uncoil.store.TrainingProcess;
import org.uncoil.store.table.StoreException;

/**
 * Takes down which executors crashed, where the cluster's manager says so: the machine that an
 * executor ran on, and Java's report there, may be out of reach.
 */
final class ExecutorCrashes extends SparkListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorCrashes.class);

  /**
   * An exit code of a signal by which a process ends itself: 128 and SIGILL, SIGABRT, SIGBUS,
   * SIGFPE or SIGSEGV. SIGKILL (137) and SIGTERM (143) come from others: a person, the kernel that
   * is out of memory, a manager that takes a node back.
   */
  private static final Pattern CRASH =
      Pattern.compile("(?i)\\b(exit\\w*|status|code)\\b[^0-9\n]{0,24}\\b(132|134|135|136|139)\\b");

  private final SparkContext spark;
  private final Attempts attempts;

  private ExecutorCrashes(SparkContext spark, Attempts attempts) {
    this.spark = spark;
    this.attempts = attempts;
  }

  /** Listens until it is closed. */
  static ExecutorCrashes watch(SparkContext spark, Attempts attempts) {
    ExecutorCrashes crashes = new ExecutorCrashes(spark, attempts);
    spark.addSparkListener(crashes);
    return crashes;
  }

  /** The JVM that this is called in, by the name that this listener knows it by. */
  static TrainingProcess thisProcess() {
    SparkEnv env = SparkEnv.get();
    return TrainingProcess.current(name(env.conf().get("spark.app.id", ""), env.executorId()));
  }

  private static String name(String application, String executor) {
    return application + "." + executor;
  }

  /** Whether this reason for which an executor went says that it crashed. */
  static boolean isCrash(String reason) {
    return CRASH.matcher(reason).find();
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    if (isCrash(removed.reason())) {
      try {
        attempts.crashed(name(spark.applicationId(), removed.executorId()), removed.reason());
      } catch (StoreException e) {
        // the run is tried once more than it would be
        LOG.debug("{}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    spark.removeSparkListener(this);
  }
}

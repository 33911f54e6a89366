package org.uncoil.bench.scale;

import java.util.Collections;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What a driver needs for tasks that do nothing.
 *
 * @param start seconds until a session has its executors
 * @param perTask seconds from one task to the next
 */
public record Dispatch(double start, double perTask) {
  private static final int TASKS = 4000;

  /** Bytes that a task carries: the specifications of some hundred runs. */
  private static final int PAYLOAD = 16 << 10;

  /** Measures it on a master. The executors of one machine take their share of the same cores. */
  public static Dispatch on(String master) {
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setAppName("dispatch")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.executor.memory", "1g")
            .set("spark.locality.wait", "0")
            .set("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    long begin = System.nanoTime();
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      double start = (System.nanoTime() - begin) / 1e9;
      seconds(spark, TASKS);
      return new Dispatch(start, seconds(spark, TASKS) / TASKS);
    }
  }

  private static double seconds(JavaSparkContext spark, int tasks) {
    long begin = System.nanoTime();
    // a counting task is Spark's own code: the executors need nothing of ours
    spark.parallelize(Collections.nCopies(tasks, "x".repeat(PAYLOAD)), tasks).count();
    return (System.nanoTime() - begin) / 1e9;
  }
}

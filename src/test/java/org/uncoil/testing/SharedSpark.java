package org.uncoil.testing;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of all integration tests of a JVM. */
public final class SharedSpark {
  private static SparkSession session;

  private SharedSpark() {}

  /** The session, started when first asked for. */
  public static synchronized SparkSession get() {
    if (session == null) {
      session =
          SparkSession.builder()
              .master("local[2]")
              .appName("uncoil tests")
              .config("spark.ui.enabled", false)
              .config("spark.sql.shuffle.partitions", 2)
              .getOrCreate();
    }
    return session;
  }
}

package org.uncoil.cli;

import java.util.Locale;
import java.util.Optional;

/**
 * The Java and the Spark that a command runs on. Asked before anything else: on others Spark itself
 * fails, somewhere deep and with a message that helps nobody.
 *
 * @param java Java's feature version, as 17
 * @param spark Spark's version, as 4.2.0
 */
record Platform(int java, String spark) {
  private static final int OLDEST_JAVA = 17;

  /** What this JVM is, and the Spark on its class path. */
  static Platform current() {
    return new Platform(
        Runtime.version().feature(), org.apache.spark.package$.MODULE$.SPARK_VERSION());
  }

  /** Why Uncoil cannot run on it, and on what it can; empty if it can. */
  Optional<String> problem() {
    if (!spark.startsWith("4.") && !spark.startsWith("3.5.")) {
      return Optional.of(
          "Spark %s is not supported: Uncoil runs on Spark 3.5 and 4.x".formatted(spark));
    }
    int newest = spark.startsWith("3.") ? 21 : 25;
    if (java < OLDEST_JAVA || java > newest) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Java %d is not supported: Uncoil on Spark %s needs Java %d to %d",
              java,
              spark,
              OLDEST_JAVA,
              newest));
    }
    return Optional.empty();
  }
}

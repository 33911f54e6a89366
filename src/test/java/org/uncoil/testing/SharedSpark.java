package org.uncoil.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of all integration tests of a JVM. */
public final class SharedSpark {
  private static final Properties SHIPPED = shipped();

  /** How the application that people start is seen, as its configuration says. */
  private static final List<String> MONITORING =
      SHIPPED.stringPropertyNames().stream()
          .filter(key -> key.matches("spark\\.(ui\\.enabled|ui\\.prometheus|metrics)\\b.*"))
          .toList();

  private static SparkSession session;

  private SharedSpark() {}

  /** The session, started when first asked for. */
  public static synchronized SparkSession get() {
    if (session == null) {
      SparkSession.Builder builder =
          SparkSession.builder()
              .master("local[2]")
              .appName("uncoil tests")
              .config("spark.ui.port", 0)
              .config("spark.sql.shuffle.partitions", 2);
      MONITORING.forEach(key -> builder.config(key, SHIPPED.getProperty(key)));
      session = builder.getOrCreate();
    }
    return session;
  }

  private static Properties shipped() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("conf/spark/local.conf"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}

package org.uncoil.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/** Starts ND4J in the order that it needs, once per JVM, and says what it runs on. */
public final class Nd4jRuntime {
  private static final String VERSION = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

  private Nd4jRuntime() {}

  /**
   * Loads the backend. Must come before anything that touches ND4J's native part, or its class
   * initialisation fails for the life of the JVM.
   */
  public static void start() {
    Nd4j.getBackend();
  }

  /** What the loaded backend computes on: {@code cpu} or {@code cuda}. */
  public static String device() {
    start();
    String backend = Nd4j.getBackend().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return backend.contains("cuda") || backend.contains("jcublas") ? "cuda" : "cpu";
  }

  /** ND4J's version, from its jar. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream stream = Nd4j.class.getResourceAsStream(VERSION)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + VERSION, e);
    }
    return properties.getProperty("version", "unknown");
  }
}

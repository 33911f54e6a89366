package org.uncoil.network;

import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;

/** Starts ND4J in the order that it needs, once per JVM, and says what it runs on. */
public final class Nd4jRuntime {
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

  /** ND4J's version. */
  public static String version() {
    return org.nd4j.versioncheck.VersionCheck.getVersionInfos().stream()
        .filter(info -> info.getArtifactId().startsWith("nd4j-native"))
        .map(info -> info.getBuildVersion())
        .findFirst()
        .orElse("unknown");
  }
}

package org.uncoil.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.uncoil.bench.browser.Chromium;

/** A thing that some tests need, although the README does not ask for it. */
public enum Requirement {
  /** A browser in which the gallery's pages are tested. */
  CHROMIUM("Chromium", "apt-get install chromium fonts-dejavu-core, or CHROMIUM=/path/to/it") {
    @Override
    boolean isMet() {
      return Chromium.program().isPresent();
    }
  },

  /** The older Spark on which the application runs as well. */
  SPARK_3_5("Spark 3.5", "mvn -Pspark-3.5 package") {
    @Override
    boolean isMet() {
      return Files.isDirectory(Path.of("target/spark-3.5/jars"));
    }
  },

  /** The right to mount a small file system, which a test fills up. */
  MOUNT("the right to mount a file system", "run the tests as root") {
    @Override
    boolean isMet() {
      try {
        Path folder = Files.createTempDirectory("uncoil-mount");
        try {
          if (!run("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", folder.toString())) {
            return false;
          }
          return run("umount", folder.toString());
        } finally {
          Files.delete(folder);
        }
      } catch (IOException e) {
        return false;
      }
    }
  };

  private final String thing;
  private final String remedy;

  Requirement(String thing, String remedy) {
    this.thing = thing;
    this.remedy = remedy;
  }

  /** Whether this machine has it. */
  abstract boolean isMet();

  /**
   * Why a test is skipped, and how not to skip it: the report at the end of a build groups by it.
   */
  String reason() {
    return "needs " + thing + ": " + remedy;
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

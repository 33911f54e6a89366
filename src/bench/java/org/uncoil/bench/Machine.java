package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that was measured on. */
final class Machine {
  private Machine() {}

  /** Its processor and its Java. */
  static String describe() throws IOException {
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("an unknown processor");
    String vectors =
        Files.readString(Path.of("/proc/cpuinfo")).contains("avx512f") ? "AVX-512" : "no AVX-512";
    return processor.strip() + " (" + vectors + "), JDK " + Runtime.version();
  }
}

package org.uncoil.cli.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.testing.OwnJvm;

/** A command in a JVM of its own that the system ends while it trains. */
@Tag("slow")
class InterruptionIT {
  /** Runs of minutes each, of which none ends before the signal. */
  private static final String STUDY =
      """
      study { name = long, seed = 9, engine = vector }
      datasets = [ { name = moons, source { type = moons, points = 1000 } } ]
      networks = [
        { name = n, hidden = [100], epochs = 200000, grid { activation = [relu, tanh, sine] } }
      ]
      record { every-n-epochs = 100000 }
      """;

  @TempDir private Path disk;

  @Test
  void oneLineSaysHowFarItCame() throws Exception {
    Path study = Files.writeString(disk.resolve("long.conf"), STUDY);
    Path log = disk.resolve("log");
    Path out = disk.resolve("out");
    Process process = OwnJvm.start(log, "pipeline", study.toString(), "--out", out.toString());
    try {
      while (!marked(out)) {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        Thread.sleep(50);
      }
      process.destroy();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
      List<String> said = Files.readString(log).lines().toList();
      assertThat(process.exitValue()).as("SIGTERM").isEqualTo(143);
      assertThat(said.get(said.size() - 1))
          .isEqualTo("interrupted after 0 of 3 runs; the same command continues");
      assertThat(said).noneMatch(line -> line.contains("Exception") || line.contains("error:"));
      // no run is suspected of having ended the JVM
      assertThat(marked(out)).isFalse();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Whether the output folder says that something is being trained. */
  private static boolean marked(Path out) throws IOException {
    Path attempts = out.resolve("attempts");
    if (!Files.isDirectory(attempts)) {
      return false;
    }
    try (var files = Files.list(attempts)) {
      return files.anyMatch(file -> !file.getFileName().toString().startsWith("."));
    }
  }
}

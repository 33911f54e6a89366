package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.Attempts;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.TrainingProcess;
import org.uncoil.testing.OwnJvm;

/** The same command on one machine, whose JVM ends again and again in the same run. */
@Tag("slow")
class CrashIT {
  /** One run, of minutes. */
  private static final String STUDY =
      """
      study { name = long, seed = 9, engine = vector }
      datasets = [ { name = moons, source { type = moons, points = 1000 } } ]
      networks = [ { name = n, hidden = [100], epochs = 200000 } ]
      record { every-n-epochs = 100000 }
      """;

  @TempDir private Path disk;

  /** Runs the command until a run is marked the n-th time, then ends its JVM by a signal. */
  private void end(String mark, String signal) throws Exception {
    Path study = Files.writeString(disk.resolve("long.conf"), STUDY);
    Path log = disk.resolve("log");
    Process process =
        OwnJvm.start(
            log,
            List.of(
                "-XX:ErrorFile=" + disk.resolve("hs_err_pid%p.log"), "-XX:-CreateCoredumpOnCrash"),
            "pipeline",
            study.toString(),
            "--out",
            disk.resolve("out").toString());
    try {
      while (!marked(mark)) {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        Thread.sleep(50);
      }
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private boolean marked(String mark) throws IOException {
    Path attempts = disk.resolve("out/attempts");
    if (!Files.isDirectory(attempts)) {
      return false;
    }
    try (var files = Files.list(attempts)) {
      return files.anyMatch(file -> file.getFileName().toString().matches(mark));
    }
  }

  private int crashes() {
    OutputFolder folder = new OutputFolder(new Configuration(), disk.resolve("out").toString());
    Attempts attempts = new Attempts(folder, TrainingProcess.current("test"));
    return attempts.crashes(attempts.suspects().iterator().next());
  }

  @Test
  void onlyACrashCountsAgainstTheRun() throws Exception {
    end("part-.*", "KILL");
    end("[0-9a-f]{16}[.]1", "KILL");
    assertThat(crashes()).as("killed").isZero();
    end("[0-9a-f]{16}[.]2", "SEGV");
    assertThat(crashes()).as("crashed").isEqualTo(1);
    end("[0-9a-f]{16}[.]3", "TERM");
    assertThat(marked("[0-9a-f]{16}[.]3")).as("the mark of a JVM that ended in order").isFalse();
    assertThat(crashes()).isEqualTo(1);
  }
}

package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.testing.Needs;
import org.uncoil.testing.OwnJvm;
import org.uncoil.testing.Requirement;

/** A command on one machine whose disk fills up says so in one line. */
@Tag("slow")
class FullDiskIT {
  private static final String STUDY =
      """
      study { name = full, seed = 9 }
      datasets = [ { name = moons, source { type = moons, points = 300 } } ]
      networks = [ { name = n, hidden = [10], epochs = 200, grid { activation = [relu, tanh, sine] } } ]
      """;

  @TempDir private Path disk;

  private static boolean mount(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  @Test
  @Needs(Requirement.MOUNT)
  void theErrorStandsAlone() throws Exception {
    Path small = Files.createDirectory(disk.resolve("small"));
    assertThat(mount("-t", "tmpfs", "-o", "size=1g,nr_inodes=14", "tmpfs", small.toString()))
        .isTrue();
    try {
      Path study = Files.writeString(disk.resolve("full.conf"), STUDY);
      Path log = disk.resolve("log");
      Process process =
          OwnJvm.start(log, "pipeline", study.toString(), "--quiet", "--out", small + "/out");
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ends").isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(Files.readString(log).lines())
          .as("beside what Java says of its incubating modules")
          .filteredOn(line -> !line.contains("incubator modules"))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .startsWith("error: ")
                      .contains(small.toString())
                      .contains("No space left on device"));
    } finally {
      new ProcessBuilder("umount", "--lazy", small.toString()).start().waitFor();
    }
  }
}

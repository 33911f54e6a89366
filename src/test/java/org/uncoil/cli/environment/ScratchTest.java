package org.uncoil.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.BadInputException;

/** The folder for temporary files. */
class ScratchTest {
  private static final String NAME = "uncoil-" + System.getProperty("user.name");

  @TempDir private Path disk;

  private static String rights(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void nobodyElseMayLookIntoIt() throws IOException {
    Path folder = Scratch.in(disk).folder();
    assertThat(folder.getParent()).isEqualTo(disk.resolve(NAME));
    assertThat(rights(folder.getParent())).isEqualTo("rwx------");
    assertThat(Scratch.in(disk).folder()).isEqualTo(folder);
  }

  @Test
  void whatAProcessLeftThatIsGoneIsDeleted() throws IOException {
    Path own = Scratch.in(disk).folder();
    Path kept = Files.writeString(own.resolve("film.webm"), "half");
    Path mine = own.getParent();
    Path gone = Files.createDirectories(mine.resolve("999999999-5/spark/userFiles"));
    Files.writeString(gone.resolve("uncoil-app.jar"), "large");
    // the number is in use, by a process that began at another time
    Path reused = Files.createDirectory(mine.resolve(ProcessHandle.current().pid() + "-5"));
    Path other = Files.createDirectory(mine.resolve("something"));
    Scratch.in(disk);
    assertThat(mine.resolve("999999999-5")).doesNotExist();
    assertThat(reused).doesNotExist();
    assertThat(other).exists();
    assertThat(kept).exists();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Scratch.in(disk.resolve("nowhere")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("TMPDIR = " + disk + "/nowhere: must be a folder that can be written to");
  }

  @Test
  void aFolderThatIsNotSafeIsNotUsed() throws IOException {
    Path elsewhere = Files.createDirectory(disk.resolve("elsewhere"));
    Files.createSymbolicLink(disk.resolve(NAME), elsewhere);
    assertThat(Scratch.in(disk).folder().getParent()).isNotEqualTo(disk.resolve(NAME));
    assertThat(elsewhere).isEmptyDirectory();
    Files.delete(disk.resolve(NAME));
    Files.createDirectory(
        disk.resolve(NAME),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Path folder = Scratch.in(disk).folder();
    assertThat(folder.getParent()).isNotEqualTo(disk.resolve(NAME));
    assertThat(rights(folder.getParent())).isEqualTo("rwx------");
  }
}

package org.uncoil.pipeline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.BadInputException;

/** A folder with files of somebody else, into which runs are exported. */
class ExportFolderTest {
  @TempDir private Path root;

  private void export(String name, String line) throws IOException {
    try (ExportFolder folder = new ExportFolder(root)) {
      folder.write(root.resolve(name), List.of(line));
    }
  }

  private void isRefused(String name) {
    assertThatThrownBy(() -> export(name, "new"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "--to %s: holds a file %s that no export wrote, or that has changed since: choose another folder, or move the file away",
            root, name);
  }

  @Test
  void whatAnExportWroteIsReplaced() throws IOException {
    export("run/meta.yaml", "first");
    export("run/meta.yaml", "second");

    assertThat(root.resolve("run/meta.yaml")).hasContent("second\n");
    try (Stream<Path> files = Files.list(root)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("run", ExportFolder.LIST);
    }
  }

  @Test
  void aFileOfSomebodyElseIsNot() throws IOException {
    Path mine = Files.writeString(root.resolve("model.onnx"), "mine");

    isRefused("model.onnx");

    assertThat(mine).hasContent("mine");
  }

  @Test
  void norIsOneThatWasChanged() throws IOException {
    export("meta.yaml", "first");
    Path edited = Files.writeString(root.resolve("meta.yaml"), "edited");

    isRefused("meta.yaml");

    assertThat(edited).hasContent("edited");
  }

  @Test
  void norWhatALinkLeadsTo() throws IOException {
    Path mine = Files.writeString(root.resolve("mine"), "mine");
    Files.createSymbolicLink(root.resolve("model.zip"), mine);

    isRefused("model.zip");

    assertThat(mine).hasContent("mine");
  }

  @Test
  void anExportThatWasKilledGoesOn() throws IOException {
    export("first", "the same");
    Files.delete(root.resolve(ExportFolder.LIST));

    export("first", "the same");
    export("first", "another");

    assertThat(root.resolve("first")).hasContent("another\n");
  }

  @Test
  void whatWasWrittenBeforeAFailureIsListed() throws IOException {
    Files.writeString(root.resolve("b"), "mine");
    assertThatThrownBy(
            () -> {
              try (ExportFolder folder = new ExportFolder(root)) {
                folder.write(root.resolve("a"), List.of("a"));
                folder.write(root.resolve("b"), List.of("b"));
              }
            })
        .isInstanceOf(BadInputException.class);

    export("a", "another");

    assertThat(root.resolve("a")).hasContent("another\n");
  }
}

package org.uncoil.pipeline.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.store.Manifest;
import org.uncoil.store.table.StoredFile;

/**
 * A folder of this machine that runs are exported to. It may hold files of the person and of other
 * programs: a file that is there is replaced only if it is as an earlier export wrote it, which a
 * list in the folder says.
 */
final class ExportFolder implements AutoCloseable {
  /** The list, in the form of an output's. */
  static final String LIST = "uncoil-export.txt";

  private final Path root;
  private final Manifest list;

  /**
   * Opens one, or makes it with its first file.
   *
   * @throws IOException where its list cannot be read
   */
  ExportFolder(Path root) throws IOException {
    this.root = root.toAbsolutePath();
    Path file = this.root.resolve(LIST);
    list = Files.exists(file) ? Manifest.parse(file.toString(), read(file)) : new Manifest();
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  Path root() {
    return root;
  }

  /**
   * Writes a file, with the folders above it.
   *
   * @throws BadInputException where a file is there that no export wrote
   */
  void write(Path file, byte[] content) throws IOException {
    String path = root.relativize(file).toString();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !mayReplace(file, path, content)) {
      throw new BadInputException(
          List.of(
              "--to %s: holds a file %s that no export wrote, or that has changed since: choose another folder, or move the file away"
                  .formatted(root, path)));
    }
    replace(file, content);
    list.add(StoredFile.of(path, content));
  }

  private boolean mayReplace(Path file, String path, byte[] content) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] there = Files.readAllBytes(file);
    // one that is the same was written by an export that ended before its list was
    return Arrays.equals(there, content)
        || list.get(path).equals(Optional.of(StoredFile.of(path, there)));
  }

  /** In one step, so that a killed export leaves no file of its own that it does not know. */
  private static void replace(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(".uncoil-export.tmp");
    try {
      Files.write(unfinished, content);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Writes lines, each with its end. */
  void write(Path file, List<String> lines) throws IOException {
    write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the list, of what was written up to a failure too. */
  @Override
  public void close() throws IOException {
    Optional<byte[]> unsaved = list.unsaved();
    if (unsaved.isPresent() && Files.isDirectory(root)) {
      replace(root.resolve(LIST), unsaved.get());
    }
  }
}

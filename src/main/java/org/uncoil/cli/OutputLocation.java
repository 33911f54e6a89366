package org.uncoil.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.uncoil.cli.environment.SubmitFolder;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.setting.Printable;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;

/**
 * An output folder as it is typed: looked at before anything runs, without opening a connection.
 *
 * @param option what messages call it, as {@code --out}
 * @param typed a path, or a URI of any Hadoop file system
 */
record OutputLocation(String option, String typed) {
  private static final Pattern URI =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);

  /** What file systems of Linux hold. */
  private static final int MOST_OF_NAME = 255;

  private static final int MOST_OF_PATH = 4000;

  /**
   * Opens the folder, which need not exist.
   *
   * @throws BadInputException where no folder can be called so
   */
  OutputFolder open(Configuration configuration) {
    check(configuration);
    return new OutputFolder(configuration, typed);
  }

  /**
   * Opens an output that is to be read.
   *
   * @throws BadInputException where there is none
   */
  OutputFolder openOutput(Configuration configuration) {
    OutputFolder folder = open(configuration);
    if (!folder.has(Table.DATASETS) && folder.text(Provenance.STUDY).isEmpty()) {
      throw refused("must be an output of Uncoil: there is none");
    }
    return folder;
  }

  /**
   * Requires that a folder can be called so.
   *
   * @throws BadInputException where none can
   */
  void check(Configuration configuration) {
    if (typed.isBlank()) {
      throw refused("must name a folder");
    }
    Matcher uri = URI.matcher(typed);
    if (uri.matches()) {
      checkUri(configuration, uri.group(1), uri.group(2));
    }
    try {
      new org.apache.hadoop.fs.Path(typed);
    } catch (IllegalArgumentException e) {
      throw refused("must be a path without a colon, or a URI such as hdfs://host/folder");
    }
    if (typed.length() > MOST_OF_PATH) {
      throw refused("must have at most " + MOST_OF_PATH + " characters");
    }
    for (String name : typed.split("/", -1)) {
      if (name.getBytes(StandardCharsets.UTF_8).length > MOST_OF_NAME) {
        throw refused("the name of a folder must have at most " + MOST_OF_NAME + " bytes");
      }
    }
    try {
      local();
    } catch (InvalidPathException e) {
      throw refused("is no path: " + e.getReason());
    }
  }

  private void checkUri(Configuration configuration, String scheme, String rest) {
    if (!rest.startsWith("/")) {
      throw refused("must be a path without a colon, or a URI such as hdfs://host/folder");
    }
    if (scheme.equalsIgnoreCase("file") && rest.startsWith("//") && !rest.startsWith("///")) {
      throw refused("must name no host: file:///folder is a folder of this machine");
    }
    if (scheme.matches("(?i)https?|ftp|har|data")) {
      throw refused("must be on a file system that can be written to, as hdfs or s3a");
    }
    try {
      FileSystem.getFileSystemClass(scheme, configuration);
    } catch (IOException | RuntimeException | LinkageError e) {
      throw refused(
          "must be a path, or a URI of a file system that Hadoop knows here: not of " + scheme);
    }
  }

  /** The path on this machine; empty where it is on another file system. */
  private Optional<Path> local() {
    if (!URI.matcher(typed).matches()) {
      return Optional.of(SubmitFolder.resolve(Path.of(typed)));
    }
    return typed.regionMatches(true, 0, "file:", 0, 5)
        ? Optional.of(Path.of(typed.substring(5)))
        : Optional.empty();
  }

  /** Bytes that may be written here, those of the tables that are there included. */
  OptionalLong room(Configuration configuration) {
    Optional<Path> folder = local();
    boolean here =
        folder.isPresent()
            && (typed.startsWith("file:")
                || "file".equals(FileSystem.getDefaultUri(configuration).getScheme()));
    if (!here) {
      return OptionalLong.empty();
    }
    try {
      Path there = folder.get().toAbsolutePath();
      long used = Files.isDirectory(there.resolve("tables")) ? size(there.resolve("tables")) : 0;
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      return OptionalLong.of(used + Files.getFileStore(there).getUsableSpace());
    } catch (IOException | RuntimeException e) {
      // what cannot be looked at is found out when it is written to
      return OptionalLong.empty();
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private BadInputException refused(String right) {
    return new BadInputException(List.of(option + " " + Printable.cited(shown()) + ": " + right));
  }

  private String shown() {
    return typed.isBlank() ? "\"" + typed + "\"" : typed;
  }
}

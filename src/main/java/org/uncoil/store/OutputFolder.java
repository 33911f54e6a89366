package org.uncoil.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One study's output, on any file system that Hadoop knows.
 *
 * <pre>
 * study.conf  provenance.json     what was run, and with which versions
 * tables/NAME/PART.parquet        see the tables' row records
 * models/RUN_ID.zip               networks as DL4J's files, where the study asks for them
 * gallery/                        index.html, assets/, runs/, films/
 * attempts/                       see {@link Attempts}
 * </pre>
 *
 * Every file appears under its name only when it is complete.
 */
public final class OutputFolder {
  private final Configuration configuration;
  private final Path root;
  private final FileSystem files;

  /**
   * Opens a folder, which need not exist yet.
   *
   * @param location a path, or a URI of any Hadoop file system
   */
  public OutputFolder(Configuration configuration, String location) {
    this.configuration = configuration;
    try {
      Path given = new Path(location);
      files = given.getFileSystem(configuration);
      root = files.makeQualified(given);
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreException(
          "cannot open the output folder " + location + ": " + e.getMessage(), e);
    }
  }

  /** The folder, as a URI. */
  public String location() {
    return root.toString();
  }

  /** The folder as people write it: without a scheme where it is a local path. */
  public String displayName() {
    return local() ? root.toUri().getPath() : root.toString();
  }

  /** Whether it is on this machine's own file system. */
  boolean local() {
    return root.toUri().getScheme().equals("file");
  }

  /** A table's folder, as a URI for Spark or another reader. */
  public String location(Table<?> table) {
    return folder(table).toString();
  }

  /** Where a file lies that is named by its path below the folder. */
  public String location(String file) {
    return new Path(root, file).toString();
  }

  private Path folder(Table<?> table) {
    return new Path(new Path(root, "tables"), table.name());
  }

  /**
   * Starts one file of a table.
   *
   * @param part the file's name without its ending
   * @param attempt tells attempts apart that may write the same part at the same time
   */
  public <R extends Record> TableWriter<R> write(Table<R> table, String part, String attempt) {
    return new TableWriter<>(
        configuration, table, new Path(folder(table), part + ".parquet"), attempt);
  }

  /** Writes one file of a table from rows at hand. */
  public <R extends Record> void write(
      Table<R> table, String part, String attempt, Iterable<R> rows) {
    try (TableWriter<R> writer = write(table, part, attempt)) {
      rows.forEach(writer::write);
      writer.commit();
    }
  }

  /** Reads one file of a table. */
  public <R extends Record> TableReader<R> read(Table<R> table, String part) {
    return new TableReader<>(
        configuration, table, List.of(new Path(folder(table), part + ".parquet")));
  }

  /** Reads a whole table, in the order of its files' names; one that was never written is empty. */
  public <R extends Record> TableReader<R> read(Table<R> table) {
    List<Path> paths =
        parts(table).stream().map(part -> new Path(folder(table), part + ".parquet")).toList();
    return new TableReader<>(configuration, table, paths);
  }

  /** Whether a table has any complete file. */
  public boolean has(Table<?> table) {
    return !parts(table).isEmpty();
  }

  /**
   * Deletes a table's files that are neither these parts nor shards of them, and those that were
   * never completed.
   */
  public void sweep(Table<?> table, Set<String> parts) {
    sweep(table, part -> parts.contains(Shards.whole(part)));
  }

  /** Deletes a table's files that were never completed. */
  public void sweepUnfinished(Table<?> table) {
    sweep(table, part -> true);
  }

  private void sweep(Table<?> table, Predicate<String> keep) {
    try {
      for (FileStatus file : list(folder(table))) {
        String name = file.getPath().getName();
        if (!name.endsWith(".parquet") || !keep.test(name.substring(0, name.lastIndexOf('.')))) {
          files.delete(file.getPath(), false);
        }
      }
    } catch (IOException e) {
      throw new StoreException("cannot clear " + folder(table) + ": " + e.getMessage(), e);
    }
  }

  /** The names of a table's complete files, without their ending. */
  public List<String> parts(Table<?> table) {
    return names("tables/" + table.name()).stream()
        .filter(name -> name.endsWith(".parquet"))
        .map(name -> name.substring(0, name.lastIndexOf('.')))
        .toList();
  }

  /** Whether a table has a complete file of this name. */
  public boolean has(Table<?> table, String part) {
    return exists("tables/" + table.name() + "/" + part + ".parquet");
  }

  /**
   * Whether a table has a complete file of this name, with rows of exactly these runs.
   *
   * @param run the run that a row is of
   */
  public <R extends Record> boolean holds(
      Table<R> table, String part, Function<R, String> run, Set<String> runs) {
    if (!has(table, part)) {
      return false;
    }
    Set<String> found = new HashSet<>();
    read(table, part).forEach(row -> found.add(run.apply(row)));
    return found.equals(runs);
  }

  /** Deletes one file of a table, if it is there. */
  public void delete(Table<?> table, String part) {
    delete("tables/" + table.name() + "/" + part + ".parquet");
  }

  private List<FileStatus> list(Path folder) {
    try {
      return Arrays.asList(files.listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new StoreException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Whether a file is there. */
  public boolean exists(String file) {
    try {
      return files.exists(new Path(root, file));
    } catch (IOException e) {
      throw new StoreException("cannot look for " + location(file) + ": " + e.getMessage(), e);
    }
  }

  /** The names of the complete files in a folder; none where it is not there. */
  public List<String> names(String folder) {
    return list(new Path(root, folder)).stream()
        .map(file -> file.getPath().getName())
        .filter(name -> !name.startsWith("."))
        .sorted()
        .toList();
  }

  /** Writes a small file whole. */
  public void write(String file, byte[] content) {
    write(file, out -> out.write(content));
  }

  /** Copies a file of this folder to another place in it. */
  public void copy(String from, String to) {
    write(
        to,
        out -> {
          try (InputStream in = files.open(new Path(root, from))) {
            in.transferTo(out);
          }
        });
  }

  /** Copies a local file here, and deletes it there. */
  public void adopt(java.nio.file.Path local, String file) {
    write(file, out -> Files.copy(local, out));
    try {
      Files.delete(local);
    } catch (IOException e) {
      throw new StoreException("cannot delete " + local + ": " + e.getMessage(), e);
    }
  }

  /** What a file's bytes are written by. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private void write(String file, Content content) {
    Path target = new Path(root, file);
    try (NewFile begun = NewFile.begin(configuration, target, UUID.randomUUID().toString())) {
      content.writeTo(begun.stream());
      begun.commit();
    } catch (IOException | FSError e) {
      throw StoreException.because("cannot write " + target, e);
    }
  }

  /** How long ago a file was written, by its file system's clock against this machine's. */
  Duration age(String file) {
    try {
      long written = files.getFileStatus(new Path(root, file)).getModificationTime();
      return Duration.ofMillis(System.currentTimeMillis() - written);
    } catch (IOException e) {
      throw new StoreException("cannot look at " + location(file) + ": " + e.getMessage(), e);
    }
  }

  /** A small text file's content, if it is there. */
  public Optional<String> text(String file) {
    try (InputStream in = files.open(new Path(root, file))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("cannot read " + location(file) + ": " + e.getMessage(), e);
    }
  }

  /** Deletes everything that a study leaves here. */
  public void clear() {
    List.of("tables", "models", "gallery", Attempts.FOLDER).forEach(this::delete);
  }

  /** Deletes a file or a folder with all that is in it, if it is there. */
  public void delete(String file) {
    try {
      files.delete(new Path(root, file), true);
    } catch (IOException e) {
      throw new StoreException("cannot delete " + location(file) + ": " + e.getMessage(), e);
    }
  }
}

package org.uncoil.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.uncoil.store.table.StoredFile;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableReader;
import org.uncoil.store.table.TableWriter;

/**
 * One study's output, on any file system that Hadoop knows: its tables, and other files.
 *
 * <pre>
 * study.conf  provenance.json     what was run, and with which versions
 * manifest.txt                    which files belong to the output: see {@link Manifest}
 * tables/NAME/PART.parquet        see the tables' row records
 * models/RUN_ID.zip               networks as DL4J's files, where the study asks for them
 * gallery/                        index.html, assets/, runs/, films/
 * attempts/                       see {@link Attempts}
 * </pre>
 */
public final class OutputFolder extends OwnFiles {
  private static final String PARQUET = ".parquet";

  /**
   * Opens a folder, which need not exist yet.
   *
   * @param location a path, or a URI of any Hadoop file system
   */
  public OutputFolder(Configuration configuration, String location) {
    super(configuration, location, Set.of(), null);
  }

  /**
   * Opens a folder in a task, which does not keep the list of files.
   *
   * @param others paths of files that are not the output's
   * @param written is told of each file that is written
   */
  public OutputFolder(
      Configuration configuration,
      String location,
      Set<String> others,
      Consumer<StoredFile> written) {
    super(configuration, location, others, written);
  }

  /** A table's folder, as a URI for Spark or another reader. */
  public String location(Table<?> table) {
    return folder(table).toString();
  }

  /** What Spark is to read of a table: its folder, or its files where others' lie beside them. */
  public String[] sources(Table<?> table) {
    String folder = path(table, "");
    return others().stream().anyMatch(other -> other.startsWith(folder))
        ? parts(table).stream()
            .map(part -> location(path(table, part + PARQUET)))
            .toArray(String[]::new)
        : new String[] {location(table)};
  }

  private Path folder(Table<?> table) {
    return new Path(new Path(root, "tables"), table.name());
  }

  private static String path(Table<?> table, String file) {
    return "tables/" + table.name() + "/" + file;
  }

  /**
   * Starts one file of a table.
   *
   * @param part the file's name without its ending
   * @param attempt tells attempts apart that may write the same part at the same time
   */
  public <R extends Record> TableWriter<R> write(Table<R> table, String part, String attempt) {
    String path = path(table, part + PARQUET);
    claim(path);
    return new TableWriter<>(configuration, table, root, path, attempt, this::wrote);
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
        configuration, table, List.of(new Path(folder(table), part + PARQUET)));
  }

  /** Reads a whole table, in the order of its files' names; one that was never written is empty. */
  public <R extends Record> TableReader<R> read(Table<R> table) {
    List<Path> paths =
        parts(table).stream().map(part -> new Path(folder(table), part + PARQUET)).toList();
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
    for (FileStatus file : list(folder(table))) {
      String name = file.getPath().getName();
      boolean complete = name.endsWith(PARQUET) && !keep.test(withoutEnding(name));
      if (!isOthers(path(table, name)) && (complete || Inventory.isUnfinished(name))) {
        delete(path(table, name));
      }
    }
  }

  private static String withoutEnding(String name) {
    return name.substring(0, name.length() - PARQUET.length());
  }

  /** The names of a table's complete files, without their ending. */
  public List<String> parts(Table<?> table) {
    return names("tables/" + table.name()).stream()
        .filter(name -> name.endsWith(PARQUET))
        .map(OutputFolder::withoutEnding)
        .toList();
  }

  /** Whether a table has a complete file of this name. */
  public boolean has(Table<?> table, String part) {
    return exists(path(table, part + PARQUET));
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

  /** Deletes the file of a table that is called {@code whole}, and those of its shards. */
  public void deleteWhole(Table<?> table, String whole) {
    parts(table).stream()
        .filter(part -> Shards.whole(part).equals(whole))
        .forEach(part -> delete(table, part));
  }

  /** Deletes one file of a table, if it is there. */
  public void delete(Table<?> table, String part) {
    delete(path(table, part + PARQUET));
  }
}

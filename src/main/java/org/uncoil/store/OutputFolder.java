package org.uncoil.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.uncoil.store.table.NewFile;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.StoredFile;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableReader;
import org.uncoil.store.table.TableWriter;

/**
 * One study's output, on any file system that Hadoop knows.
 *
 * <pre>
 * study.conf  provenance.json     what was run, and with which versions
 * manifest.txt                    which files belong to the output: see {@link Manifest}
 * tables/NAME/PART.parquet        see the tables' row records
 * models/RUN_ID.zip               networks as DL4J's files, where the study asks for them
 * gallery/                        index.html, assets/, runs/, films/
 * attempts/                       see {@link Attempts}
 * </pre>
 *
 * Every file appears under its name only when it is complete. Files of others, once they are known
 * ({@link #leaveAlone}), are neither listed nor read, replaced or deleted.
 */
public final class OutputFolder {
  private static final String PARQUET = ".parquet";

  private final Configuration configuration;
  private final Path root;
  private final FileSystem files;
  private final Consumer<StoredFile> written;
  private Manifest manifest;
  private Set<String> others = Set.of();

  /**
   * Opens a folder, which need not exist yet.
   *
   * @param location a path, or a URI of any Hadoop file system
   */
  public OutputFolder(Configuration configuration, String location) {
    this(configuration, location, null);
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
    this(configuration, location, written);
    this.others = Set.copyOf(others);
  }

  private OutputFolder(Configuration configuration, String location, Consumer<StoredFile> written) {
    this.configuration = configuration;
    this.written = written == null ? file -> manifest().add(file) : written;
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

  /** The folder, where it is on this machine's own file system. */
  public Optional<java.nio.file.Path> localPath() {
    return local() ? Optional.of(java.nio.file.Path.of(root.toUri().getPath())) : Optional.empty();
  }

  /** The list of the output's files, as far as it is written down. */
  synchronized Manifest manifest() {
    if (manifest == null) {
      manifest =
          text(Manifest.FILE)
              .map(text -> Manifest.parse(displayName() + "/" + Manifest.FILE, text))
              .orElseGet(Manifest::new);
    }
    return manifest;
  }

  /** The files that the output consists of, as they were when they were written. */
  public List<StoredFile> storedFiles() {
    return manifest().files();
  }

  /**
   * Lists what tasks write, too.
   *
   * @param sent all that they have written so far, in a list that only grows
   */
  public void follow(Supplier<List<StoredFile>> sent) {
    manifest().follow(sent);
  }

  /** Writes down which files the output consists of. */
  public void saveManifest() {
    manifest().receive();
    manifest()
        .unsaved()
        .ifPresent(
            text -> {
              write(Manifest.FILE, text);
              manifest().saved();
            });
  }

  /**
   * Lists a file before it is written, one that cannot be told from a file of somebody else: if the
   * driver is killed now, it counts as one that was damaged.
   */
  public void announce(String path) {
    claim(path);
    if (manifest().get(path).isEmpty()) {
      manifest().add(StoredFile.announced(path));
      saveManifest();
    }
  }

  /** Leaves files of others alone from now on. */
  void leaveAlone(Set<String> paths) {
    others = Set.copyOf(paths);
  }

  /** Whether a program says that it works on the folder. */
  public boolean isLocked() {
    return exists(OutputLock.FILE);
  }

  /** Whether it is an output: it has the list of its files, or what older versions wrote. */
  public boolean isOutput() {
    return exists(Manifest.FILE)
        || (exists("study.conf") && exists("provenance.json") && entries("").contains("tables/"));
  }

  /**
   * What lies in the folder, with a slash behind the names of folders; leaves out what a program
   * that is killed at its very start may leave. Of a path that is a file, its name.
   */
  public List<String> content() {
    return entries("").stream()
        .filter(name -> !name.startsWith(OutputLock.FILE) && !Inventory.isUnfinished(name))
        .toList();
  }

  /** Whether the path is one of a file, which cannot be an output folder. */
  public boolean isFile() {
    try {
      return files.getFileStatus(root).isFile();
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new StoreException("cannot look at " + root + ": " + e.getMessage(), e);
    }
  }

  /** The files of others that are left alone; a path that ends in a slash is a folder's. */
  public Set<String> others() {
    return others;
  }

  private boolean isOthers(String path) {
    return others.contains(path);
  }

  /** Notes a file of the output; what comes and goes while a program works is none. */
  private void wrote(StoredFile file) {
    if (!Inventory.comesAndGoes(file.path())) {
      written.accept(file);
    }
  }

  /**
   * Refuses to replace a file of somebody else, or to make a folder in its place.
   *
   * @throws StoreException where the path, or the beginning of it, is another's
   */
  private void claim(String path) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      refuseOthers(path.substring(0, end));
    }
    refuseOthers(path);
  }

  private void refuseOthers(String path) {
    if (isOthers(path)) {
      throw new StoreException(
          "%s/%s is not a file that Uncoil wrote, and is in the way: move it out of the folder"
              .formatted(displayName(), path));
    }
  }

  /** A table's folder, as a URI for Spark or another reader. */
  public String location(Table<?> table) {
    return folder(table).toString();
  }

  /** Where a file lies that is named by its path below the folder. */
  public String location(String file) {
    return new Path(root, file).toString();
  }

  /** What Spark is to read of a table: its folder, or its files where others' lie beside them. */
  public String[] sources(Table<?> table) {
    String folder = path(table, "");
    return others.stream().anyMatch(other -> other.startsWith(folder))
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
      return !isOthers(file) && files.exists(new Path(root, file));
    } catch (IOException e) {
      throw new StoreException("cannot look for " + location(file) + ": " + e.getMessage(), e);
    }
  }

  /** The names of the complete files in a folder; none where it is not there. */
  public List<String> names(String folder) {
    return list(new Path(root, folder)).stream()
        .map(file -> file.getPath().getName())
        .filter(name -> !name.startsWith("."))
        .filter(name -> !isOthers((folder + "/" + name).replace("//", "/")))
        .sorted()
        .toList();
  }

  /**
   * What lies right in the folder, with a slash behind the names of folders; the folder itself is
   * asked for by an empty name.
   */
  List<String> entries(String folder) {
    return list(folder.isEmpty() ? root : new Path(root, folder)).stream()
        .map(file -> file.getPath().getName() + (file.isDirectory() ? "/" : ""))
        .sorted()
        .toList();
  }

  /** The lengths of all files below a folder, by their paths; none where it is not there. */
  SortedMap<String, Long> lengths(String folder) {
    SortedMap<String, Long> lengths = new TreeMap<>();
    int start = root.toString().length() + (root.toString().endsWith("/") ? 0 : 1);
    try {
      addLengths(new Path(root, folder), start, lengths);
    } catch (FileNotFoundException e) {
      return lengths;
    } catch (IOException e) {
      throw new StoreException("cannot list " + location(folder) + ": " + e.getMessage(), e);
    }
    return lengths;
  }

  /**
   * Hadoop lists a tree in one request to an object store; of local files it asks another process
   * for the owner and the rights of each.
   */
  private void addLengths(Path folder, int start, SortedMap<String, Long> lengths)
      throws IOException {
    if (local()) {
      for (FileStatus file : files.listStatus(folder)) {
        if (file.isDirectory()) {
          addLengths(file.getPath(), start, lengths);
        } else {
          lengths.put(file.getPath().toString().substring(start), file.getLen());
        }
      }
    } else {
      RemoteIterator<LocatedFileStatus> found = files.listFiles(folder, true);
      while (found.hasNext()) {
        LocatedFileStatus file = found.next();
        lengths.put(file.getPath().toString().substring(start), file.getLen());
      }
    }
  }

  /** The length of a file; none where it is not there. */
  OptionalLong length(String file) {
    try {
      return OptionalLong.of(files.getFileStatus(new Path(root, file)).getLen());
    } catch (FileNotFoundException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new StoreException("cannot look at " + location(file) + ": " + e.getMessage(), e);
    }
  }

  /** What a file holds now; none where it is not there. */
  public Optional<StoredFile> digested(String file) {
    MessageDigest digest = NewFile.sha256();
    long length = 0;
    try (InputStream in = files.open(new Path(root, file))) {
      byte[] bytes = new byte[1 << 16];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        digest.update(bytes, 0, count);
        length += count;
      }
      return Optional.of(new StoredFile(file, length, HexFormat.of().formatHex(digest.digest())));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("cannot read " + location(file) + ": " + e.getMessage(), e);
    }
  }

  /** What the footer of a table's file says of itself under a key. */
  Optional<String> footer(String file, String key) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(root, file), configuration))) {
      return Optional.ofNullable(
          reader.getFooter().getFileMetaData().getKeyValueMetaData().get(key));
    }
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
    claim(file);
    Path target = new Path(root, file);
    try (NewFile begun = NewFile.begin(configuration, target, UUID.randomUUID().toString())) {
      content.writeTo(begun.stream());
      wrote(StoredFile.of(file, begun.commit()));
    } catch (IOException | FSError e) {
      throw StoreException.because("cannot write " + target, e);
    }
  }

  /**
   * Writes a small file only where none has its name: of several programs that do so at the same
   * time one succeeds, on local disks, on HDFS, and on S3 through a connector that knows
   * conditional writes (Hadoop 3.4.2 and later). Through another the last one to write replaces the
   * others'.
   *
   * @return whether this one did
   */
  boolean create(String file, byte[] content) {
    Path target = new Path(root, file);
    try {
      if (files instanceof LocalFileSystem local) {
        java.nio.file.Path here = local.pathToFile(target).toPath();
        Files.createDirectories(here.getParent());
        Files.write(here, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return true;
      }
      try (FSDataOutputStream out = createNew(target)) {
        out.write(content);
      }
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    } catch (IOException | FSError e) {
      // S3 says only when the write ends that another was first
      if (isOnS3() && exists(file)) {
        return false;
      }
      throw StoreException.because("cannot write " + target, e);
    }
  }

  private FSDataOutputStream createNew(Path target) throws IOException {
    if (!isOnS3()) {
      return files.create(target, false);
    }
    FSDataOutputStreamBuilder<?, ?> builder = files.createFile(target);
    builder.overwrite(false);
    builder.recursive();
    builder.opt("fs.option.create.conditional.overwrite", true);
    return builder.build();
  }

  private boolean isOnS3() {
    return root.toUri().getScheme().equals("s3a");
  }

  /** How long ago a file was written, by its file system's clock against this machine's. */
  Duration age(String file) {
    try {
      long written = files.getFileStatus(new Path(root, file)).getModificationTime();
      return Duration.ofMillis(System.currentTimeMillis() - written);
    } catch (FileNotFoundException e) {
      // it was given back just now
      return Duration.ofDays(1);
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

  /** Deletes everything that a study leaves here, and nothing else. */
  public void clear() {
    for (String folder : List.of("tables", "models", "gallery", Attempts.FOLDER)) {
      delete(folder);
    }
  }

  /** Deletes a folder that nothing is left in. */
  void deleteIfEmpty(String folder) {
    if (entries(folder).isEmpty()) {
      delete(folder);
    }
  }

  /** Deletes a file or a folder with all that is in it, if it is there; files of others stay. */
  public void delete(String file) {
    if (isOthers(file)) {
      return;
    }
    if (others.stream().anyMatch(other -> other.startsWith(file + "/"))) {
      for (String entry : entries(file)) {
        delete(file + "/" + (entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry));
      }
      return;
    }
    try {
      files.delete(new Path(root, file), true);
    } catch (IOException e) {
      throw new StoreException("cannot delete " + location(file) + ": " + e.getMessage(), e);
    }
    if (manifest != null) {
      manifest.remove(file);
    }
  }
}

package org.uncoil.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
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

/**
 * The files below a folder, which need not exist, on any file system that Hadoop knows: local
 * disks, HDFS, object stores.
 */
abstract class RootedFiles {
  final Configuration configuration;
  final Path root;
  final FileSystem files;

  /**
   * Opens the folder.
   *
   * @param location a path, or a URI of any Hadoop file system
   */
  RootedFiles(Configuration configuration, String location) {
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

  /** The folder, where it is on this machine's own file system. */
  public Optional<java.nio.file.Path> localPath() {
    return local() ? Optional.of(java.nio.file.Path.of(root.toUri().getPath())) : Optional.empty();
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

  /** Where a file lies that is named by its path below the folder. */
  public String location(String file) {
    return new Path(root, file).toString();
  }

  List<FileStatus> list(Path folder) {
    try {
      return Arrays.asList(files.listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new StoreException("cannot list " + folder + ": " + e.getMessage(), e);
    }
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
      if (isOnS3() && length(file).isPresent()) {
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
}

package org.uncoil.store.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.uncoil.store.Manifest;

/**
 * A file on its way to its name, which it gets complete and in one step, in place of one that had
 * it: at no moment is there none. Closing it without {@link #commit} leaves things as they were.
 *
 * <p>Local disks and HDFS rename in one step: there it is written under a hidden name first. An
 * object store has no rename, but shows nothing of an object until its writing has ended, and
 * forgets it where that is called off: there it is written under its own name. A file system that
 * promises neither takes as many steps for the rename as its connector does.
 *
 * <p>On a local disk Hadoop would lay a hidden file of checksums beside each file. The output's
 * {@link Manifest} has the digest of each file instead, so they are neither written nor left there
 * for a file that is written again.
 */
public final class NewFile implements AutoCloseable {
  // Parquet hands over 8 kB at a time: written by themselves they cost half as much again
  private static final int LOCAL_BUFFER = 1 << 16;

  private final Configuration configuration;
  private final FileSystem files;
  private final Path target;
  private final Path written;
  private final FSDataOutputStream raw;
  private final MessageDigest digest = sha256();
  private final FSDataOutputStream stream;
  private boolean open = true;

  /** What a file holds: how many bytes, and their SHA-256 in hexadecimal characters. */
  record Content(long length, String sha256) {}

  private NewFile(Configuration configuration, Path target, String attempt) throws IOException {
    this.configuration = configuration;
    this.target = target;
    files = target.getFileSystem(configuration);
    written =
        appearsWhenClosed(files, target)
            ? target
            : new Path(target.getParent(), "." + target.getName() + "." + attempt + ".tmp");
    raw = create(files, written);
    stream = new FSDataOutputStream(new DigestOutputStream(raw, digest), null);
  }

  /** A new digest of the kind that the manifest has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * On a local disk by Java's own calls, with the rights that the process gives: Hadoop starts a
   * process that sets them for each file and each folder that it makes, several milliseconds each.
   */
  private static FSDataOutputStream create(FileSystem files, Path path) throws IOException {
    if (!(files instanceof LocalFileSystem local)) {
      return files.create(path, true);
    }
    java.nio.file.Path here = here(local, path);
    Files.createDirectories(here.getParent());
    return new FSDataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(here), LOCAL_BUFFER), null);
  }

  /**
   * Begins to write a file.
   *
   * @param attempt tells apart who may write the same file at the same time
   */
  public static NewFile begin(Configuration configuration, Path target, String attempt)
      throws IOException {
    return new NewFile(configuration, target, attempt);
  }

  /**
   * Whether nothing is seen of a file until its writing ends, so that it can still be called off.
   */
  static boolean appearsWhenClosed(FileSystem files, Path path) throws IOException {
    return files.hasPathCapability(path, CommonPathCapabilities.ABORTABLE_STREAM);
  }

  /** What the file's bytes go into; only {@link #commit} and {@link #close} may end it. */
  public FSDataOutputStream stream() {
    return stream;
  }

  /** Gives the file its name, and says what it holds. */
  public Content commit() throws IOException {
    long length = stream.getPos();
    stream.close();
    if (files instanceof LocalFileSystem local) {
      Files.move(here(local, written), here(local, target), StandardCopyOption.ATOMIC_MOVE);
      // an earlier version of Uncoil wrote checksums, which would be those of another file now
      Files.deleteIfExists(here(local, local.getChecksumFile(target)));
    } else if (!written.equals(target)) {
      FileContext.getFileContext(target.toUri(), configuration)
          .rename(written, target, Options.Rename.OVERWRITE);
    }
    open = false;
    return new Content(length, HexFormat.of().formatHex(digest.digest()));
  }

  private static java.nio.file.Path here(LocalFileSystem local, Path path) {
    return local.pathToFile(path).toPath();
  }

  @Override
  public void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    if (written.equals(target)) {
      raw.abort();
      return;
    }
    try {
      stream.close();
    } finally {
      files.delete(written, false);
    }
  }
}

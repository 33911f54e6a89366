package org.uncoil.cli.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * The folder in which the command was typed, which relative paths are relative to. A driver that
 * runs on the cluster has another working directory, and {@code jobs/submit} tells it; without
 * that, the working directory is the folder.
 */
public final class SubmitFolder {
  // begins with "spark." because Spark hands only such settings to a driver on the cluster
  static final String PROPERTY = "spark.uncoil.directory";

  private SubmitFolder() {}

  /** The file that a person means by a path. */
  public static Path resolve(Path file) {
    return Path.of(System.getProperty(PROPERTY, "")).resolve(file);
  }

  /**
   * Makes the folder the working directory of the local file system, as far as Hadoop is concerned;
   * other file systems keep their own, the person's home folder.
   */
  public static void apply(Configuration configuration) {
    String folder = System.getProperty(PROPERTY);
    if (folder == null) {
      return;
    }
    try {
      FileSystem.getLocal(configuration)
          .setWorkingDirectory(new org.apache.hadoop.fs.Path(Path.of(folder).toUri()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the local file system", e);
    }
  }
}

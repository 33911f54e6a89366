package org.uncoil.pipeline.generate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.file.FileOpener;
import org.uncoil.dataset.file.FolderFiles;
import org.uncoil.dataset.file.LocalFiles;

/**
 * Opens the files that a study names: those of this machine without Hadoop, which knows neither all
 * their names nor what a pipe is, others by it.
 *
 * @param workingDirectory what relative paths are relative to, as a URI
 */
public record StudyFiles(String workingDirectory, Configuration configuration)
    implements FileOpener {
  @Override
  public List<InputFile> open(String location) throws IOException {
    boolean path = !LocalFiles.isUri(location);
    if (LocalFiles.isFileUri(location) || (path && LocalFiles.isFileUri(workingDirectory))) {
      String folder = LocalFiles.isFileUri(workingDirectory) ? folder() : "/";
      return new LocalFiles(java.nio.file.Path.of(folder)).open(location);
    }
    try {
      return hadoopFiles(location, hadoopPath(location));
    } catch (AccessControlException e) {
      throw new DatasetException(location + ": there is no permission to read it", e);
    }
  }

  /** Hadoop writes its paths without percent signs. */
  private String folder() {
    return new Path(workingDirectory).toUri().getPath();
  }

  private Path hadoopPath(String location) {
    try {
      return new Path(new Path(workingDirectory), location);
    } catch (IllegalArgumentException e) {
      throw new DatasetException(
          location + ": it is neither a path nor a URI: " + e.getMessage(), e);
    }
  }

  private List<InputFile> hadoopFiles(String location, Path path) throws IOException {
    FileSystem files = path.getFileSystem(configuration);
    if (!files.exists(path)) {
      throw new FileNotFoundException(location);
    }
    FileStatus status = files.getFileStatus(path);
    List<FileStatus> chosen =
        status.isFile()
            ? List.of(status)
            : FolderFiles.choose(
                location,
                Arrays.asList(files.listStatus(path)),
                entry -> entry.getPath().getName(),
                FileStatus::isDirectory);
    return chosen.stream().map(this::input).toList();
  }

  private InputFile input(FileStatus file) {
    try {
      return HadoopInputFile.fromStatus(file, configuration);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package org.uncoil.dataset.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.Shown;

/**
 * Opens files of this machine, without Hadoop: every name that the file system bears is taken
 * literally. Only files and folders are read: a pipe or a device may never end, and cannot be read
 * a second time.
 *
 * @param workingDirectory what relative paths start at
 */
public record LocalFiles(Path workingDirectory) implements FileOpener {
  private static final String SCHEME = "file:";

  /** Whether a location has a scheme, as {@code s3a://bucket/points.csv}; a colon alone is none. */
  public static boolean isUri(String location) {
    return location.matches("(?s)[A-Za-z][A-Za-z0-9+.-]+:/.*");
  }

  /** Whether a URI is a file of this machine. */
  public static boolean isFileUri(String location) {
    return location.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  @Override
  public List<InputFile> open(String location) throws IOException {
    try {
      return files(location, isFileUri(location) ? ofUri(location) : path(location));
    } catch (InvalidPathException e) {
      throw new DatasetException(location + ": " + whyInvalid(location), e);
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException(location);
    } catch (AccessDeniedException e) {
      throw noPermission(location, e);
    } catch (FileSystemException e) {
      throw new DatasetException(location + ": it cannot be read: " + e.getReason(), e);
    }
  }

  private Path path(String location) {
    return workingDirectory.resolve(location);
  }

  /**
   * A URI with its percent signs decoded or, where there is no such file, as it stands: people
   * write both.
   */
  private Path ofUri(String location) {
    String rest = location.substring(SCHEME.length());
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      String host = rest.substring(2, slash < 0 ? rest.length() : slash);
      if (!host.isEmpty() && !host.equals("localhost")) {
        throw new DatasetException(
            "%s: it names the host \"%s\": a file of this machine is file:///folder/file"
                .formatted(Shown.text(location), Shown.text(host)));
      }
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    if (!rest.startsWith("/")) {
      throw new DatasetException(
          "%s: a URI must name the whole path, as file:///folder/file; a path stands without \"file:\""
              .formatted(Shown.text(location)));
    }
    Path literal = path(rest);
    Path decoded = path(decoded(rest));
    return Files.exists(literal) && !Files.exists(decoded) ? literal : decoded;
  }

  private static String decoded(String path) {
    try {
      // in a path, unlike in a query, + is no space
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static String whyInvalid(String location) {
    return location.indexOf('\0') >= 0
        ? "no path holds a NUL character"
        : "this Java cannot name the file, since the locale's encoding is %s: set LC_ALL=C.UTF-8"
            .formatted(System.getProperty("sun.jnu.encoding"));
  }

  private static List<InputFile> files(String location, Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      try (Stream<Path> entries = Files.list(path)) {
        List<Path> files =
            FolderFiles.choose(
                location,
                entries.toList(),
                entry -> name(entry),
                entry -> Files.isDirectory(entry));
        for (Path file : files) {
          requireReadable(location + "/" + name(file), file);
        }
        return files.stream().<InputFile>map(LocalFile::new).toList();
      }
    }
    requireReadable(location, path);
    return List.of(new LocalFile(path));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static void requireReadable(String location, Path file) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw new DatasetException(
          location
              + ": it is a pipe or a device, which cannot be read twice: write it into a file first");
    }
    if (!Files.isReadable(file)) {
      throw noPermission(location, null);
    }
  }

  private static DatasetException noPermission(String location, IOException e) {
    return new DatasetException(location + ": there is no permission to read it", e);
  }
}

package org.uncoil.dataset.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.Shown;

/**
 * Which files of a folder are read: all but hidden ones, as Spark does it. Folders inside it are
 * not read, and not left out silently either: they may hold points.
 */
public final class FolderFiles {
  private FolderFiles() {}

  /**
   * The files that are read, by name.
   *
   * @param location how messages call the folder
   * @param entries what is in it
   * @param name tells an entry's name
   * @param isFolder tells a folder
   * @throws DatasetException where there is none, or where a folder may hold points
   */
  public static <E> List<E> choose(
      String location, Collection<E> entries, Function<E, String> name, Predicate<E> isFolder) {
    for (E entry : entries.stream().sorted(Comparator.comparing(name)).toList()) {
      if (isFolder.test(entry)) {
        requireIgnorable(location, name.apply(entry));
      }
    }
    List<E> files =
        entries.stream()
            .filter(entry -> !isHidden(name.apply(entry)) && !isFolder.test(entry))
            .sorted(Comparator.comparing(name))
            .toList();
    if (files.isEmpty()) {
      throw new DatasetException(
          entries.isEmpty()
              ? location + ": the folder is empty"
              : location
                  + ": the folder holds no file but hidden ones, whose names begin with a dot or an underscore");
    }
    return files;
  }

  private static void requireIgnorable(String location, String folder) {
    if (folder.equals("_delta_log") || folder.equals(".hoodie")) {
      throw new DatasetException(
          "%s: it is a table of files old and new, as its folder %s says: write what is to be read into a folder of its own"
              .formatted(location, folder));
    }
    if (!isHidden(folder)) {
      throw new DatasetException(
          "%s: the folder %s inside it would not be read: name one folder without others%s"
              .formatted(
                  location,
                  Shown.text(folder),
                  folder.contains("=") ? ", or write the data without partitions" : ""));
    }
  }

  /** A partition's folder may begin with an underscore, and is not hidden. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || (name.startsWith("_") && !name.contains("="));
  }
}

package org.uncoil.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.StoredFile;

/**
 * What lies in an output folder, held against its {@link Manifest}: a look at names and lengths,
 * which costs a listing of each folder.
 *
 * <p>A file that is not listed there was written by Uncoil if it says so itself: a table's file
 * names its place in its footer, a page names its generator, and models, films and what belongs to
 * pages are named after a run. Such a file was complete when its driver was killed, and is listed
 * now. All others are files of somebody else.
 *
 * @param missing paths of files that are listed and not there
 * @param changed paths of files that have another length than listed
 * @param unlisted paths of Uncoil's files that are not listed
 * @param unfinished paths of files that were never completed
 * @param others paths of files of somebody else; those of folders end in a slash
 */
public record Inventory(
    List<String> missing,
    List<String> changed,
    List<String> unlisted,
    List<String> unfinished,
    Set<String> others) {
  private static final String TABLES = "tables";
  private static final String GALLERY = "gallery";

  /** What Uncoil writes right into the folder. */
  private static final Set<String> OWN =
      Set.of(
          "study.conf",
          "provenance.json",
          Manifest.FILE,
          OutputLock.FILE,
          TABLES + "/",
          "models/",
          GALLERY + "/",
          Attempts.FOLDER + "/");

  private static final Pattern UNFINISHED =
      Pattern.compile(
          "\\..+\\.(parquet|zip|html|js|css|json|conf|txt|webm|mp4|gif|png|svg|lock|\\d+)\\.[\\w-]+\\.tmp");

  /** Names that nobody gives a file by chance: a run, and what it is of the run. */
  private static final Pattern OF_RUNS =
      Pattern.compile(
          "models/[0-9a-f]{16}\\.zip"
              + "|gallery/runs/[0-9a-f]{16}\\.(html|js|zip)"
              + "|gallery/films/[a-z0-9._-]+-seed-?\\d+(-[a-z-]+)?"
              + "(\\.(webm|mp4|gif|png|svg|json)|-frames/\\d+\\.png)");

  private static final Pattern PAGE = Pattern.compile("gallery/.*\\.html");
  private static final String GENERATOR = "<meta name=\"generator\" content=\"Uncoil\">";

  public Inventory {
    missing = List.copyOf(missing);
    changed = List.copyOf(changed);
    unlisted = List.copyOf(unlisted);
    unfinished = List.copyOf(unfinished);
    others = Set.copyOf(new TreeSet<>(others));
  }

  /**
   * Looks at a folder; from now on it leaves files of others alone.
   *
   * @throws StoreException where the list of its files cannot be read
   */
  public static Inventory of(OutputFolder folder) {
    SortedMap<String, Long> there = there(folder);
    Set<String> others = new HashSet<>();
    List<String> missing = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (StoredFile file : folder.storedFiles()) {
      listed.add(file.path());
      Long length = there.get(file.path());
      if (length == null) {
        missing.add(file.path());
      } else if (length != file.length()) {
        changed.add(file.path());
      }
    }
    Set<String> pages = pages(folder);
    // the output of a version that kept no list: its files say nothing of themselves
    boolean old = listed.isEmpty() && there.containsKey("provenance.json");
    List<String> unlisted = new ArrayList<>();
    List<String> unfinished = new ArrayList<>();
    for (String path : there.keySet()) {
      if (isUnfinished(name(path))) {
        unfinished.add(path);
      } else if (!listed.contains(path) && !comesAndGoes(path)) {
        boolean own = isOwn(folder, path, old) || pages.contains(path);
        (own ? unlisted : others).add(path);
      }
    }
    folder.entries("").stream()
        .filter(entry -> entry.endsWith("/") && !OWN.contains(entry))
        .forEach(others::add);
    folder.leaveAlone(others);
    return new Inventory(missing, changed, unlisted, unfinished, others);
  }

  private static SortedMap<String, Long> there(OutputFolder folder) {
    SortedMap<String, Long> there = new TreeMap<>();
    for (String entry : folder.entries("")) {
      if (!entry.endsWith("/")) {
        OptionalLong length = folder.length(entry);
        length.ifPresent(bytes -> there.put(entry, bytes));
      } else if (OWN.contains(entry)) {
        there.putAll(folder.lengths(entry.substring(0, entry.length() - 1)));
      }
    }
    return there;
  }

  /** What the gallery's own list says that it consists of; the driver may have been killed then. */
  private static Set<String> pages(OutputFolder folder) {
    Set<String> pages = new HashSet<>();
    folder
        .text(GALLERY + "/pages.txt")
        .ifPresent(
            text ->
                text.lines()
                    .filter(line -> line.matches("[0-9a-f]{64}  .+"))
                    .forEach(line -> pages.add(GALLERY + "/" + line.substring(66))));
    if (!pages.isEmpty()) {
      pages.add(GALLERY + "/pages.txt");
    }
    return pages;
  }

  private static boolean isOwn(OutputFolder folder, String path, boolean old) {
    if (path.startsWith(TABLES + "/")) {
      return path.endsWith(".parquet") && isOwnTable(folder, path, old);
    }
    if (PAGE.matcher(path).matches()) {
      return folder.text(path).filter(text -> text.contains(GENERATOR)).isPresent();
    }
    return path.equals("study.conf")
        || path.equals("provenance.json")
        || OF_RUNS.matcher(path).matches();
  }

  private static boolean isOwnTable(OutputFolder folder, String path, boolean old) {
    try {
      return folder.footer(path, StoredFile.KEY).map(path::equals).orElse(old);
    } catch (IOException | RuntimeException e) {
      // no file that was given its name by Uncoil lacks a footer
      return old;
    }
  }

  /** Whether what a program wrote under this name was never completed. */
  static boolean isUnfinished(String name) {
    return UNFINISHED.matcher(name).matches();
  }

  /** Whether a file is there only while a program works on the folder, or is the list itself. */
  static boolean comesAndGoes(String path) {
    return path.equals(Manifest.FILE)
        || path.startsWith(OutputLock.FILE)
        || (path.startsWith(Attempts.FOLDER + "/") && Attempts.isAttempt(name(path)));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Lists what is not listed, and deletes what was never completed. */
  public void settle(OutputFolder folder) {
    unfinished.forEach(folder::delete);
    for (String path : unlisted) {
      folder.digested(path).ifPresent(folder.manifest()::add);
    }
    folder.saveManifest();
  }
}

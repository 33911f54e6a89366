package org.uncoil.pipeline.gallery.page;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.Canonical;

/**
 * A gallery that is there and what is to be added: a page is written only where what it is made of
 * is not what it was made of last time, which {@value #LIST} remembers, or where it is missing. All
 * others keep their files untouched.
 *
 * <p>When it is complete, the pages that were made before and are not part of it are deleted: those
 * of runs and datasets that left the study.
 *
 * <p>A page that is about to be written is forgotten first, so that one that was not finished is
 * written again.
 */
public final class Publication {
  /** The folder of all pages, in the output folder. */
  public static final String GALLERY = "gallery/";

  /** A line for each page: the digest of what it was made of, two spaces, its path. */
  static final String LIST = "pages.txt";

  private static final String BETWEEN = "  ";
  private static final Pattern RUN_PAGE = Pattern.compile("(runs/[0-9a-f]{16})\\.html");

  private final OutputFolder folder;
  private final SortedMap<String, String> made = new TreeMap<>();
  private final Set<String> current = new HashSet<>();
  private final Map<String, Set<String>> listings = new HashMap<>();
  private String stored;
  private int written;

  /** Looks at what is there. */
  public Publication(OutputFolder folder) {
    this.folder = folder;
    stored = folder.text(GALLERY + LIST).orElse("");
    stored.lines().forEach(this::remember);
  }

  private void remember(String line) {
    int between = line.indexOf(BETWEEN);
    if (between > 0) {
      made.put(line.substring(between + BETWEEN.length()), line.substring(0, between));
    }
  }

  /** Whether a page is missing, or was made of something else. */
  public boolean lacks(String path, String digest) {
    current.add(path);
    return !digest.equals(made.get(path)) || !isThere(path);
  }

  private boolean isThere(String path) {
    int slash = path.lastIndexOf('/');
    return listings
        .computeIfAbsent(
            path.substring(0, slash + 1), name -> new HashSet<>(folder.names(GALLERY + name)))
        .contains(path.substring(slash + 1));
  }

  /** What a text file's own content comes to, for who makes a page before it knows whether to. */
  public static String digest(byte[] content) {
    return digest(new String(content, StandardCharsets.UTF_8));
  }

  /** The same of text that is there. */
  public static String digest(String content) {
    return Canonical.digest(content);
  }

  /** Others are about to write these pages. */
  public void begin(Collection<String> paths) {
    if (made.keySet().removeAll(paths)) {
      store();
    }
  }

  /** Others have seen that this page is still made of that. */
  public void kept(String path, String digest) {
    current.add(path);
    made.put(path, digest);
  }

  /** Others have written this page. */
  public void wrote(String path, String digest) {
    current.add(path);
    made.put(path, digest);
    written++;
  }

  /** Writes a text file of the gallery where it is not just so already. */
  public void put(String path, byte[] content) {
    String digest = digest(content);
    if (lacks(path, digest)) {
      if (!path.endsWith(".html")) {
        // a page says that it is Uncoil's, a style sheet or a script does not
        folder.announce(GALLERY + path);
      }
      folder.write(GALLERY + path, content);
      wrote(path, digest);
    }
  }

  /**
   * Copies a file of the output into the gallery where it is not just so already.
   *
   * @param digest of what the file is made of
   */
  public void copy(String from, String path, String digest) {
    if (lacks(path, digest)) {
      folder.announce(GALLERY + path);
      folder.copy(from, GALLERY + path);
      wrote(path, digest);
    }
  }

  /** Remembers what was written, and deletes what is no longer part of the gallery. */
  public void complete() {
    List<String> left = made.keySet().stream().filter(path -> !current.contains(path)).toList();
    for (String path : left) {
      Matcher run = RUN_PAGE.matcher(path);
      if (run.matches()) {
        // its points and its network, which the page leads to
        folder.delete(GALLERY + run.group(1) + ".js");
        folder.delete(GALLERY + run.group(1) + ".zip");
      }
      folder.delete(GALLERY + path);
      made.remove(path);
    }
    store();
  }

  /** How many files were written. */
  public int written() {
    return written;
  }

  private void store() {
    StringBuilder list = new StringBuilder();
    made.forEach((path, digest) -> list.append(digest).append(BETWEEN).append(path).append('\n'));
    if (!list.toString().equals(stored)) {
      stored = list.toString();
      folder.write(GALLERY + LIST, stored.getBytes(StandardCharsets.UTF_8));
    }
  }
}

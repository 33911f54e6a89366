package org.uncoil.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.StoredFile;

/**
 * The list of an output's files, with the length and the digest that each had when it was written.
 * It says which files are Uncoil's to read, to replace and to delete; any other file in the folder
 * is somebody else's.
 *
 * <p>It is one text file, replaced as a whole by the driver, the only program that writes it. Tasks
 * send the driver what they wrote. What a killed driver did not come to write down is recognised by
 * its content: see {@link Inventory}.
 */
public final class Manifest {
  static final String FILE = "manifest.txt";
  private static final String FIRST =
      "# Files that Uncoil wrote here: SHA-256, bytes, path. Uncoil deletes these alone.";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) +(\\d{1,18})  (.+)");

  /** Without it, a list that was cut short would pass for a shorter one. */
  private static final String LAST = "# end";

  private final SortedMap<String, StoredFile> files = new TreeMap<>();
  private final List<Sender> senders = new ArrayList<>();
  private boolean changed;

  /** Where tasks' files arrive, and how many of them are in the list. */
  private static final class Sender {
    private final Supplier<List<StoredFile>> sent;
    private int seen;

    Sender(Supplier<List<StoredFile>> sent) {
      this.sent = sent;
    }
  }

  /** An empty list, that of a new folder. */
  public Manifest() {
    changed = true;
  }

  /**
   * Reads a list.
   *
   * @param name what a message calls it
   */
  public static Manifest parse(String name, String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 2 || !lines.get(lines.size() - 1).equals(LAST)) {
      throw damaged(name, Math.max(1, lines.size()));
    }
    Manifest manifest = new Manifest();
    for (int i = 1; i < lines.size() - 1; i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        throw damaged(name, i + 1);
      }
      String path = line.group(3);
      manifest.files.put(path, new StoredFile(path, Long.parseLong(line.group(2)), line.group(1)));
    }
    manifest.changed = false;
    return manifest;
  }

  private static StoreException damaged(String name, int line) {
    return new StoreException(
        String.format(
            Locale.ROOT,
            "%s: line %d is not one that Uncoil wrote: delete the file; the next command lists the output's files again",
            name,
            line));
  }

  /** The list as it is written. */
  synchronized String text() {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    for (StoredFile file : files.values()) {
      text.append(file.sha256())
          .append(' ')
          .append(file.length())
          .append("  ")
          .append(file.path())
          .append('\n');
    }
    return text.append(LAST).append('\n').toString();
  }

  /** Lists a file, in place of one of the same path. */
  public synchronized void add(StoredFile file) {
    changed |= !file.equals(files.put(file.path(), file));
  }

  /** Takes a file from the list, or a folder with all that is in it. */
  synchronized void remove(String path) {
    boolean one = files.remove(path) != null;
    boolean below = files.subMap(path + "/", path + "0").isEmpty();
    if (!below) {
      files.subMap(path + "/", path + "0").clear();
    }
    changed |= one || !below;
  }

  /** What is listed of a path. */
  public synchronized Optional<StoredFile> get(String path) {
    return Optional.ofNullable(files.get(path));
  }

  synchronized List<StoredFile> files() {
    return List.copyOf(files.values());
  }

  /**
   * Also takes what tasks write.
   *
   * @param sent all of it so far, in a list that only grows
   */
  synchronized void follow(Supplier<List<StoredFile>> sent) {
    senders.add(new Sender(sent));
  }

  /** Takes what has arrived since the last time. */
  synchronized void receive() {
    for (Sender sender : senders) {
      List<StoredFile> sent = sender.sent.get();
      sent.subList(sender.seen, sent.size()).forEach(this::add);
      sender.seen = sent.size();
    }
  }

  /** The bytes to write, where the list is not as it was read or written last. */
  public synchronized Optional<byte[]> unsaved() {
    return changed ? Optional.of(text().getBytes(StandardCharsets.UTF_8)) : Optional.empty();
  }

  synchronized void saved() {
    changed = false;
  }
}

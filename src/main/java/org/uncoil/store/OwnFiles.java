package org.uncoil.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.uncoil.store.table.NewFile;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.StoredFile;

/**
 * The files of one output: the list of them ({@link Manifest}), and how each is written, read and
 * deleted. Every file appears under its name only when it is complete. Files of others, once they
 * are known ({@link #leaveAlone}), are neither listed nor read, replaced or deleted.
 */
abstract class OwnFiles extends RootedFiles {
  private final Consumer<StoredFile> written;
  private Manifest manifest;
  private Set<String> others;

  /**
   * Opens the folder.
   *
   * @param others paths of files that are not the output's
   * @param written is told of each file that is written; null for the manifest
   */
  OwnFiles(
      Configuration configuration,
      String location,
      Set<String> others,
      Consumer<StoredFile> written) {
    super(configuration, location);
    this.others = Set.copyOf(others);
    this.written = written == null ? file -> manifest().add(file) : written;
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

  /** The files of others that are left alone; a path that ends in a slash is a folder's. */
  public Set<String> others() {
    return others;
  }

  final boolean isOthers(String path) {
    return others.contains(path);
  }

  /** Notes a file of the output; what comes and goes while a program works is none. */
  final void wrote(StoredFile file) {
    if (!Inventory.comesAndGoes(file.path())) {
      written.accept(file);
    }
  }

  /**
   * Refuses to replace a file of somebody else, or to make a folder in its place.
   *
   * @throws StoreException where the path, or the beginning of it, is another's
   */
  final void claim(String path) {
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

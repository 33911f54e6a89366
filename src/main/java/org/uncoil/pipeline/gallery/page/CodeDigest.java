package org.uncoil.pipeline.gallery.page;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.uncoil.study.Canonical;

/** Which code this is: pages that other code made are made anew. */
public final class CodeDigest {
  private static final String OURS = "org/uncoil/";

  private CodeDigest() {}

  /** A digest over the checksums of all classes, templates and resources of Uncoil. */
  public static String current() {
    try {
      File source =
          new File(CodeDigest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      SortedMap<String, Long> checksums =
          source.isDirectory() ? ofFolder(source.toPath()) : ofJar(source);
      return Canonical.digest(checksums.toString());
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot read the code that runs: " + e.getMessage(), e);
    }
  }

  private static SortedMap<String, Long> ofJar(File source) throws IOException {
    SortedMap<String, Long> checksums = new TreeMap<>();
    try (JarFile jar = new JarFile(source)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().startsWith(OURS) && !entry.isDirectory()) {
          checksums.put(entry.getName(), entry.getCrc());
        }
      }
    }
    return checksums;
  }

  private static SortedMap<String, Long> ofFolder(Path source) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(source.resolve(OURS))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    SortedMap<String, Long> checksums = new TreeMap<>();
    for (Path file : files) {
      checksums.put(source.relativize(file).toString(), checksum(file));
    }
    return checksums;
  }

  private static long checksum(Path file) {
    try {
      CRC32 checksum = new CRC32();
      checksum.update(Files.readAllBytes(file));
      return checksum.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

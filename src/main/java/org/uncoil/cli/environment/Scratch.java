package org.uncoil.cli.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.PipelineException;

/**
 * The folder of this process for temporary files of all kinds: Spark's, films that are being drawn,
 * native libraries that are unpacked.
 *
 * <pre>
 * TMPDIR/uncoil-USER/                        nobody else may look into it
 * TMPDIR/uncoil-USER/PROCESS-MILLISECONDS/   of the process with this number that began then
 * </pre>
 *
 * What a process that was killed left is deleted when the next one starts.
 */
public final class Scratch {
  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

  /** Room for native libraries and a film; what Spark spills may need more. */
  private static final long LEAST_BYTES = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
  private static final String PROPERTY = "java.io.tmpdir";

  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /**
   * Sends all temporary files of this JVM to a folder of its own, from now on, where everything
   * runs in it: on a cluster its manager has folders for that, and clears them.
   */
  public static void useIfLocal() {
    if (System.getProperty("spark.master", "").matches("local(\\[.*)?")) {
      use();
    }
  }

  private static void use() {
    String place = System.getenv("TMPDIR");
    Path temporary =
        Path.of(place == null || place.isEmpty() ? System.getProperty(PROPERTY) : place);
    System.setProperty(PROPERTY, in(temporary).folder.toString());
  }

  /** Makes the folder, and deletes what is left of processes that are gone. */
  static Scratch in(Path temporary) {
    if (!Files.isDirectory(temporary) || !Files.isWritable(temporary)) {
      throw new BadInputException(
          List.of("TMPDIR = %s: must be a folder that can be written to".formatted(temporary)));
    }
    try {
      Path mine = mine(temporary);
      clean(mine);
      ProcessHandle me = ProcessHandle.current();
      Path folder = Files.createDirectories(mine.resolve(me.pid() + "-" + began(me)));
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < LEAST_BYTES) {
        throw new PipelineException(
            String.format(
                Locale.ROOT,
                "%s has %,d bytes left for temporary files, of the %,d that are needed: free some, or name another folder by TMPDIR",
                temporary,
                free,
                LEAST_BYTES));
      }
      return new Scratch(folder);
    } catch (IOException e) {
      throw new PipelineException(
          "cannot write temporary files to %s: %s; TMPDIR names another folder"
              .formatted(temporary, e),
          e);
    }
  }

  Path folder() {
    return folder;
  }

  /** The person's own folder; where another has taken its name, one that nobody can foresee. */
  private static Path mine(Path temporary) throws IOException {
    Path mine = temporary.resolve("uncoil-" + System.getProperty("user.name"));
    try {
      Files.createDirectory(mine, PosixFilePermissions.asFileAttribute(MINE));
    } catch (java.nio.file.FileAlreadyExistsException e) {
      Path probe = Files.createTempFile(temporary, "uncoil-", "");
      boolean own =
          Files.isDirectory(mine, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(mine, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe))
              && Files.getPosixFilePermissions(mine, LinkOption.NOFOLLOW_LINKS).equals(MINE);
      Files.delete(probe);
      return own ? mine : Files.createTempDirectory(temporary, "uncoil-");
    }
    return mine;
  }

  private static void clean(Path mine) throws IOException {
    try (Stream<Path> entries = Files.list(mine)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.matches("\\d{1,18}-\\d{1,18}") && !lives(name)) {
          delete(entry);
        }
      }
    } catch (UncheckedIOException e) {
      // another process that starts now deletes the same
      LOG.debug("Not all of {} could be deleted", mine, e);
    }
  }

  private static boolean lives(String name) {
    String[] numbers = name.split("-", -1);
    return ProcessHandle.of(Long.parseLong(numbers[0]))
        .filter(process -> began(process) == Long.parseLong(numbers[1]))
        .isPresent();
  }

  private static long began(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}

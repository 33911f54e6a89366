package org.uncoil.store;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uncoil.store.table.StoreException;

/**
 * The marks of what this JVM trains. Where it ends in order (it is interrupted or told to end, or
 * its driver has gone) it takes them back: no run is the cause of that.
 */
final class OpenMarks {
  private static final Logger LOG = LoggerFactory.getLogger(OpenMarks.class);

  /** Before Hadoop closes its file systems (10) and Spark stops (40). */
  private static final int PRIORITY = 60;

  private final Map<String, OutputFolder> open = new LinkedHashMap<>();
  private boolean ended;

  OpenMarks() {}

  /** Those of this JVM. */
  static OpenMarks ofThisJvm() {
    return OfThisJvm.MARKS;
  }

  private static final class OfThisJvm {
    static final OpenMarks MARKS = new OpenMarks();

    static {
      if (ShutdownHookManager.get().isShutdownInProgress()) {
        MARKS.end();
      } else {
        ShutdownHookManager.get().addShutdownHook(MARKS::end, PRIORITY);
      }
    }
  }

  /** Writes a mark; nothing where the JVM is about to end. */
  synchronized void put(OutputFolder folder, String file, String content) {
    if (!ended) {
      folder.write(file, content.getBytes(StandardCharsets.UTF_8));
      open.put(folder.location(file), folder);
    }
  }

  /** Deletes a mark. */
  synchronized void delete(OutputFolder folder, String file) {
    open.remove(folder.location(file));
    folder.delete(file);
  }

  /** Deletes all marks, and writes none from now on. */
  synchronized void end() {
    ended = true;
    open.forEach(
        (file, folder) -> {
          try {
            folder.delete(file);
          } catch (StoreException e) {
            // the mark stays, without evidence of a crash
            LOG.debug("{}", e.getMessage());
          }
        });
    open.clear();
  }
}

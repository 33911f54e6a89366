package org.uncoil.pipeline.core;

import java.io.Serializable;
import java.util.Set;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.StoredFile;

/**
 * An output folder as it travels to a task: where it is, and how its file system is reached.
 *
 * @param others files in it that are not the output's
 * @param written takes what the task writes to the driver; null where nobody asks for it
 */
public record FolderHandle(
    SerializableConfiguration configuration,
    String location,
    Set<String> others,
    CollectionAccumulator<StoredFile> written)
    implements Serializable {
  public FolderHandle {
    others = Set.copyOf(others);
  }

  /** For who only reads, files that are named. */
  public FolderHandle(SerializableConfiguration configuration, String location) {
    this(configuration, location, Set.of(), null);
  }

  public OutputFolder open() {
    return new OutputFolder(
        configuration.value(),
        location,
        others,
        file -> {
          if (written != null) {
            written.add(file);
          }
        });
  }
}

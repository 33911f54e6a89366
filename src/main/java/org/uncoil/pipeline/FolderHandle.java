package org.uncoil.pipeline;

import java.io.Serializable;
import org.apache.spark.util.SerializableConfiguration;
import org.uncoil.store.OutputFolder;

/** An output folder as it travels to a task: where it is, and how its file system is reached. */
record FolderHandle(SerializableConfiguration configuration, String location)
    implements Serializable {
  OutputFolder open() {
    return new OutputFolder(configuration.value(), location);
  }
}

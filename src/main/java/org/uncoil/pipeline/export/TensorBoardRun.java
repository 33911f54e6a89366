package org.uncoil.pipeline.export;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A run as TensorBoard shows it: a folder that bears its name, with its curves as scalars and its
 * points and last embedding for the projector.
 */
final class TensorBoardRun {
  private TensorBoardRun() {}

  /**
   * Writes it.
   *
   * @param logs what TensorBoard calls the log directory
   */
  static void write(ExportedRun run, ExportFolder logs) throws IOException {
    Path folder = logs.root().resolve(folder(run));
    EventFile events = new EventFile();
    run.curves()
        .forEach(
            (name, values) -> values.forEach(at -> events.scalar(name, at.epoch(), at.value())));
    logs.write(folder.resolve(EventFile.NAME), events.toBytes());
    ProjectorFiles.write(run, logs, folder);
  }

  /** The name that TensorBoard lists; the identity makes it unique whatever a name contains. */
  private static String folder(ExportedRun run) {
    return FolderNames.of(run.name(), run.row().runId());
  }
}

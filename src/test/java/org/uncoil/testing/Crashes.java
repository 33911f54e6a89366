package org.uncoil.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.uncoil.store.Attempts;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.TrainingProcess;

/** Leaves in an output folder what JVMs leave that end while they train. */
public final class Crashes {
  private Crashes() {}

  /** As of so many JVMs that trained the run by itself, one after the other, and crashed. */
  public static void leave(OutputFolder folder, String run, int times) {
    for (int n = 1; n <= times; n++) {
      TrainingProcess process = process(run + "-" + n);
      killed(folder, run, n, process);
      new Attempts(folder, process).crashed(process.name(), "exited with code 134");
    }
  }

  /** As of a JVM that was killed while it trained the run by itself for the n-th time. */
  public static void killed(OutputFolder folder, String run, int n, TrainingProcess process) {
    folder.write("attempts/" + run + "." + n, process.text().getBytes(StandardCharsets.UTF_8));
  }

  /** A JVM of another machine. */
  public static TrainingProcess process(String name) {
    return new TrainingProcess(name, "elsewhere", 0, List.of());
  }
}

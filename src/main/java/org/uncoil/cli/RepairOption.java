package org.uncoil.cli;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.verify.RepairStage;
import picocli.CommandLine.Option;

/** Looks at what is stored before anything is built on it. */
final class RepairOption {
  @Option(
      names = "--repair",
      description =
          "first read all stored files; replace files that cannot be read, and train failed runs again")
  private boolean repair;

  List<Stage> before(List<Stage> stages) {
    List<Stage> all = new ArrayList<>();
    if (repair) {
      all.add(new RepairStage());
    }
    all.addAll(stages);
    return all;
  }
}

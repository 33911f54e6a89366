package org.uncoil.pipeline.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.embedding.Floats;
import org.uncoil.network.dl4j.Dl4jModel;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.Attempts;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.Engine;
import org.uncoil.study.RecordSpec;

/**
 * Trains a group's runs one after the other in one task. The group's rows in {@code runs} are
 * written last, so that a run counts only once all that belongs to it is there.
 */
record TrainGroup(FolderHandle handle, RecordSpec wanted, Engine asked, TrainCounts counts)
    implements Distributed.Work<RunGroup, TrainGroup.Report> {

  /**
   * What a task tells the stage.
   *
   * @param endings of the runs that were not trained; the others say nothing
   * @param withoutGpu why a GPU was not used that might have been; else empty
   */
  record Report(List<Ending> endings, String withoutGpu) implements Serializable {}

  /** How a run ended that was not trained. */
  record Ending(String run, String reason) implements Serializable {
    /** Empty for one that was. */
    static Optional<Ending> of(StudyRun run) {
      RunPlan plan = run.plan();
      return run.row().trained()
          ? Optional.empty()
          : Optional.of(
              new Ending(
                  plan.network().name()
                      + " on "
                      + plan.dataset()
                      + ", seed "
                      + plan.seed()
                      + " ("
                      + plan.runId()
                      + ")",
                  run.row().reason()));
    }

    String text() {
      return run + ": " + reason;
    }
  }

  @Override
  public Report apply(RunGroup group, LongAccumulator done) {
    TrainSlots.passOn(asked);
    OutputFolder folder = handle.open();
    Attempts attempts = new Attempts(folder, ExecutorCrashes.thisProcess());
    // an earlier attempt may have ended with its JVM
    boolean careful = group.suspect() || TaskContext.get().attemptNumber() > 0;
    RunGuard guard = careful ? RunGuard.careful(attempts) : RunGuard.NONE;
    attempts.begin(group.part(), group.runs().stream().map(RunPlan::runId).toList());
    try {
      return new Report(train(group, folder, guard, done), TrainSlots.refusal(asked));
    } finally {
      attempts.end(group.part());
    }
  }

  private List<Ending> train(
      RunGroup group, OutputFolder folder, RunGuard guard, LongAccumulator done) {
    String attempt = Distributed.attempt();
    List<RunRow> rows = new ArrayList<>();
    List<Ending> endings = new ArrayList<>();
    StoredDatasets datasets = new StoredDatasets(folder);
    try (RunRecorder recorder = new RunRecorder(folder, group.part(), attempt, wanted)) {
      new RunBatches(group, datasets, wanted, asked, guard, recorder)
          .train(
              (run, outcome) -> {
                writeModel(run.plan(), recorder, folder);
                rows.add(run.row());
                Ending.of(run).ifPresent(endings::add);
                counts.add(run, outcome);
                done.add(1);
              });
      recorder.commit();
    }
    folder.write(Table.RUNS, group.part(), attempt, rows);
    return endings;
  }

  private void writeModel(RunPlan run, RunRecorder recorder, OutputFolder folder) {
    if (wanted.model() && recorder.last() != null) {
      writeModel(run, recorder.last().parameters(), folder);
    }
  }

  static void writeModel(RunPlan run, Floats parameters, OutputFolder folder) {
    folder.write(
        "models/" + run.runId() + ".zip",
        Dl4jModel.file(run.network(), run.inputs(), run.classes(), parameters));
  }
}

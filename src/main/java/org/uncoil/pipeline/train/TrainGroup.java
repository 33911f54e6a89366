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
record TrainGroup(
    FolderHandle handle, RecordSpec wanted, Engine asked, String codeVersion, TrainCounts counts)
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
    static Optional<Ending> of(RunPlan run, RunRow row) {
      return row.status().equals("trained")
          ? Optional.empty()
          : Optional.of(
              new Ending(
                  run.network().name()
                      + " on "
                      + run.dataset()
                      + ", seed "
                      + run.seed()
                      + " ("
                      + run.runId()
                      + ")",
                  row.reason()));
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
    RunStacks stacks = new RunStacks(group, new StoredDatasets(folder), wanted, asked, guard);
    List<RunRow> rows = new ArrayList<>();
    List<Ending> endings = new ArrayList<>();
    try (RunRecorder recorder = new RunRecorder(folder, group.part(), attempt, wanted)) {
      while (stacks.more()) {
        RunStack stack = stacks.next();
        stack.train(
            guard,
            recorder,
            finished -> {
              writeModel(finished, recorder, folder);
              RunRow row = finished.row(recorder.recorded(), group.part(), codeVersion);
              rows.add(row);
              Ending.of(finished.run(), row).ifPresent(endings::add);
              counts.add(finished);
              done.add(1);
            });
      }
      recorder.commit();
    }
    folder.write(Table.RUNS, group.part(), attempt, rows);
    return endings;
  }

  private void writeModel(FinishedRun finished, RunRecorder recorder, OutputFolder folder) {
    if (wanted.model() && recorder.last() != null) {
      writeModel(finished, recorder.last().parameters(), folder);
    }
  }

  static void writeModel(FinishedRun finished, Floats parameters, OutputFolder folder) {
    RunPlan run = finished.run();
    folder.write(
        "models/" + run.runId() + ".zip",
        Dl4jModel.file(run.network(), run.inputs(), run.classes(), parameters));
  }
}

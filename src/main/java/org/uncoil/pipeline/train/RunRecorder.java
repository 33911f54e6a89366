package org.uncoil.pipeline.train;

import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.Metrics;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableWriter;
import org.uncoil.study.RecordSpec;

/**
 * Writes the epochs of a group's runs, one run after the other, and remembers what the run's own
 * row needs.
 */
public final class RunRecorder implements EpochRecorder, AutoCloseable {
  private final RecordSpec wanted;
  private final TableWriter<EpochRow> epochs;
  private final TableWriter<EmbeddingRow> embeddings;
  private final TableWriter<ParameterRow> parameters;
  private String runId = "";
  private int classes;
  private EpochRecord last;
  private Recorded recorded = Recorded.NOTHING;

  public RunRecorder(OutputFolder folder, String part, String attempt, RecordSpec wanted) {
    this.wanted = wanted;
    epochs = folder.write(Table.EPOCHS, part, attempt);
    embeddings = folder.write(Table.EMBEDDINGS, part, attempt);
    parameters = folder.write(Table.PARAMETERS, part, attempt);
  }

  public void start(String run, int classCount) {
    runId = run;
    classes = classCount;
    last = null;
    recorded = Recorded.NOTHING;
  }

  @Override
  public void record(EpochRecord epoch) {
    last = epoch;
    Metrics metrics = epoch.metrics();
    recorded = recorded.and(epoch.epoch(), metrics);
    epochs.write(
        row(runId, classes, epoch.epoch(), epoch.learningRate(), metrics, epoch.parameters()));
    embeddings.write(row(runId, epoch.epoch(), 0, epoch.before(), epoch.after(), wanted));
    if (wanted.parameters()) {
      parameters.write(new ParameterRow(runId, epoch.epoch(), epoch.parameters()));
    }
  }

  /** An epoch's row. */
  static EpochRow row(
      String runId, int classes, int epoch, double rate, Metrics metrics, Floats parameters) {
    LastLayer layer = LastLayer.of(parameters, classes);
    return new EpochRow(
        runId,
        epoch,
        rate,
        metrics.trainLoss(),
        metrics.trainAccuracy(),
        metrics.testLoss(),
        metrics.testAccuracy(),
        layer.rows(),
        layer.line());
  }

  /** The row of a shard's embedding, as much of it as the study wants. */
  static EmbeddingRow row(
      String runId, int epoch, int shard, Floats before, Floats after, RecordSpec wanted) {
    boolean keepBefore = wanted.embeddings().contains(RecordSpec.Embedding.PRE_ACTIVATION);
    boolean keepAfter = wanted.embeddings().contains(RecordSpec.Embedding.POST_ACTIVATION);
    return new EmbeddingRow(
        runId,
        epoch,
        shard,
        unit(before, 0, keepBefore),
        unit(before, 1, keepBefore),
        unit(after, 0, keepAfter),
        unit(after, 1, keepAfter));
  }

  private static Floats unit(Floats embedding, int unit, boolean wanted) {
    return wanted ? embedding.column(unit, 2) : Floats.of();
  }

  /** The last epoch recorded of the current run; null where none was. */
  EpochRecord last() {
    return last;
  }

  /** What is recorded of the current run. */
  Recorded recorded() {
    return recorded;
  }

  public void commit() {
    epochs.commit();
    embeddings.commit();
    parameters.commit();
  }

  @Override
  public void close() {
    epochs.close();
    embeddings.close();
    parameters.close();
  }
}

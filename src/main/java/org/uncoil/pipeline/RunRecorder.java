package org.uncoil.pipeline;

import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.Metrics;
import org.uncoil.store.EmbeddingRow;
import org.uncoil.store.EpochRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.ParameterRow;
import org.uncoil.store.Table;
import org.uncoil.store.TableWriter;
import org.uncoil.study.RecordSpec;

/**
 * Writes the epochs of a group's runs, one run after the other, and remembers what the run's own
 * row needs.
 */
final class RunRecorder implements EpochRecorder, AutoCloseable {
  private final RecordSpec wanted;
  private final TableWriter<EpochRow> epochs;
  private final TableWriter<EmbeddingRow> embeddings;
  private final TableWriter<ParameterRow> parameters;
  private String runId = "";
  private int classes;
  private EpochRecord last;
  private Integer firstPerfectEpoch;

  RunRecorder(OutputFolder folder, String part, String attempt, RecordSpec wanted) {
    this.wanted = wanted;
    epochs = folder.write(Table.EPOCHS, part, attempt);
    embeddings = folder.write(Table.EMBEDDINGS, part, attempt);
    parameters = folder.write(Table.PARAMETERS, part, attempt);
  }

  void start(String run, int classCount) {
    runId = run;
    classes = classCount;
    last = null;
    firstPerfectEpoch = null;
  }

  @Override
  public void record(EpochRecord epoch) {
    last = epoch;
    Metrics metrics = epoch.metrics();
    if (firstPerfectEpoch == null && metrics.trainAccuracy() == 1) {
      firstPerfectEpoch = epoch.epoch();
    }
    LastLayer layer = LastLayer.of(epoch.parameters(), classes);
    epochs.write(
        new EpochRow(
            runId,
            epoch.epoch(),
            epoch.learningRate(),
            metrics.trainLoss(),
            metrics.trainAccuracy(),
            metrics.heldOutLoss(),
            metrics.heldOutAccuracy(),
            layer.rows(),
            layer.line()));
    boolean before = wanted.embeddings().contains(RecordSpec.Embedding.BEFORE);
    boolean after = wanted.embeddings().contains(RecordSpec.Embedding.AFTER);
    embeddings.write(
        new EmbeddingRow(
            runId,
            epoch.epoch(),
            unit(epoch.before(), 0, before),
            unit(epoch.before(), 1, before),
            unit(epoch.after(), 0, after),
            unit(epoch.after(), 1, after)));
    if (wanted.parameters()) {
      parameters.write(new ParameterRow(runId, epoch.epoch(), epoch.parameters()));
    }
  }

  private static Floats unit(Floats embedding, int unit, boolean wanted) {
    return wanted ? embedding.column(unit, 2) : Floats.of();
  }

  /** The last epoch recorded of the current run; null where none was. */
  EpochRecord last() {
    return last;
  }

  Integer firstPerfectEpoch() {
    return firstPerfectEpoch;
  }

  void commit() {
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

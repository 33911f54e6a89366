package org.uncoil.pipeline.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.uncoil.embedding.Floats;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.row.run.PointRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.NetworkSpec;

/**
 * A run to export, of which only what a format needs is read.
 *
 * @param folder the output that it is in
 * @param run as the study has it, and what became of it
 * @param dataset what it was trained on
 */
record ExportedRun(OutputFolder folder, StudyRun run, DatasetRow dataset) {
  RunRow row() {
    return run.row();
  }

  String runId() {
    return run.row().runId();
  }

  NetworkSpec network() {
    return run.plan().network();
  }

  /** What it is called where runs are listed. */
  String name() {
    return String.format(
        Locale.ROOT, "%s, %s, seed %d", network().name(), dataset.name(), row().seed());
  }

  /** A curve's value at an epoch. */
  record Value(int epoch, double value) {}

  /** Its curves by their names, over the recorded epochs; without values where nothing is known. */
  Map<String, List<Value>> curves() {
    List<EpochRow> epochs = folder.read(Table.EPOCHS, row().part()).ofRun(runId()).toList();
    Map<String, List<Value>> curves = new LinkedHashMap<>();
    curves.put("train_loss", values(epochs, EpochRow::trainLoss));
    curves.put("train_accuracy", values(epochs, EpochRow::trainAccuracy));
    curves.put("test_loss", values(epochs, EpochRow::testLoss));
    curves.put("test_accuracy", values(epochs, EpochRow::testAccuracy));
    curves.put("learning_rate", values(epochs, EpochRow::learningRate));
    return curves;
  }

  private static List<Value> values(List<EpochRow> epochs, ToDoubleFunction<EpochRow> metric) {
    List<Value> values = new ArrayList<>();
    for (EpochRow epoch : epochs) {
      double value = metric.applyAsDouble(epoch);
      // nothing is a test point
      if (!Double.isNaN(value)) {
        values.add(new Value(epoch.epoch(), value));
      }
    }
    return values;
  }

  /** The dataset's points; of one in several shards those of the first. */
  List<PointRow> points() {
    return folder.read(Table.POINTS, Shards.part(dataset.datasetId(), 0)).toList();
  }

  /** The last recorded embedding of {@link #points}. */
  EmbeddingRow embedding() {
    return folder
        .read(Table.EMBEDDINGS, row().part())
        .ofRun(runId(), row().lastEpoch())
        .toList()
        .stream()
        .filter(embedding -> embedding.shard() == 0)
        .findFirst()
        .orElseThrow(() -> new PipelineException("run " + runId() + " has no embedding"));
  }

  /** The last recorded weights and biases, in DL4J's order. */
  Floats parameters() {
    return folder
        .read(Table.PARAMETERS, row().part())
        .ofRun(runId(), row().lastEpoch())
        .toList()
        .stream()
        .map(ParameterRow::parameters)
        .findFirst()
        .orElseThrow(
            () ->
                new PipelineException(
                    "run %s has no parameters: they are there with record.parameters = true"
                        .formatted(runId())));
  }
}

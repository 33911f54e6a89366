package org.uncoil.pipeline.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;

/**
 * MLflow's file store: a folder per experiment and, in it, per run, with {@code meta.yaml} and a
 * file for each parameter, tag and metric; a metric's file has a line {@code timestamp value step}
 * for each epoch. A study is an experiment. Since the tables keep no time of day, a run starts at
 * the beginning of MLflow's time and ends when it had trained for as long as it did.
 */
final class MlflowStore {
  private static final int FINISHED = 3;
  private static final int FAILED = 4;
  private static final int LOCAL = 4;
  private static final int DIGITS = 15;

  private final StudySpec study;
  private final String experiment;
  private final ExportFolder store;
  private final Path folder;

  /**
   * A store, which other experiments may be in already.
   *
   * @param store what MLflow calls the tracking directory
   */
  MlflowStore(StudySpec study, ExportFolder store) {
    this.study = study;
    this.store = store;
    // MLflow's identities of experiments are numbers
    experiment =
        String.valueOf(Long.parseLong(Canonical.digest(study.name()).substring(0, DIGITS), 16));
    folder = store.root().resolve(experiment);
  }

  void write(List<ExportedRun> runs) throws IOException {
    store.write(
        folder.resolve("meta.yaml"),
        List.of(
            "artifact_location: " + quoted(folder.toUri().toString().replaceAll("/$", "")),
            "creation_time: 0",
            "experiment_id: " + quoted(experiment),
            "last_update_time: 0",
            "lifecycle_stage: active",
            "name: " + quoted(study.name())));
    for (ExportedRun run : runs) {
      write(run);
    }
  }

  private void write(ExportedRun run) throws IOException {
    RunRow row = run.row();
    Path place = folder.resolve(row.runId());
    store.write(place.resolve("meta.yaml"), meta(row, run.name(), place));
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.runName", run.name());
    tags.put("mlflow.source.name", "uncoil " + row.codeVersion());
    tags.put("mlflow.source.type", "LOCAL");
    tags.put("uncoil.status", row.status());
    tags.put("uncoil.reason", row.reason());
    all(place.resolve("tags"), tags);
    all(place.resolve("params"), parameters(run));
    metrics(place.resolve("metrics"), run.curves());
  }

  private List<String> meta(RunRow row, String name, Path place) {
    return List.of(
        "artifact_uri: " + quoted(place.resolve("artifacts").toUri().toString()),
        "end_time: " + Math.round(row.seconds() * 1e3),
        "entry_point_name: ''",
        "experiment_id: " + quoted(experiment),
        "lifecycle_stage: active",
        "run_id: " + quoted(row.runId()),
        "run_name: " + quoted(name),
        "run_uuid: " + quoted(row.runId()),
        "source_name: ''",
        "source_type: " + LOCAL,
        "source_version: ''",
        "start_time: 0",
        "status: " + (row.trained() ? FINISHED : FAILED),
        "tags: []",
        "user_id: uncoil");
  }

  private static Map<String, String> parameters(ExportedRun run) {
    RunRow row = run.row();
    NetworkSpec network = run.network();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("dataset", run.dataset().name());
    parameters.put("network", network.name());
    parameters.put("seed", String.valueOf(row.seed()));
    parameters.put("activation", network.activationLabel());
    parameters.put("architecture", run.run().plan().architecture());
    parameters.put("parameter_count", String.valueOf(row.parameterCount()));
    parameters.put("initialisation", network.initialisation().label());
    parameters.put("optimizer", Canonical.kind((Record) network.optimizer()));
    parameters.put("schedule", Canonical.kind((Record) network.schedule()));
    parameters.put("learning_rate", String.valueOf(network.learningRate()));
    parameters.put("batch_size", String.valueOf(network.batchSize()));
    parameters.put("epochs", String.valueOf(network.epochs()));
    parameters.put("l1", String.valueOf(network.l1()));
    parameters.put("l2", String.valueOf(network.l2()));
    parameters.put("dropout", String.valueOf(network.dropout()));
    parameters.put("engine", row.engine());
    return parameters;
  }

  private void metrics(Path place, Map<String, List<ExportedRun.Value>> curves) throws IOException {
    for (Map.Entry<String, List<ExportedRun.Value>> curve : curves.entrySet()) {
      // MLflow refuses a metric without a line
      if (!curve.getValue().isEmpty()) {
        store.write(
            place.resolve(curve.getKey()),
            curve.getValue().stream().map(at -> "0 " + at.value() + " " + at.epoch()).toList());
      }
    }
  }

  private void all(Path place, Map<String, String> values) throws IOException {
    for (Map.Entry<String, String> value : values.entrySet()) {
      store.write(
          place.resolve(value.getKey()),
          value.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

package org.uncoil.pipeline.export;

/** What a run can be written as. */
public enum ExportFormat {
  /** Curves, and the last embedding for the projector: a folder per run. */
  TENSORBOARD,
  /** Settings and the curves of every epoch in MLflow's file store: a folder for all. */
  MLFLOW,
  /** The network at the last recorded epoch as ONNX: a file per run. */
  ONNX,
  /** The same for DL4J: a file per run. */
  DL4J
}

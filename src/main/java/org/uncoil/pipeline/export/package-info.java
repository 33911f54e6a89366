/** Runs in the formats of other programs: TensorBoard, MLflow, ONNX, DL4J. */
package org.uncoil.pipeline.export;

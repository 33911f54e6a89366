package org.uncoil.render.film;

/** Which of the bottleneck's two tensors an embedding is. */
public enum EmbeddingStage {
  /** Before the bottleneck's activation. */
  BEFORE,
  /** After it: what the last layer reads, so that its decisions are straight lines. */
  AFTER
}

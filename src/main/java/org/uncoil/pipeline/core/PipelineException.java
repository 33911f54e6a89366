package org.uncoil.pipeline.core;

/** A stage that cannot go on; the message says why in words for the person who started it. */
public final class PipelineException extends RuntimeException {
  /** With the reason alone. */
  public PipelineException(String message) {
    super(message);
  }

  /** With what caused it. */
  public PipelineException(String message, Throwable cause) {
    super(message, cause);
  }
}

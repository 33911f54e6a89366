package org.uncoil.pipeline.core;

import java.util.Optional;

/**
 * A class or a native library that a JVM cannot load. No run is the cause of that, and none could
 * be trained: the stage ends.
 */
public final class MissingLibrary {
  private MissingLibrary() {}

  /** Throws in words of its own what is, or was caused by, a failure to load; else returns. */
  public static void refuse(Throwable thrown) {
    linkage(thrown)
        .ifPresent(
            error -> {
              throw new PipelineException("a library cannot be loaded: " + text(error), thrown);
            });
  }

  private static Optional<LinkageError> linkage(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof LinkageError error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  /**
   * The first line of the innermost cause: those around it only say which class it kept from
   * loading.
   */
  private static String text(Throwable error) {
    Throwable first = error;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String message = String.valueOf(first.getMessage()).lines().findFirst().orElse("");
    return first.getClass().getSimpleName() + ": " + message;
  }
}

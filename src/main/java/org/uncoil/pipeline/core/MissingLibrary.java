package org.uncoil.pipeline.core;

import org.uncoil.setting.Causes;

/**
 * A class or a native library that a JVM cannot load. No run is the cause of that, and none could
 * be trained: the stage ends.
 */
public final class MissingLibrary {
  private MissingLibrary() {}

  /** Throws in words of its own what is, or was caused by, a failure to load; else returns. */
  public static void refuse(Throwable thrown) {
    if (Causes.of(thrown).stream().anyMatch(LinkageError.class::isInstance)) {
      // the causes around the first only name the class that it kept from loading
      Throwable first = Causes.first(thrown);
      throw new PipelineException(
          "a library cannot be loaded: "
              + first.getClass().getSimpleName()
              + ": "
              + Causes.line(first),
          thrown);
    }
  }
}

package org.uncoil.cli.error;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.uncoil.dataset.DatasetException;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.setting.Causes;
import org.uncoil.store.table.StoreException;
import org.uncoil.study.file.StudyException;

/** What people are told of an exception, each mistake in a line. */
public final class Reasons {
  private Reasons() {}

  public static List<String> of(Throwable thrown) {
    if (thrown instanceof StudyException study) {
      return study.problems().stream().map(String::valueOf).toList();
    }
    if (thrown instanceof BadInputException input) {
      return input.problems();
    }
    if (thrown instanceof PipelineException
        || thrown instanceof StoreException
        || thrown instanceof DatasetException) {
      return List.of(String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof OutOfMemoryError) {
      return List.of("the memory is used up: give the driver more (spark.driver.memory)");
    }
    if (thrown instanceof UncheckedIOException unchecked) {
      return List.of(of(unchecked.getCause()));
    }
    if (isOfSpark(thrown)) {
      return List.of(firstCause(thrown));
    }
    return List.of(
        thrown.getClass().getSimpleName()
            + ": "
            + thrown.getMessage()
            + " (this should not happen; --debug shows where)");
  }

  /** Java tells of some files only what they are called. */
  private static String of(IOException thrown) {
    if (thrown instanceof NoSuchFileException file) {
      return file.getFile() + ": there is no such file";
    } else if (thrown instanceof AccessDeniedException file) {
      return file.getFile() + ": there is no permission for it";
    }
    return String.valueOf(thrown.getMessage());
  }

  /** Whether Spark says that something of it failed, whose cause is what people need. */
  private static boolean isOfSpark(Throwable thrown) {
    return Causes.of(thrown).stream()
        .anyMatch(e -> e.getClass().getName().startsWith("org.apache.spark"));
  }

  /**
   * The first line of what began it; Spark puts stack traces, and the names of its error classes,
   * into its messages.
   */
  public static String firstCause(Throwable thrown) {
    List<Throwable> chain = Causes.of(thrown);
    Throwable cause = chain.get(chain.size() - 1);
    if (cause.getMessage() == null || cause.getMessage().isBlank()) {
      return cause.getClass().getSimpleName();
    }
    return cause
        .getMessage()
        .strip()
        .lines()
        .findFirst()
        .orElseThrow()
        .replaceFirst("^\\[[A-Z0-9_.]+] ", "");
  }

  /** Whether a file could not be read. */
  public static boolean isOfFile(Throwable thrown) {
    return Causes.of(thrown).stream()
        .anyMatch(
            e ->
                e instanceof IOException
                    || e instanceof StoreException
                    || String.valueOf(e.getMessage()).contains("is not a Parquet file"));
  }
}

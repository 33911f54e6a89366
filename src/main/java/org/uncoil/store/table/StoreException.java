package org.uncoil.store.table;

import org.apache.hadoop.fs.FSError;

/**
 * An output folder that cannot be read or written as asked; the message says which file, and what
 * to do.
 */
public final class StoreException extends RuntimeException {
  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * For a file system's failure.
   *
   * @param attempt what could not be done, as {@code cannot write FILE}
   */
  public static StoreException because(String attempt, Throwable cause) {
    // a local disk that is full is an error to Hadoop, with the reason behind it
    Throwable reason =
        cause instanceof FSError && cause.getCause() != null ? cause.getCause() : cause;
    return new StoreException(attempt + ": " + reason.getMessage(), cause);
  }
}

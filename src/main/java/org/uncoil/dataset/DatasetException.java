package org.uncoil.dataset;

/**
 * Points that cannot be used as they are; the message names the file, the place in it, what is
 * there and what would be right.
 */
public final class DatasetException extends RuntimeException {
  /**
   * With the whole story.
   *
   * @param message file, place, what is there and what would be right
   */
  public DatasetException(String message) {
    super(message);
  }

  /**
   * With what caused it.
   *
   * @param message file, place, what is there and what would be right
   * @param cause why it could not be read
   */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}

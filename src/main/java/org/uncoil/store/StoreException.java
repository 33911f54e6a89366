package org.uncoil.store;

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
}

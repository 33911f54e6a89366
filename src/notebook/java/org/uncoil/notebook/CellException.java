package org.uncoil.notebook;

/** What is wrong with a cell, in words for who wrote it. */
final class CellException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CellException(String message) {
    super(message);
  }
}

package org.uncoil.store.table;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;

/** Rows that are read as they are asked for, one at a time, from one file after the other. */
public final class TableRows<R extends Record> implements Iterator<R>, AutoCloseable {
  private final Iterator<Path> files;
  private final Function<Path, FileRows<R>> open;
  private Path file;
  private FileRows<R> reader;
  private R next;

  TableRows(List<Path> files, Function<Path, FileRows<R>> open) {
    this.files = files.iterator();
    this.open = open;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (reader == null) {
        if (!files.hasNext()) {
          return false;
        }
        file = files.next();
        reader = open.apply(file);
      }
      next = read();
      if (next == null) {
        close();
      }
    }
    return true;
  }

  private R read() {
    try {
      return reader.next();
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    R row = next;
    next = null;
    return row;
  }

  static StoreException unreadable(Path file, Exception cause) {
    return new StoreException(
        "cannot read %s: %s (--repair computes its content again)"
            .formatted(file, cause.getMessage()),
        cause);
  }

  /** Closes the file that is being read. */
  @Override
  public void close() {
    try {
      if (reader != null) {
        reader.close();
        reader = null;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}

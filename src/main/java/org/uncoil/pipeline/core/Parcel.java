package org.uncoil.pipeline.core;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * What a task works on, on its way there. A small item lies within the task. A large one is a
 * broadcast variable, which Spark sends in pieces to the one executor that opens it; within the
 * task the scheduler would send it, one task after the other, and warn of each.
 *
 * @param item null where it is shared
 * @param shared null where the item lies within
 */
record Parcel<T extends Serializable>(T item, Broadcast<T> shared) implements Serializable {
  /** Spark warns from 1,000 KiB on, which a task's own parts count towards. */
  private static final long MOST_BYTES = 500L * 1024;

  static <T extends Serializable> Parcel<T> of(T item, JavaSparkContext spark) {
    return size(item) <= MOST_BYTES
        ? new Parcel<>(item, null)
        : new Parcel<>(null, spark.broadcast(item));
  }

  /** The item, within its task. */
  T open() {
    return shared == null ? item : shared.value();
  }

  /** Frees what was broadcast. */
  void discard() {
    if (shared != null) {
      shared.destroy();
    }
  }

  /** Bytes of the item as a task carries it. */
  static long size(Serializable item) {
    Counter counter = new Counter();
    try (ObjectOutputStream objects = new ObjectOutputStream(counter)) {
      objects.writeObject(item);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serialise " + item.getClass(), e);
    }
    return counter.bytes;
  }

  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int value) {
      bytes++;
    }

    @Override
    public void write(byte[] values, int from, int count) {
      bytes += count;
    }
  }
}

package org.uncoil.store.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Repetition or definition levels of one page, taken as runs: a list of thousands of floats is two
 * of them. They are encoded as Parquet's hybrid of runs and of groups of eight bit-packed levels,
 * behind their length in bytes (Apache Parquet format, Encodings, section Run Length Encoding /
 * Bit-Packing Hybrid).
 */
final class Levels {
  private static final int GROUP = 8;
  // so that the header of the groups that follow each other fits one byte
  private static final int MOST_GROUPS = 63;

  private final int width;
  private final Bytes bytes = new Bytes();
  // the run that still goes on, not yet among the bytes
  private int runLevel;
  private int run;
  // the group that is not full yet, the first level in its lowest bits
  private int group;
  private int grouped;
  private int header = -1;

  /**
   * No levels yet.
   *
   * @param most the highest that there can be
   */
  Levels(int most) {
    width = width(most);
  }

  private static int width(int most) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(most);
  }

  /** Appends the same level several times. */
  void add(int level, int count) {
    int left = count;
    while (left > 0) {
      if (grouped == 0 && run > 0 && level == runLevel) {
        run += left;
        return;
      }
      if (grouped == 0 && left >= GROUP) {
        endRun();
        header = -1;
        runLevel = level;
        run = left;
        return;
      }
      endRun();
      int taken = Math.min(left, GROUP - grouped);
      for (int i = 0; i < taken; i++) {
        group |= level << (width * grouped++);
      }
      left -= taken;
      if (grouped == GROUP) {
        endGroup();
      }
    }
  }

  private void endRun() {
    if (run == 0) {
      return;
    }
    int rest = run << 1;
    while (rest > 0x7f) {
      bytes.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
    bytes.write(runLevel);
    run = 0;
  }

  private void endGroup() {
    if (header < 0 || bytes.at(header) >>> 1 == MOST_GROUPS) {
      header = bytes.size();
      bytes.write(1);
    }
    bytes.set(header, bytes.at(header) + 2);
    for (int i = 0; i < width; i++) {
      bytes.write(group >>> (Byte.SIZE * i));
    }
    group = 0;
    grouped = 0;
  }

  /** All levels, encoded; afterwards there are none. */
  byte[] take() {
    endRun();
    if (grouped > 0) {
      endGroup();
    }
    header = -1;
    byte[] taken =
        ByteBuffer.allocate(Integer.BYTES + bytes.size())
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(bytes.size())
            .put(bytes.toByteArray())
            .array();
    bytes.reset();
    return taken;
  }

  /** Levels of a page, one run of equal ones after the other. */
  static final class Reader {
    private final ByteBuffer bytes;
    private final int width;
    private int left;
    private int level;
    private int run;
    private int packed;
    private int group;

    /**
     * At the first level.
     *
     * @param page which then stands behind the levels
     * @param count how many there are
     * @param most the highest that there can be
     */
    Reader(ByteBuffer page, int count, int most) throws IOException {
      int length = page.getInt();
      if (length < 0 || length > page.remaining()) {
        throw new IOException("a page's levels are longer than the page");
      }
      bytes = page.slice().limit(length);
      page.position(page.position() + length);
      width = width(most);
      left = count;
    }

    /** How many levels are left. */
    int left() {
      return left;
    }

    /** Passes over one level, and returns it. */
    int next() throws IOException {
      fill();
      pass(1);
      return level;
    }

    /** Passes over all levels that equal this one, and returns how many those are. */
    int passAll(int equal) throws IOException {
      int passed = 0;
      while (left > 0) {
        fill();
        if (level != equal) {
          break;
        }
        passed += pass(left);
      }
      return passed;
    }

    /** Passes over several levels. */
    void skip(int count) throws IOException {
      int rest = count;
      while (rest > 0) {
        fill();
        rest -= pass(rest);
      }
    }

    private int pass(int most) {
      int passed = Math.min(run, most);
      run -= passed;
      left -= passed;
      return passed;
    }

    private void fill() throws IOException {
      while (run == 0) {
        if (left == 0 || (packed == 0 && !bytes.hasRemaining())) {
          throw new IOException("a page has fewer levels than values");
        }
        if (packed > 0) {
          unpack();
          continue;
        }
        int header = unsigned();
        if ((header & 1) == 0) {
          run = Math.min(header >>> 1, left);
          level = bytes.get();
        } else {
          packed = GROUP * (header >>> 1);
        }
      }
    }

    private void unpack() {
      if (packed % GROUP == 0) {
        group = 0;
        for (int i = 0; i < width; i++) {
          group |= (bytes.get() & 0xff) << (Byte.SIZE * i);
        }
      }
      level = group & ((1 << width) - 1);
      group >>>= width;
      packed--;
      run = 1;
    }

    private int unsigned() {
      int value = 0;
      int shift = 0;
      int next;
      do {
        next = bytes.get();
        value |= (next & 0x7f) << shift;
        shift += 7;
      } while (next < 0);
      return value;
    }
  }

  /** Bytes of which one can still be changed. */
  private static final class Bytes extends ByteArrayOutputStream {
    int at(int index) {
      return buf[index];
    }

    void set(int index, int value) {
      buf[index] = (byte) value;
    }
  }
}

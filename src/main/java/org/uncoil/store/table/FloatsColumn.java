package org.uncoil.store.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.PageReader;
import org.uncoil.embedding.Floats;

/**
 * Lists of floats, cut from Parquet's pages a list at a time. Parquet's own reader hands over one
 * value after the other, each with its levels: of the probe stage's time on 3,500 runs, that was
 * half.
 *
 * <p>It reads what {@link TableWriter} writes: data pages of the first version, whose levels are
 * run-length encoded and whose values are plain (Apache Parquet format, Encodings, sections Plain
 * and Run Length Encoding).
 */
final class FloatsColumn implements StoredColumn {
  private final PageReader pages;
  private final int present;
  private byte[] starts = new byte[0];
  private byte[] definitions = new byte[0];
  private FloatBuffer values = FloatBuffer.allocate(0);
  private int at;

  FloatsColumn(PageReader pages, ColumnDescriptor column) {
    this.pages = pages;
    this.present = column.getMaxDefinitionLevel();
  }

  @Override
  public Object next() throws IOException {
    float[] list = new float[0];
    int level;
    do {
      level = turn();
      int count = level == present ? span() : 0;
      int from = list.length;
      list = Arrays.copyOf(list, from + count);
      values.get(list, from, count);
      at += level == present ? count : 1;
    } while (continues());
    return Floats.of(list);
  }

  @Override
  public void skip() throws IOException {
    do {
      if (turn() == present) {
        int count = span();
        values.position(values.position() + count);
        at += count;
      } else {
        at++;
      }
    } while (continues());
  }

  /** Makes sure that a value is at hand, and returns its definition level. */
  private int turn() throws IOException {
    if (at == starts.length && !load()) {
      throw new IOException("a column ends before its rows do");
    }
    return definitions[at];
  }

  /** How many of this page's values belong to the list that goes on here. */
  private int span() {
    int end = at + 1;
    while (end < starts.length && starts[end] != 0) {
      end++;
    }
    return end - at;
  }

  /** Whether the list that was read goes on in the next page. */
  private boolean continues() throws IOException {
    return at == starts.length && load() && starts[0] != 0;
  }

  // toByteBuffer is deprecated in Spark 4's Parquet; what replaces it is not in that of Spark 3.5
  @SuppressWarnings("deprecation")
  private boolean load() throws IOException {
    DataPage page = pages.readPage();
    if (page == null) {
      return false;
    }
    if (!(page instanceof DataPageV1 plain)
        || plain.getValueEncoding() != Encoding.PLAIN
        || plain.getRlEncoding() != Encoding.RLE
        || plain.getDlEncoding() != Encoding.RLE) {
      throw new IOException("its floats are not encoded as this program encodes them");
    }
    ByteBuffer bytes = plain.getBytes().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    starts = levels(bytes, plain.getValueCount(), 1);
    definitions = levels(bytes, plain.getValueCount(), present);
    values = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    at = 0;
    return true;
  }

  /** Levels from 0 to {@code most}, behind their length in bytes. */
  private static byte[] levels(ByteBuffer bytes, int count, int most) throws IOException {
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    byte[] levels = new byte[count];
    int length = bytes.getInt();
    int end = bytes.position() + length;
    if (length < 0 || end > bytes.limit()) {
      throw new IOException("a page's levels are longer than the page");
    }
    int filled = 0;
    while (filled < count && bytes.position() < end) {
      int header = unsigned(bytes);
      if ((header & 1) == 0) {
        int run = Math.min(header >>> 1, count - filled);
        Arrays.fill(levels, filled, filled + run, bytes.get());
        filled += run;
      } else {
        for (int group = header >>> 1; group > 0; group--) {
          filled = unpack(bytes, width, levels, filled);
        }
      }
    }
    if (filled < count) {
      throw new IOException("a page has fewer levels than values");
    }
    bytes.position(end);
    return levels;
  }

  /** Eight levels, the first in the lowest bits; those beyond the last are padding. */
  private static int unpack(ByteBuffer bytes, int width, byte[] levels, int from) {
    int bits = 0;
    for (int i = 0; i < width; i++) {
      bits |= (bytes.get() & 0xff) << (Byte.SIZE * i);
    }
    int filled = from;
    for (int i = 0; i < Byte.SIZE && filled < levels.length; i++) {
      levels[filled++] = (byte) ((bits >> (width * i)) & ((1 << width) - 1));
    }
    return filled;
  }

  private static int unsigned(ByteBuffer bytes) {
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

package org.uncoil.store.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.uncoil.embedding.Floats;

/**
 * Lists of floats, encoded a page at a time. Parquet's own writer takes one value after the other,
 * each with its levels: of the train stage's time, that was half.
 *
 * <p>A page has the values of whole rows, so that the page index can say which; its levels are run
 * lengths, and its values plain (Apache Parquet format, Encodings, sections Plain and Run Length
 * Encoding). {@link FloatsColumn} reads it.
 */
final class WrittenFloats implements WrittenColumn {
  private static final int LOWEST = order(Float.floatToRawIntBits(Float.NEGATIVE_INFINITY));
  private static final int HIGHEST = order(Float.floatToRawIntBits(Float.POSITIVE_INFINITY));

  private final PageWriter pages;
  private final ColumnDescriptor descriptor;
  private final int pageBytes;
  private final int pageRows;
  private final Levels starts = new Levels(1);
  private final Levels definitions;
  private final int empty;
  private final int present;
  private byte[] plain = {};
  private FloatBuffer values = FloatBuffer.allocate(0);
  private Statistics<?> statistics;
  private int absent;
  private int rows;

  /**
   * A column without rows.
   *
   * @param properties how long a page becomes, in bytes and in rows
   */
  WrittenFloats(PageWriter pages, ColumnDescriptor descriptor, ParquetProperties properties) {
    this.pages = pages;
    this.descriptor = descriptor;
    pageBytes = properties.getPageSizeThreshold();
    pageRows = properties.getPageRowCountLimit();
    present = descriptor.getMaxDefinitionLevel();
    // the elements are required: the level below theirs is that of a list without any
    empty = present - 1;
    definitions = new Levels(present);
    statistics = noStatistics();
  }

  private Statistics<?> noStatistics() {
    return Statistics.createStats(descriptor.getPrimitiveType());
  }

  @Override
  public void write(Object value) {
    starts.add(0, 1);
    if (value instanceof Floats floats && floats.size() > 0) {
      starts.add(1, floats.size() - 1);
      definitions.add(present, floats.size());
      append(floats);
    } else {
      definitions.add(value == null ? 0 : empty, 1);
      absent++;
    }
    rows++;
    if (values.position() >= pageBytes / Float.BYTES || rows == pageRows) {
      endPage();
    }
  }

  /**
   * Appends values, and widens the page's lowest and highest value to them; a zero as one of these
   * is −0 or +0 (Apache Parquet format, parquet.thrift, ColumnOrder). One NaN suffices for Parquet
   * to keep neither. Of its many bit patterns only one is written, as equal rows must give equal
   * files.
   */
  private void append(Floats floats) {
    reserve(floats.size());
    // as numbers in this order: negative NaNs, −∞ … −0, +0 … +∞, NaNs
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (int i = 0; i < floats.size(); i++) {
      int order = order(Float.floatToRawIntBits(floats.get(i)));
      low = Math.min(low, order);
      high = Math.max(high, order);
    }
    if (low >= LOWEST && high <= HIGHEST) {
      float lowest = Float.intBitsToFloat(order(low));
      float highest = Float.intBitsToFloat(order(high));
      statistics.updateStats(lowest == 0 ? -0f : lowest);
      statistics.updateStats(highest == 0 ? 0f : highest);
      floats.copyTo(values);
      return;
    }
    for (int i = 0; i < floats.size(); i++) {
      float value = floats.get(i);
      float one = Float.isNaN(value) ? Float.NaN : value;
      statistics.updateStats(one);
      values.put(one);
    }
  }

  /** From a float's bits to a number of the same order, and back. */
  private static int order(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  private void reserve(int more) {
    if (more > values.remaining()) {
      int filled = values.position();
      int needed = Math.addExact(filled, more);
      int length = Math.max(needed, Math.min(2 * filled, pageBytes / Float.BYTES));
      plain = Arrays.copyOf(plain, Math.multiplyExact(Float.BYTES, length));
      values = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      values.position(filled);
    }
  }

  /** How many bytes it holds, compressed or not yet. */
  long size() {
    return pages.getMemSize() + (long) Float.BYTES * values.position();
  }

  /** Makes a page of the rows that are in none yet. */
  void endPage() {
    if (rows == 0) {
      return;
    }
    statistics.incrementNumNulls(absent);
    try {
      pages.writePage(
          BytesInput.concat(
              BytesInput.from(starts.take()),
              BytesInput.from(definitions.take()),
              BytesInput.from(plain, 0, Float.BYTES * values.position())),
          values.position() + absent,
          rows,
          statistics,
          Encoding.RLE,
          Encoding.RLE,
          Encoding.PLAIN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    values.clear();
    statistics = noStatistics();
    absent = 0;
    rows = 0;
  }
}

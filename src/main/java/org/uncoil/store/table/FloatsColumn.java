package org.uncoil.store.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
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
 * <p>It reads what {@link TableWriter} writes: data pages of the first version, each with whole
 * lists, whose levels are run-length encoded and whose values are plain (Apache Parquet format,
 * Encodings, sections Plain and Run Length Encoding).
 */
final class FloatsColumn implements StoredColumn {
  private final PageReader pages;
  private final int present;
  private Levels.Reader starts;
  private Levels.Reader definitions;
  private FloatBuffer values;

  FloatsColumn(PageReader pages, ColumnDescriptor column) {
    this.pages = pages;
    this.present = column.getMaxDefinitionLevel();
  }

  @Override
  public Object next() throws IOException {
    float[] list = new float[length()];
    values.get(list);
    return Floats.of(list);
  }

  @Override
  public void skip() throws IOException {
    int length = length();
    values.position(values.position() + length);
  }

  /** Passes over the levels of the next list, and returns how many values it has. */
  private int length() throws IOException {
    if (starts == null || starts.left() == 0) {
      load();
    }
    if (starts.next() != 0) {
      throw new IOException("a page begins within a list");
    }
    if (definitions.next() != present) {
      return 0;
    }
    int more = starts.passAll(1);
    definitions.skip(more);
    return 1 + more;
  }

  // toByteBuffer is deprecated in Spark 4's Parquet; what replaces it is not in that of Spark 3.5
  @SuppressWarnings("deprecation")
  private void load() throws IOException {
    DataPage page = pages.readPage();
    if (page == null) {
      throw new IOException("a column ends before its rows do");
    }
    if (!(page instanceof DataPageV1 plain)
        || plain.getValueEncoding() != Encoding.PLAIN
        || plain.getRlEncoding() != Encoding.RLE
        || plain.getDlEncoding() != Encoding.RLE) {
      throw new IOException("its floats are not encoded as this program encodes them");
    }
    ByteBuffer bytes = plain.getBytes().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    starts = new Levels.Reader(bytes, plain.getValueCount(), 1);
    definitions = new Levels.Reader(bytes, plain.getValueCount(), present);
    values = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }
}

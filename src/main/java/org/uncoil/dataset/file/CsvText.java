package org.uncoil.dataset.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.uncoil.dataset.Csv;

/**
 * The text of a file of separated values, decompressed and decoded; a row of it is bounded, since a
 * file that is no text has no lines.
 */
final class CsvText extends FilterReader {
  /** No row is longer, in characters. */
  static final int LONGEST_ROW = 1 << 24;

  private final Charset charset;
  private long left = LONGEST_ROW;

  private CsvText(Reader reader, Charset charset) {
    super(reader);
    this.charset = charset;
  }

  static CsvText open(InputStream file, Csv csv) throws IOException {
    BOMInputStream bytes =
        BOMInputStream.builder()
            .setInputStream(Compression.open(file, csv.path()))
            .setByteOrderMarks(
                ByteOrderMark.UTF_8,
                ByteOrderMark.UTF_16LE,
                ByteOrderMark.UTF_16BE,
                ByteOrderMark.UTF_32LE,
                ByteOrderMark.UTF_32BE)
            .get();
    String marked = bytes.getBOMCharsetName();
    Charset charset = Charset.forName(marked == null ? csv.encoding() : marked);
    // a decoder of its own: a reader for a charset would replace what is not in it
    return new CsvText(new InputStreamReader(bytes, charset.newDecoder()), charset);
  }

  /** How the text is encoded. */
  Charset charset() {
    return charset;
  }

  /** Says that a row begins. */
  void beginRow() {
    left = LONGEST_ROW;
  }

  @Override
  public int read() throws IOException {
    require();
    int read = super.read();
    left--;
    return read;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    require();
    int read = super.read(into, offset, length);
    left -= Math.max(0, read);
    return read;
  }

  private void require() throws IOException {
    if (left <= 0) {
      throw new LongRowException();
    }
  }

  /** A row that does not end. */
  static final class LongRowException extends IOException {
    private static final long serialVersionUID = 1;
  }
}

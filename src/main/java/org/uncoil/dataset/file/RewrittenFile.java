package org.uncoil.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file up to a byte, and other bytes from there. */
final class RewrittenFile implements InputFile {
  private final InputFile file;
  private final long kept;
  private final byte[] end;

  RewrittenFile(InputFile file, long kept, byte[] end) {
    this.file = file;
    this.kept = kept;
    this.end = Arrays.copyOf(end, end.length);
  }

  @Override
  public long getLength() {
    return kept + end.length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    Bytes bytes = new Bytes(file.newStream());
    return new DelegatingSeekableInputStream(bytes) {
      @Override
      public long getPos() {
        return bytes.position;
      }

      @Override
      public void seek(long position) {
        bytes.position = position;
      }
    };
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private final class Bytes extends InputStream {
    private final SeekableInputStream begin;
    private long position;

    Bytes(SeekableInputStream begin) {
      this.begin = begin;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int count;
      if (position < kept) {
        begin.seek(position);
        count = begin.read(into, offset, (int) Math.min(length, kept - position));
      } else {
        count = (int) Math.min(length, getLength() - position);
        if (count <= 0) {
          return -1;
        }
        System.arraycopy(end, (int) (position - kept), into, offset, count);
      }
      position += Math.max(0, count);
      return count;
    }

    @Override
    public void close() throws IOException {
      begin.close();
    }
  }
}

package org.uncoil.dataset.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.uncoil.dataset.DatasetException;

/**
 * A Parquet file whose footer has been looked at. Parquet's reader refuses a whole file for one
 * type of column that is newer than the reader; here such a column only cannot be used.
 *
 * @param input the file, without types that the reader may not know
 * @param halves columns of 16-bit floating point numbers, whose type is such
 * @param unknown columns of other such types
 * @param unreadable columns that are compressed by what this program cannot read, and by what
 */
record ParquetFile(
    InputFile input, Set<String> halves, Set<String> unknown, Map<String, String> unreadable) {
  private static final int MAGIC = 4;
  private static final int TAIL = Integer.BYTES + MAGIC;
  private static final Set<CompressionCodec> UNREADABLE =
      Set.of(CompressionCodec.BROTLI, CompressionCodec.LZO);

  ParquetFile {
    halves = Set.copyOf(halves);
    unknown = Set.copyOf(unknown);
    unreadable = Map.copyOf(unreadable);
  }

  /**
   * Looks at a file.
   *
   * @param place how messages call it
   * @throws DatasetException where it is no Parquet file, or not a whole one, or encrypted
   */
  static ParquetFile of(InputFile file, String place) throws IOException {
    long length = file.getLength();
    if (length == 0) {
      throw new DatasetException(place + "the file is empty");
    }
    try (SeekableInputStream bytes = file.newStream()) {
      int footer = footerLength(bytes, length, place);
      bytes.seek(length - TAIL - footer);
      byte[] text = new byte[footer];
      bytes.readFully(text);
      FileMetaData metadata = parsed(text, place);
      if (metadata.isSetEncryption_algorithm()) {
        throw encrypted(place);
      }
      return of(file, length - TAIL - footer, metadata);
    }
  }

  private static int footerLength(SeekableInputStream bytes, long length, String place)
      throws IOException {
    byte[] begin = new byte[(int) Math.min(length, MAGIC)];
    bytes.readFully(begin);
    String first = new String(begin, StandardCharsets.ISO_8859_1);
    if (first.equals("PARE")) {
      throw encrypted(place);
    }
    if (!first.equals("PAR1")) {
      throw new DatasetException(place + "it is not a Parquet file");
    }
    String cutOff =
        "it begins as Parquet, but does not end so: it is cut off, or not written to its end";
    if (length < MAGIC + TAIL) {
      throw new DatasetException(place + cutOff);
    }
    byte[] tail = new byte[TAIL];
    bytes.seek(length - TAIL);
    bytes.readFully(tail);
    if (!new String(tail, Integer.BYTES, MAGIC, StandardCharsets.ISO_8859_1).equals("PAR1")) {
      throw new DatasetException(place + cutOff);
    }
    int footer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (footer <= 0 || footer > length - MAGIC - TAIL) {
      throw damaged(place, null);
    }
    return footer;
  }

  private static FileMetaData parsed(byte[] text, String place) {
    try {
      return Util.readFileMetaData(new ByteArrayInputStream(text));
    } catch (IOException | RuntimeException e) {
      throw damaged(place, e);
    }
  }

  private static ParquetFile of(InputFile file, long footer, FileMetaData metadata)
      throws IOException {
    Set<String> halves = new HashSet<>();
    Set<String> unknown = new HashSet<>();
    boolean changed = false;
    List<SchemaElement> schema = metadata.getSchema();
    for (int i = 1; i < schema.size(); i++) {
      SchemaElement element = schema.get(i);
      boolean half = isHalf(element);
      if (half || (element.isSetLogicalType() && !element.getLogicalType().isSet())) {
        (half ? halves : unknown).add(element.getName());
        element.unsetLogicalType();
        changed = true;
      }
    }
    InputFile input = changed ? new RewrittenFile(file, footer, serialised(metadata)) : file;
    return new ParquetFile(input, halves, unknown, unreadable(metadata));
  }

  /** The reader of some versions knows the type, that of others has no name for it. */
  private static boolean isHalf(SchemaElement element) {
    return element.isSetLogicalType()
        && !element.getLogicalType().isSetDECIMAL()
        && element.getType() == Type.FIXED_LEN_BYTE_ARRAY
        && element.getType_length() == Short.BYTES;
  }

  private static byte[] serialised(FileMetaData metadata) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(metadata, bytes);
    int length = bytes.size();
    bytes.write(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    bytes.write("PAR1".getBytes(StandardCharsets.ISO_8859_1));
    return bytes.toByteArray();
  }

  private static Map<String, String> unreadable(FileMetaData metadata) {
    Map<String, String> columns = new HashMap<>();
    for (RowGroup group : metadata.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        CompressionCodec codec = chunk.getMeta_data().getCodec();
        if (UNREADABLE.contains(codec)) {
          columns.put(chunk.getMeta_data().getPath_in_schema().get(0), codec.name());
        }
      }
    }
    return columns;
  }

  private static DatasetException encrypted(String place) {
    return new DatasetException(
        place + "it is encrypted, and Uncoil has no keys: write it without encryption");
  }

  private static DatasetException damaged(String place, Throwable cause) {
    return new DatasetException(place + "its footer is damaged", cause);
  }
}

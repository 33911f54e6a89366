package org.uncoil.dataset.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Util;

/** Files with types of columns that the Parquet at hand may not be able to write. */
final class ParquetTypes {
  /** The number of half-precision floating point in the format's list of types. */
  static final int FLOAT16 = 15;

  // the compact protocol writes the union's field as its number's distance from 0 and a struct's
  // type
  private static final byte STRUCT = 0x0C;

  private ParquetTypes() {}

  /**
   * Writes a file again, with another type of one of its columns.
   *
   * @param type the type's number in the format's union of types
   */
  static Path mark(Path from, Path to, String column, int type) throws IOException {
    byte[] bytes = Files.readAllBytes(from);
    ByteBuffer tail = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt(bytes.length - 8);
    int begin = bytes.length - 8 - length;
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(bytes, begin, length));
    // a text is written with a known type, whose bytes are then found and replaced
    byte[] without = written(metadata);
    for (SchemaElement element : metadata.getSchema()) {
      if (element.getName().equals(column)) {
        element.setLogicalType(LogicalType.STRING(new StringType()));
      }
    }
    byte[] with = written(metadata);
    int at = Arrays.mismatch(without, with);
    // header of the field, then the union: its field's header, an empty struct, its end
    byte[] union = type < 16 ? new byte[] {(byte) ((type << 4) | STRUCT)} : longForm(type);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, begin);
    out.write(with, 0, at + 1);
    out.write(union);
    out.write(with, at + 2, with.length - at - 2);
    int footer = out.size() - begin;
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer).array());
    out.write("PAR1".getBytes(StandardCharsets.ISO_8859_1));
    return Files.write(to, out.toByteArray());
  }

  /** Where the number is far from that before it: the type, then the number as a zigzag varint. */
  private static byte[] longForm(int type) {
    int zigzag = type << 1;
    return new byte[] {STRUCT, (byte) ((zigzag & 0x7F) | 0x80), (byte) (zigzag >> 7)};
  }

  private static byte[] written(FileMetaData metadata) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(metadata, bytes);
    return bytes.toByteArray();
  }
}

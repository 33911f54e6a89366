package org.uncoil.store.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A row group that is being written. Lists of floats become pages as a whole; Parquet encodes the
 * other columns.
 */
final class WrittenGroup<R extends Record> {
  private final Table<R> table;
  private final List<TableColumn> columns;
  private final List<Function<Record, Object>> values = new ArrayList<>();
  private final List<WrittenColumn> written = new ArrayList<>();
  private final List<WrittenFloats> floats = new ArrayList<>();
  private final ColumnChunkPageWriteStore pages;
  private final ColumnWriteStore others;
  private long rows;

  /** Without rows. */
  // deprecated in Spark 4's Parquet; that of Spark 3.5 has no other
  @SuppressWarnings("deprecation")
  WrittenGroup(Table<R> table, ParquetProperties properties, CodecFactory codecs) {
    this.table = table;
    this.columns = table.columns();
    MessageType schema = TableColumn.schema(table);
    pages =
        new ColumnChunkPageWriteStore(
            codecs.getCompressor(CompressionCodecName.ZSTD),
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    List<Type> encoded = new ArrayList<>();
    for (TableColumn column : columns) {
      if (!column.floats()) {
        encoded.add(schema.getType(column.name()));
      }
    }
    others = properties.newColumnWriteStore(new MessageType(table.name(), encoded), pages);
    for (int i = 0; i < columns.size(); i++) {
      TableColumn column = columns.get(i);
      ColumnDescriptor descriptor = schema.getColumns().get(i);
      values.add(table.column(column.name()));
      written.add(written(column, descriptor, properties));
    }
  }

  private WrittenColumn written(
      TableColumn column, ColumnDescriptor descriptor, ParquetProperties properties) {
    if (column.floats()) {
      WrittenFloats lists =
          new WrittenFloats(pages.getPageWriter(descriptor), descriptor, properties);
      floats.add(lists);
      return lists;
    }
    return column.list()
        ? new WrittenColumn.OfLists(others.getColumnWriter(descriptor), column)
        : new WrittenColumn.OfValues(others.getColumnWriter(descriptor), column);
  }

  /** Appends one row. */
  void write(R row) {
    for (int i = 0; i < written.size(); i++) {
      TableColumn column = columns.get(i);
      Object value = column.stored(values.get(i).apply(row));
      if (value == null && !column.about().nullable()) {
        throw new IllegalArgumentException(
            table.name() + "." + column.name() + " must not be null: " + row);
      }
      written.get(i).write(value);
    }
    others.endRecord();
    rows++;
  }

  /** How many bytes it holds, compressed or not yet. */
  long size() {
    long size = others.getBufferedSize();
    for (WrittenFloats lists : floats) {
      size += lists.size();
    }
    return size;
  }

  /** Appends it to a file, unless it has no rows. */
  void end(ParquetFileWriter file) throws IOException {
    if (rows == 0) {
      return;
    }
    floats.forEach(WrittenFloats::endPage);
    others.flush();
    file.startBlock(rows);
    pages.flushToFileWriter(file);
    file.endBlock();
  }
}

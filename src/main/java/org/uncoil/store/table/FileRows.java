package org.uncoil.store.table;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The rows of one file that a filter keeps, as records. Row groups that can have none of them are
 * not read; of other rows only the columns that the filter asks are decoded.
 */
final class FileRows<R extends Record> implements AutoCloseable {
  private final Table<R> table;
  private final List<TableColumn> columns;
  private final RowFilter filter;
  private final MessageType schema;
  private final ParquetFileReader reader;
  private final Constructor<R> constructor;
  // places of the columns that the filter asks, which are decoded first, and of the others
  private final List<Integer> asked = new ArrayList<>();
  private final List<Integer> others = new ArrayList<>();
  private StoredColumn[] group = {};
  private long left;

  FileRows(Configuration configuration, Table<R> table, Path file, RowFilter filter)
      throws IOException {
    this.table = table;
    this.columns = table.columns();
    this.filter = filter;
    this.schema = TableColumn.schema(table);
    this.constructor = constructor(table.row());
    for (int i = 0; i < columns.size(); i++) {
      (filter.asks(columns.get(i).name()) ? asked : others).add(i);
    }
    reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(file, configuration),
            HadoopReadOptions.builder(configuration)
                .withRecordFilter(filter.ofRowGroups())
                .usePageChecksumVerification()
                .build());
    try {
      checkColumns();
    } catch (StoreException e) {
      reader.close();
      throw e;
    }
    reader.setRequestedSchema(schema);
  }

  private static <R extends Record> Constructor<R> constructor(Class<R> row) {
    try {
      return row.getDeclaredConstructor(
          Arrays.stream(row.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its canonical constructor", e);
    }
  }

  private void checkColumns() {
    MessageType found = reader.getFooter().getFileMetaData().getSchema();
    for (Type column : schema.getFields()) {
      String name = column.getName();
      if (!found.containsField(name)) {
        throw older("lacks the column " + name);
      }
      if (!found.getType(name).equals(column)) {
        throw older("has another type in the column " + name);
      }
    }
  }

  private StoreException older(String difference) {
    return new StoreException(
        "table "
            + table.name()
            + " "
            + difference
            + ": it was written by another version of Uncoil; start over with --fresh");
  }

  /** The next row that the filter keeps; null where there is none. */
  R next() throws IOException {
    while (left > 0 || nextGroup()) {
      left--;
      Object[] values = new Object[columns.size()];
      boolean kept = true;
      for (int column : asked) {
        values[column] = group[column].next();
        kept = kept && filter.keeps(columns.get(column).name(), values[column]);
      }
      for (int column : others) {
        if (kept) {
          values[column] = group[column].next();
        } else {
          group[column].skip();
        }
      }
      if (kept) {
        return row(values);
      }
    }
    return null;
  }

  private boolean nextGroup() throws IOException {
    PageReadStore pages = reader.readNextRowGroup();
    if (pages == null) {
      return false;
    }
    left = pages.getRowCount();
    ColumnReadStore values =
        new ColumnReadStoreImpl(
            pages, NOWHERE, schema, reader.getFooter().getFileMetaData().getCreatedBy());
    List<ColumnDescriptor> descriptors = schema.getColumns();
    group = new StoredColumn[columns.size()];
    for (int i = 0; i < group.length; i++) {
      ColumnDescriptor descriptor = descriptors.get(i);
      TableColumn column = columns.get(i);
      if (column.floats()) {
        group[i] = new FloatsColumn(pages.getPageReader(descriptor), descriptor);
      } else if (column.list()) {
        group[i] = new StoredColumn.OfLists(values.getColumnReader(descriptor), column);
      } else {
        group[i] = new StoredColumn.OfValues(values.getColumnReader(descriptor), column);
      }
    }
    return true;
  }

  private R row(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot make a " + table.row().getSimpleName(), e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Where a column reader could push values, were it asked to; it wants one for each column. */
  private static final GroupConverter NOWHERE =
      new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return this;
        }

        @Override
        public void start() {}

        @Override
        public void end() {}

        @Override
        public PrimitiveConverter asPrimitiveConverter() {
          return new PrimitiveConverter() {};
        }
      };
}

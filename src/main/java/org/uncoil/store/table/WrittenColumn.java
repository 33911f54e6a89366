package org.uncoil.store.table;

import java.util.List;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** One column of a row group that is being written, row after row. */
interface WrittenColumn {
  /** Appends a row's value as the table has it, which is null where the table has none. */
  void write(Object value);

  /** One value per row. */
  final class OfValues implements WrittenColumn {
    private final ColumnWriter writer;
    private final TableColumn column;
    private final int present;

    OfValues(ColumnWriter writer, TableColumn column) {
      this.writer = writer;
      this.column = column;
      this.present = column.about().nullable() ? 1 : 0;
    }

    @Override
    public void write(Object value) {
      if (value == null) {
        writer.writeNull(0, 0);
      } else {
        add(writer, column.type(), value, 0, present);
      }
    }
  }

  /** A list per row. */
  final class OfLists implements WrittenColumn {
    private final ColumnWriter writer;
    private final TableColumn column;
    private final int empty;
    private final int present;

    OfLists(ColumnWriter writer, TableColumn column) {
      this.writer = writer;
      this.column = column;
      this.empty = column.about().nullable() ? 1 : 0;
      this.present = empty + (column.about().nullableElements() ? 2 : 1);
    }

    @Override
    public void write(Object value) {
      if (value == null) {
        writer.writeNull(0, 0);
        return;
      }
      List<?> list = (List<?>) value;
      if (list.isEmpty()) {
        writer.writeNull(0, empty);
      }
      int repetition = 0;
      for (Object element : list) {
        Object stored = column.storedElement(element);
        if (stored == null) {
          writer.writeNull(repetition, present - 1);
        } else {
          add(writer, column.type(), stored, repetition, present);
        }
        repetition = 1;
      }
    }
  }

  private static void add(
      ColumnWriter writer,
      TableColumn.ValueType type,
      Object value,
      int repetition,
      int definition) {
    switch (type) {
      case STRING -> writer.write(Binary.fromString((String) value), repetition, definition);
      case INT -> writer.write((int) value, repetition, definition);
      case LONG -> writer.write((long) value, repetition, definition);
      case FLOAT -> writer.write((float) value, repetition, definition);
      case DOUBLE -> writer.write((double) value, repetition, definition);
      case BOOLEAN -> writer.write((boolean) value, repetition, definition);
    }
  }
}

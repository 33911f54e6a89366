package org.uncoil.store.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;

/** One column of a row group, value after value. */
interface StoredColumn {
  /** The next row's value; where it has none, what stands for that in the record. */
  Object next() throws IOException;

  /** Passes over the next row's value. */
  void skip() throws IOException;

  /** One value per row. */
  final class OfValues implements StoredColumn {
    private final ColumnReader reader;
    private final Value value;
    private final Object absent;
    private final int present;

    OfValues(ColumnReader reader, TableColumn column) {
      this.reader = reader;
      this.value = new Value(reader, column.type());
      this.absent = column.absent();
      this.present = reader.getDescriptor().getMaxDefinitionLevel();
    }

    @Override
    public Object next() {
      Object next = reader.getCurrentDefinitionLevel() == present ? value.get() : absent;
      reader.consume();
      return next;
    }

    @Override
    public void skip() {
      if (reader.getCurrentDefinitionLevel() == present) {
        reader.skip();
      }
      reader.consume();
    }
  }

  /** A list per row. */
  final class OfLists implements StoredColumn {
    private final ColumnReader reader;
    private final Value value;
    private final Object absentElement;
    private final int present;
    private final int element;

    OfLists(ColumnReader reader, TableColumn column) {
      this.reader = reader;
      this.value = new Value(reader, column.type());
      this.absentElement = column.type().absent();
      this.present = reader.getDescriptor().getMaxDefinitionLevel();
      // of a list whose elements may be missing, a level below a value's is a missing element
      this.element = column.about().nullableElements() ? present - 1 : present;
    }

    @Override
    public Object next() {
      List<Object> list = new ArrayList<>();
      do {
        int level = reader.getCurrentDefinitionLevel();
        if (level >= element) {
          list.add(level == present ? value.get() : absentElement);
        }
        reader.consume();
      } while (reader.getCurrentRepetitionLevel() > 0);
      return List.copyOf(list);
    }

    @Override
    public void skip() {
      do {
        if (reader.getCurrentDefinitionLevel() == present) {
          reader.skip();
        }
        reader.consume();
      } while (reader.getCurrentRepetitionLevel() > 0);
    }
  }

  /** The value at which a column stands. */
  final class Value {
    private final ColumnReader reader;
    private final TableColumn.ValueType type;
    private Binary lastBinary;
    private String lastText;

    private Value(ColumnReader reader, TableColumn.ValueType type) {
      this.reader = reader;
      this.type = type;
    }

    private Object get() {
      return switch (type) {
        case STRING -> text(reader.getBinary());
        case INT -> reader.getInteger();
        case LONG -> reader.getLong();
        case FLOAT -> reader.getFloat();
        case DOUBLE -> reader.getDouble();
        case BOOLEAN -> reader.getBoolean();
      };
    }

    /** A dictionary gives the same object for the same text. */
    @SuppressWarnings("ReferenceEquality")
    private String text(Binary binary) {
      if (binary != lastBinary) {
        lastBinary = binary;
        lastText = binary.toStringUsingUTF8();
      }
      return lastText;
    }
  }
}

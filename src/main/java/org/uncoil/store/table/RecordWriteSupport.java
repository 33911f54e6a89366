package org.uncoil.store.table;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.uncoil.embedding.Floats;

/** Hands row records to Parquet; floats of a list go straight from their array. */
final class RecordWriteSupport<R extends Record> extends WriteSupport<R> {
  private final Table<R> table;
  private final String path;
  private final List<TableColumn> columns;
  private final RecordComponent[] components;
  private RecordConsumer consumer;

  /**
   * For one file.
   *
   * @param path where it lies in the output folder
   */
  RecordWriteSupport(Table<R> table, String path) {
    this.table = table;
    this.path = path;
    this.columns = table.columns();
    this.components = table.row().getRecordComponents();
  }

  // deprecated in Spark 4's Parquet; that of Spark 3.5 has no other
  @SuppressWarnings("deprecation")
  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(
        TableColumn.schema(table),
        Map.of(CodeVersion.KEY, CodeVersion.CURRENT, StoredFile.KEY, path));
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(R row) {
    consumer.startMessage();
    for (int i = 0; i < components.length; i++) {
      TableColumn column = columns.get(i);
      Object value = column.stored(value(row, components[i]));
      if (value == null) {
        if (!column.about().nullable()) {
          throw new IllegalArgumentException(
              table.name() + "." + column.name() + " must not be null: " + row);
        }
        continue;
      }
      consumer.startField(column.name(), i);
      if (value instanceof Floats floats) {
        writeFloats(floats);
      } else if (value instanceof List<?> list) {
        writeList(list, column);
      } else {
        writeValue(value, column.type());
      }
      consumer.endField(column.name(), i);
    }
    consumer.endMessage();
  }

  private void writeFloats(Floats floats) {
    consumer.startGroup();
    if (floats.size() > 0) {
      consumer.startField("list", 0);
      for (int i = 0; i < floats.size(); i++) {
        consumer.startGroup();
        consumer.startField("element", 0);
        consumer.addFloat(floats.get(i));
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
    }
    consumer.endGroup();
  }

  private void writeList(List<?> list, TableColumn column) {
    consumer.startGroup();
    if (!list.isEmpty()) {
      consumer.startField("list", 0);
      for (Object element : list) {
        Object value = column.storedElement(element);
        consumer.startGroup();
        if (value != null) {
          consumer.startField("element", 0);
          writeValue(value, column.type());
          consumer.endField("element", 0);
        }
        consumer.endGroup();
      }
      consumer.endField("list", 0);
    }
    consumer.endGroup();
  }

  private void writeValue(Object value, TableColumn.ValueType type) {
    switch (type) {
      case STRING -> consumer.addBinary(Binary.fromString((String) value));
      case INT -> consumer.addInteger((Integer) value);
      case LONG -> consumer.addLong((Long) value);
      case FLOAT -> consumer.addFloat((Float) value);
      case DOUBLE -> consumer.addDouble((Double) value);
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
    }
  }

  private static Object value(Record row, RecordComponent component) {
    try {
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}

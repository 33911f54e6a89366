package org.uncoil.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.uncoil.embedding.Floats;

/**
 * Collects one row's values and calls its record's constructor; floats of a list go straight into
 * an array.
 */
final class RowMaterializer<R extends Record> extends RecordMaterializer<R> {
  private final Constructor<R> constructor;
  private final Object[] values;
  private final GroupConverter root;

  RowMaterializer(Table<R> table) {
    List<TableColumn> columns = table.columns();
    RecordComponent[] components = table.row().getRecordComponents();
    try {
      constructor =
          table
              .row()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its canonical constructor", e);
    }
    values = new Object[columns.size()];
    Converter[] converters = new Converter[columns.size()];
    for (int i = 0; i < converters.length; i++) {
      int column = i;
      Consumer<Object> sink = value -> values[column] = value;
      TableColumn.ValueType type = columns.get(i).type();
      if (components[i].getType() == Floats.class) {
        converters[i] = new FloatsConverter(sink);
      } else if (columns.get(i).list()) {
        converters[i] = new ValuesConverter(type, sink);
      } else {
        converters[i] = new ValueConverter(type, sink);
      }
    }
    root =
        new GroupConverter() {
          @Override
          public Converter getConverter(int field) {
            return converters[field];
          }

          @Override
          public void start() {
            Arrays.fill(values, null);
          }

          @Override
          public void end() {}
        };
  }

  @Override
  public R getCurrentRecord() {
    try {
      return constructor.newInstance(values);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "cannot make a " + constructor.getDeclaringClass().getSimpleName(), e);
    }
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  /** One value. */
  private static final class ValueConverter extends PrimitiveConverter {
    private final TableColumn.ValueType type;
    private final Consumer<Object> sink;

    ValueConverter(TableColumn.ValueType type, Consumer<Object> sink) {
      this.type = type;
      this.sink = sink;
    }

    @Override
    public void addBinary(Binary value) {
      sink.accept(type == TableColumn.ValueType.STRING ? value.toStringUsingUTF8() : value);
    }

    @Override
    public void addBoolean(boolean value) {
      sink.accept(value);
    }

    @Override
    public void addDouble(double value) {
      sink.accept(value);
    }

    @Override
    public void addFloat(float value) {
      sink.accept(value);
    }

    @Override
    public void addInt(int value) {
      sink.accept(value);
    }

    @Override
    public void addLong(long value) {
      sink.accept(value);
    }
  }

  /** A list in three levels, whose elements go through one converter. */
  private abstract static class ListConverter extends GroupConverter {
    private final GroupConverter repeated;

    ListConverter(Converter element) {
      repeated =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return element;
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
          };
    }

    @Override
    public Converter getConverter(int field) {
      return repeated;
    }
  }

  private static final class ValuesConverter extends ListConverter {
    private final List<Object> list;
    private final Consumer<Object> sink;

    ValuesConverter(TableColumn.ValueType type, Consumer<Object> sink) {
      this(type, sink, new ArrayList<>());
    }

    private ValuesConverter(TableColumn.ValueType type, Consumer<Object> sink, List<Object> list) {
      super(new ValueConverter(type, list::add));
      this.list = list;
      this.sink = sink;
    }

    @Override
    public void start() {
      list.clear();
    }

    @Override
    public void end() {
      sink.accept(List.copyOf(list));
    }
  }

  private static final class FloatsConverter extends ListConverter {
    private final FloatBuffer buffer;
    private final Consumer<Object> sink;

    FloatsConverter(Consumer<Object> sink) {
      this(sink, new FloatBuffer());
    }

    private FloatsConverter(Consumer<Object> sink, FloatBuffer buffer) {
      super(buffer);
      this.buffer = buffer;
      this.sink = sink;
    }

    @Override
    public void start() {
      buffer.count = 0;
    }

    @Override
    public void end() {
      sink.accept(Floats.of(Arrays.copyOf(buffer.values, buffer.count)));
    }
  }

  private static final class FloatBuffer extends PrimitiveConverter {
    private float[] values = new float[1024];
    private int count;

    @Override
    public void addFloat(float value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }
  }
}

package org.uncoil.store.table;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/**
 * A column as its row record declares it.
 *
 * @param name snake case
 * @param type of the values, or of a list's elements
 * @param list whether it holds a list
 * @param absent what the record has where the table has null
 * @param about the annotation that documents it
 */
public record TableColumn(String name, ValueType type, boolean list, Object absent, Column about) {
  static List<TableColumn> of(Class<? extends Record> row) {
    return Arrays.stream(row.getRecordComponents()).map(TableColumn::of).toList();
  }

  private static TableColumn of(RecordComponent component) {
    Column about = component.getAnnotation(Column.class);
    if (about == null) {
      throw new IllegalArgumentException(
          component.getDeclaringRecord().getSimpleName()
              + "."
              + component.getName()
              + " lacks @Column");
    }
    String name = Table.snakeCase(component.getName());
    Class<?> type = component.getType();
    if (type == Floats.class) {
      return new TableColumn(name, ValueType.FLOAT, true, Floats.of(), about);
    }
    if (type == List.class) {
      ParameterizedType list = (ParameterizedType) component.getGenericType();
      Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
      return new TableColumn(name, ValueType.of(element), true, List.of(), about);
    }
    ValueType value = ValueType.of(type);
    Object absent = type.isPrimitive() || type == String.class ? value.absent : null;
    return new TableColumn(name, value, false, absent, about);
  }

  /** Whether the record has {@link Floats} here: a list that is read and written as a whole. */
  boolean floats() {
    return absent instanceof Floats;
  }

  /** What the table has for a record's value. */
  Object stored(Object value) {
    return about.nullable() && Objects.equals(value, absent) ? null : value;
  }

  /** What the table has for an element of a record's list. */
  Object storedElement(Object element) {
    return about.nullableElements() && element.equals(type.absent) ? null : element;
  }

  /** How the data-format page writes its type, as {@code list<float>}. */
  public String typeName() {
    return list ? "list<" + type.sqlName() + ">" : type.sqlName();
  }

  /** The column in a schema as Spark's SQL writes it, as {@code `loss` array<float>}. */
  public String sqlColumn() {
    return "`" + name + "` " + (list ? "array<" + type.sqlName() + ">" : type.sqlName());
  }

  /** The Parquet schema of a row record; lists in the standard three levels. */
  static MessageType schema(Table<?> table) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (TableColumn column : table.columns()) {
      message.addField(column.parquet());
    }
    return message.named(table.name());
  }

  private Type parquet() {
    Type.Repetition repetition =
        about.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    Type.Repetition elements =
        about.nullableElements() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    return list
        ? Types.list(repetition).element(type.parquet(elements, "element")).named(name)
        : type.parquet(repetition, name);
  }

  /** What a value, or a list's element, can be. */
  public enum ValueType {
    STRING(PrimitiveTypeName.BINARY, "string", String.class, String.class, ""),
    INT(PrimitiveTypeName.INT32, "int", int.class, Integer.class, -1),
    LONG(PrimitiveTypeName.INT64, "bigint", long.class, Long.class, null),
    FLOAT(PrimitiveTypeName.FLOAT, "float", float.class, Float.class, null),
    DOUBLE(PrimitiveTypeName.DOUBLE, "double", double.class, Double.class, Double.NaN),
    BOOLEAN(PrimitiveTypeName.BOOLEAN, "boolean", boolean.class, Boolean.class, null);

    private final PrimitiveTypeName parquet;
    private final String sqlName;
    private final Class<?> plain;
    private final Class<?> boxed;

    @SuppressWarnings("ImmutableEnumChecker") // a text or a number
    private final Object absent;

    ValueType(
        PrimitiveTypeName parquet, String sqlName, Class<?> plain, Class<?> boxed, Object absent) {
      this.parquet = parquet;
      this.sqlName = sqlName;
      this.plain = plain;
      this.boxed = boxed;
      this.absent = absent;
    }

    static ValueType of(Class<?> type) {
      return Arrays.stream(values())
          .filter(candidate -> candidate.plain == type || candidate.boxed == type)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no column type for " + type));
    }

    /** What stands for a missing value of this type in a record; null if nothing does. */
    Object absent() {
      return absent;
    }

    /** Spark's name of it. */
    public String sqlName() {
      return sqlName;
    }

    private Type parquet(Type.Repetition repetition, String name) {
      return this == STRING
          ? Types.primitive(parquet, repetition).as(LogicalTypeAnnotation.stringType()).named(name)
          : Types.primitive(parquet, repetition).named(name);
    }
  }
}

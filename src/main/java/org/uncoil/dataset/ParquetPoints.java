package org.uncoil.dataset;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads points from Parquet files. */
final class ParquetPoints {
  private ParquetPoints() {}

  static PointImport read(Parquet parquet, List<InputFile> files) throws IOException {
    PointImport points = null;
    MessageType common = null;
    for (InputFile file : files) {
      String part = Shown.part(file, files);
      try (ParquetFileReader reader = ParquetFileReader.open(file)) {
        MessageType schema = reader.getFileMetaData().getSchema();
        if (points == null) {
          common = schema;
          requireUsable(parquet, schema);
          points = new PointImport(parquet, names(schema), String::isEmpty);
        } else if (!schema.getFields().equals(common.getFields())) {
          throw new DatasetException(
              "%s: %sthe columns are not those of the files before it"
                  .formatted(parquet.path(), part));
        }
        rows(parquet, reader, points, part);
      } catch (RuntimeException e) {
        if (e instanceof DatasetException) {
          throw e;
        }
        // the reader's own messages repeat the path and tell bytes
        throw new DatasetException(
            "%s: %sit cannot be read as Parquet".formatted(parquet.path(), part), e);
      }
    }
    if (points == null) {
      throw new DatasetException(parquet.path() + ": the folder holds no Parquet file");
    }
    return points;
  }

  private static List<String> names(MessageType schema) {
    return schema.getFields().stream().map(Type::getName).toList();
  }

  private static void requireUsable(Parquet parquet, MessageType schema) {
    ColumnChoice choice = ColumnChoice.of(parquet, names(schema));
    requireUsable(parquet, schema.getType(choice.label()));
    for (int feature : choice.features()) {
      requireUsable(parquet, schema.getType(feature));
    }
  }

  private static void requireUsable(Parquet parquet, Type field) {
    if (!isUsable(field)) {
      throw new DatasetException(
          "%s: column %s is %s; a coordinate must be a plain number, a class a number or a text (name the ones to use in features)"
              .formatted(
                  parquet.path(),
                  Shown.text(field.getName()),
                  Shown.text(field.toString().replaceAll("\\s+", " "))));
    }
  }

  private static boolean isUsable(Type field) {
    if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
      return false;
    }
    return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32, INT64, FLOAT, DOUBLE, BOOLEAN, BINARY -> true;
      case FIXED_LEN_BYTE_ARRAY -> decimal(field) != null;
      case INT96 -> false;
    };
  }

  private static void rows(
      Parquet parquet, ParquetFileReader reader, PointImport points, String part) {
    MessageType schema = reader.getFileMetaData().getSchema();
    long row = 0;
    MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
    try {
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            columns.getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
          row++;
          points.row(part + "row " + row, cells(records.read(), schema));
        }
      }
    } catch (IOException e) {
      throw new DatasetException(
          "%s: %sit cannot be read after row %d; it may be damaged"
              .formatted(parquet.path(), part, row),
          e);
    }
  }

  private static List<String> cells(Group group, MessageType schema) {
    List<String> cells = new ArrayList<>(schema.getFieldCount());
    for (int i = 0; i < schema.getFieldCount(); i++) {
      boolean present = schema.getType(i).isPrimitive() && group.getFieldRepetitionCount(i) == 1;
      cells.add(present ? cell(group, schema, i) : null);
    }
    return cells;
  }

  private static String cell(Group group, MessageType schema, int field) {
    DecimalLogicalTypeAnnotation decimal = decimal(schema.getType(field));
    return switch (schema.getType(field).asPrimitiveType().getPrimitiveTypeName()) {
      case FLOAT -> String.valueOf((double) group.getFloat(field, 0));
      case BOOLEAN -> group.getBoolean(field, 0) ? "1" : "0";
      case INT32, INT64 -> {
        BigInteger digits = new BigInteger(group.getValueToString(field, 0));
        yield new BigDecimal(digits, decimal == null ? 0 : decimal.getScale()).toPlainString();
      }
      case BINARY, FIXED_LEN_BYTE_ARRAY, DOUBLE, INT96 ->
          decimal == null
              ? group.getValueToString(field, 0)
              : new BigDecimal(
                      new BigInteger(group.getBinary(field, 0).getBytes()), decimal.getScale())
                  .toPlainString();
    };
  }

  /** A column's decimal places, where it stores decimal numbers as whole ones; otherwise null. */
  private static DecimalLogicalTypeAnnotation decimal(Type field) {
    return field.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
        ? decimal
        : null;
  }
}

package org.uncoil.dataset;

import java.io.IOException;
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
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Reads points from Parquet files. */
final class ParquetPoints {
  private ParquetPoints() {}

  static PointImport read(Parquet parquet, List<InputFile> files) throws IOException {
    PointImport points = null;
    MessageType common = null;
    long row = 0;
    for (InputFile file : files) {
      try (ParquetFileReader reader = ParquetFileReader.open(file)) {
        MessageType schema = reader.getFileMetaData().getSchema();
        if (points == null) {
          common = schema;
          points = new PointImport(parquet, names(parquet, schema), cell -> false);
        } else if (!schema.getFields().equals(common.getFields())) {
          throw new DatasetException(
              "%s: the columns of %s are not those of the files before it"
                  .formatted(parquet.path(), file));
        }
        row = rows(reader, schema, points, row);
      } catch (RuntimeException e) {
        if (e instanceof DatasetException) {
          throw e;
        }
        throw new DatasetException(
            parquet.path() + ": it cannot be read as Parquet: " + e.getMessage(), e);
      }
    }
    if (points == null) {
      throw new DatasetException(parquet.path() + ": the folder holds no Parquet file");
    }
    return points;
  }

  private static List<String> names(Parquet parquet, MessageType schema) {
    List<String> names = new ArrayList<>();
    for (Type field : schema.getFields()) {
      boolean usable =
          field.isPrimitive()
              && !field.isRepetition(Type.Repetition.REPEATED)
              && field.asPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.INT96
              && field.asPrimitiveType().getPrimitiveTypeName()
                  != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
      boolean wanted =
          parquet.features().isEmpty()
              || parquet.features().contains(field.getName())
              || parquet.label().equals(field.getName());
      if (!usable && wanted) {
        throw new DatasetException(
            "%s: column %s is %s; a coordinate must be a plain number, a class a number or a text (name the ones to use in features)"
                .formatted(
                    parquet.path(), field.getName(), field.toString().replaceAll("\\s+", " ")));
      }
      names.add(field.getName());
    }
    return names;
  }

  private static long rows(
      ParquetFileReader reader, MessageType schema, PointImport points, long before)
      throws IOException {
    long row = before;
    MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
    for (PageReadStore pages = reader.readNextRowGroup();
        pages != null;
        pages = reader.readNextRowGroup()) {
      RecordReader<Group> records =
          columns.getRecordReader(pages, new GroupRecordConverter(schema));
      for (long i = 0; i < pages.getRowCount(); i++) {
        row++;
        points.row("row " + row, cells(records.read(), schema));
      }
    }
    return row;
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
    return switch (schema.getType(field).asPrimitiveType().getPrimitiveTypeName()) {
      case FLOAT -> String.valueOf((double) group.getFloat(field, 0));
      case BOOLEAN -> group.getBoolean(field, 0) ? "1" : "0";
      default -> group.getValueToString(field, 0);
    };
  }
}

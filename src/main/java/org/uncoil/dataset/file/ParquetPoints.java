package org.uncoil.dataset.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.Parquet;
import org.uncoil.dataset.Shown;

/** Reads points from Parquet files: the columns that are used, whatever the others are. */
public final class ParquetPoints {
  private static final int MOST_BYTES_SHOWN = 16;

  private final Parquet parquet;
  private final ImportMemory memory;
  private PointImport points;
  private MessageType schema;

  private ParquetPoints(Parquet parquet, ImportMemory memory) {
    this.parquet = parquet;
    this.memory = memory;
  }

  public static PointImport read(Parquet parquet, List<InputFile> files) throws IOException {
    return read(parquet, files, ImportMemory.ofThisJvm());
  }

  public static PointImport read(Parquet parquet, List<InputFile> files, ImportMemory memory)
      throws IOException {
    ParquetPoints reader = new ParquetPoints(parquet, memory);
    for (InputFile file : files) {
      reader.read(file, Shown.part(file, files));
    }
    if (reader.points == null) {
      throw new DatasetException(parquet.path() + ": the folder holds no Parquet file");
    }
    return reader.points;
  }

  private void read(InputFile file, String part) throws IOException {
    ParquetFile looked = ParquetFile.of(file, parquet.path() + ": " + part);
    try (ParquetFileReader reader = ParquetFileReader.open(looked.input())) {
      MessageType found = reader.getFileMetaData().getSchema();
      if (points == null) {
        schema = found;
        points =
            new PointImport(
                parquet, found.getFields().stream().map(Type::getName).toList(), CellRules.PLAIN);
      } else if (!found.getFields().equals(schema.getFields())) {
        throw new DatasetException(
            "%s: %sthe columns are not those of the files before it"
                .formatted(parquet.path(), part));
      }
      List<Integer> used =
          Stream.concat(Stream.of(points.choice().label()), points.choice().features().stream())
              .sorted()
              .toList();
      used.forEach(column -> requireUsable(looked, schema.getType(column), part));
      memory.require(
          parquet,
          points.size() + (double) reader.getRecordCount(),
          points.choice().features().size());
      rows(reader, new ParquetCells(looked.halves()), used, part);
    } catch (RuntimeException e) {
      if (e instanceof DatasetException) {
        throw e;
      }
      // the reader's own messages repeat the path and tell bytes
      throw new DatasetException(
          "%s: %sit cannot be read as Parquet".formatted(parquet.path(), part), e);
    }
  }

  private void requireUsable(ParquetFile file, Type field, String part) {
    String name = Shown.text(field.getName());
    if (file.unknown().contains(field.getName())) {
      throw refusal(part, "column %s is of a type that is newer than Uncoil".formatted(name));
    }
    if (!new ParquetCells(file.halves()).isUsable(field)) {
      throw refusal(
          part,
          "column %s is %s; a coordinate must be a plain number, a class a number or a text, not a date or time"
              .formatted(name, Shown.text(field.toString().replaceAll("\\s+", " "))));
    }
    if (file.unreadable().containsKey(field.getName())) {
      throw refusal(
          part,
          "column %s is compressed by %s, which Uncoil cannot read; write it with Snappy, gzip, Zstandard or LZ4"
              .formatted(name, file.unreadable().get(field.getName())));
    }
  }

  private DatasetException refusal(String part, String why) {
    return new DatasetException(
        "%s: %s%s (name the ones to use in features)".formatted(parquet.path(), part, why));
  }

  /** Reads the used columns alone: others may be compressed by what is not at hand. */
  private void rows(ParquetFileReader reader, ParquetCells texts, List<Integer> used, String part) {
    MessageType wanted =
        new MessageType(schema.getName(), used.stream().map(schema::getType).toList());
    reader.setRequestedSchema(wanted);
    MessageColumnIO columns = new ColumnIOFactory().getColumnIO(wanted);
    String[] cells = new String[schema.getFieldCount()];
    long row = 0;
    try {
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            columns.getRecordReader(pages, new GroupRecordConverter(wanted));
        for (long i = 0; i < pages.getRowCount(); i++) {
          Group group = records.read();
          row++;
          row(part + "row " + row, group, texts, used, cells);
        }
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof DatasetException known) {
        throw known;
      }
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s: %sit cannot be read after row %d; it may be damaged",
              parquet.path(),
              part,
              row),
          e);
    }
  }

  private void row(
      String place, Group group, ParquetCells texts, List<Integer> used, String[] cells) {
    for (int i = 0; i < used.size(); i++) {
      int column = used.get(i);
      try {
        String cell = texts.cell(group, i);
        // a number that is none names no class
        boolean none = column == points.choice().label() && "NaN".equals(cell) && isReal(column);
        cells[column] = none ? null : cell;
      } catch (CharacterCodingException e) {
        byte[] bytes = group.getBinary(i, 0).getBytes();
        points.refuse(
            "%s, %s: the bytes %s%s are no UTF-8 text"
                .formatted(
                    place,
                    points.column(column),
                    HexFormat.of()
                        .withUpperCase()
                        .formatHex(bytes, 0, Math.min(bytes.length, MOST_BYTES_SHOWN)),
                    bytes.length > MOST_BYTES_SHOWN ? "…" : ""));
        return;
      }
    }
    points.row(place, Arrays.asList(cells));
  }

  private boolean isReal(int column) {
    return switch (schema.getType(column).asPrimitiveType().getPrimitiveTypeName()) {
      case FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> true;
      default -> false;
    };
  }
}

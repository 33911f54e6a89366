package org.uncoil.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.parquet.io.InputFile;

/** Reads points from text files of separated values. */
final class CsvReader {
  private CsvReader() {}

  static PointImport read(Csv csv, List<InputFile> files) throws IOException {
    PointImport points = null;
    for (InputFile file : files) {
      points = read(csv, file, points);
    }
    if (points == null) {
      throw new DatasetException(csv.path() + ": there is no row to use; the file is empty");
    }
    return points;
  }

  private static PointImport read(Csv csv, InputFile file, PointImport begun) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(csv.separatorCharacter())
            .setQuote(csv.quote().charAt(0))
            .setIgnoreEmptyLines(true)
            .build();
    try (InputStream bytes = BOMInputStream.builder().setInputStream(file.newStream()).get();
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(text, format)) {
      return rows(csv, parser, begun);
    }
  }

  private static PointImport rows(Csv csv, CSVParser parser, PointImport begun) {
    PointImport points = begun;
    Iterator<CSVRecord> records = parser.iterator();
    boolean first = true;
    try {
      while (records.hasNext()) {
        List<String> cells = records.next().toList();
        if (points == null) {
          points = new PointImport(csv, columns(csv, cells), csv.missing()::contains);
        }
        if (!first || !csv.header()) {
          points.row("line " + line(parser, cells), cells);
        }
        first = false;
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new DatasetException(
          "%s: line %d: %s".formatted(csv.path(), parser.getCurrentLineNumber(), plain(e)), e);
    }
    return points;
  }

  private static List<String> columns(Csv csv, List<String> first) {
    return csv.header()
        ? first.stream().map(String::strip).toList()
        : IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList();
  }

  /** The line that a row begins on; a quoted value may hold line breaks. */
  private static long line(CSVParser parser, List<String> cells) {
    long breaks =
        cells.stream().mapToLong(cell -> cell.chars().filter(c -> c == '\n').count()).sum();
    return parser.getCurrentLineNumber() - breaks;
  }

  private static String plain(RuntimeException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return "the row cannot be read: " + cause.getMessage();
  }
}

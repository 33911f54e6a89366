package org.uncoil.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
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
      points = read(csv, file, Shown.part(file, files), points);
    }
    if (points == null) {
      throw new DatasetException(csv.path() + ": there is no row to use; the file is empty");
    }
    return points;
  }

  private static PointImport read(Csv csv, InputFile file, String part, PointImport begun)
      throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(csv.separatorCharacter())
            .setQuote(csv.quote().charAt(0))
            // empty lines are left out below: here they would be lost for the count of lines
            .setIgnoreEmptyLines(false)
            .build();
    // a decoder of its own: a reader for a charset would replace what is not UTF-8
    try (InputStream bytes = BOMInputStream.builder().setInputStream(file.newStream()).get();
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
        CSVParser parser = CSVParser.parse(text, format)) {
      return rows(csv, parser, part, begun);
    }
  }

  private static PointImport rows(Csv csv, CSVParser parser, String part, PointImport begun)
      throws IOException {
    PointImport points = begun;
    Iterator<CSVRecord> records = parser.iterator();
    boolean atHeader = csv.header();
    while (true) {
      String place = part + "line " + (parser.getCurrentLineNumber() + 1);
      List<String> cells = next(csv, records, place);
      if (cells == null) {
        return points;
      }
      if (cells.size() == 1 && cells.get(0).isEmpty()) {
        continue;
      }
      if (points == null) {
        points = new PointImport(csv, columns(csv, cells), csv.missing()::contains);
      } else if (atHeader && !columns(csv, cells).equals(points.columns())) {
        throw new DatasetException(
            "%s: %s: the columns are %s, but those of the files before it are %s"
                .formatted(
                    csv.path(),
                    place,
                    Shown.list(columns(csv, cells)),
                    Shown.list(points.columns())));
      }
      if (!atHeader) {
        points.row(place, cells);
      }
      atHeader = false;
    }
  }

  /** The next row's values; null at the end. */
  private static List<String> next(Csv csv, Iterator<CSVRecord> records, String place)
      throws IOException {
    try {
      return records.hasNext() ? records.next().toList() : null;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new DatasetException(
            "%s: the text is not UTF-8, at %s or after it".formatted(csv.path(), place), e);
      }
      // the parser's own complaints, both about quotes, have no type of their own
      if (String.valueOf(e.getCause().getMessage()).contains("encapsulated token")) {
        throw new DatasetException(
            "%s: %s: the row that begins here has a quote that is not closed, or text after a closing quote"
                .formatted(csv.path(), place),
            e);
      }
      throw e.getCause();
    }
  }

  private static List<String> columns(Csv csv, List<String> first) {
    return csv.header()
        ? first.stream().map(String::strip).toList()
        : IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList();
  }
}

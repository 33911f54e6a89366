package org.uncoil.dataset.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.uncoil.dataset.Csv;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.Shown;
import org.uncoil.dataset.Spelling;

/** Reads points from text files of separated values. */
public final class CsvReader {
  private static final int FIRST_LOOK = 1024;

  private final Csv csv;
  private final ImportMemory memory;
  private final CellRules rules;
  private final SpreadRows spread;
  private PointImport points;
  private long length;
  private long before;
  private int nextLook = FIRST_LOOK;

  private CsvReader(Csv csv, ImportMemory memory) {
    this.csv = csv;
    this.memory = memory;
    this.rules = CellRules.of(csv);
    this.spread = new SpreadRows(csv.separatorCharacter());
  }

  public static PointImport read(Csv csv, List<InputFile> files) throws IOException {
    return read(csv, files, ImportMemory.ofThisJvm());
  }

  public static PointImport read(Csv csv, List<InputFile> files, ImportMemory memory)
      throws IOException {
    CsvReader reader = new CsvReader(csv, memory);
    for (InputFile file : files) {
      reader.length += file.getLength();
    }
    for (InputFile file : files) {
      // what says that it has no length, as many files under /proc do, might never end
      if (file.getLength() > 0) {
        reader.read(file, Shown.part(file, files));
        reader.before += file.getLength();
      }
    }
    if (reader.points == null) {
      throw new DatasetException(csv.path() + ": there is no row to use; the file is empty");
    }
    reader.spread.warning().ifPresent(reader.points::warn);
    return reader.points;
  }

  private void read(InputFile file, String part) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(csv.separatorCharacter())
            .setQuote(csv.quote().charAt(0))
            .setIgnoreSurroundingSpaces(true)
            // empty lines are left out below: here they would be lost for the count of lines
            .setIgnoreEmptyLines(false)
            .build();
    try (SeekableInputStream bytes = file.newStream();
        CsvText text = text(bytes, part);
        CSVParser parser = CSVParser.parse(text, format)) {
      rows(parser, text, bytes, part);
    }
  }

  private CsvText text(SeekableInputStream bytes, String part) throws IOException {
    try {
      return CsvText.open(bytes, csv);
    } catch (IOException e) {
      throw damaged(part + "its beginning", e);
    }
  }

  private void rows(CSVParser parser, CsvText text, SeekableInputStream bytes, String part)
      throws IOException {
    Iterator<CSVRecord> records = parser.iterator();
    boolean atHeader = csv.header();
    while (true) {
      long line = parser.getCurrentLineNumber() + 1;
      String place = part + "line " + line;
      text.beginRow();
      List<String> cells = next(records, text, place);
      if (cells == null) {
        return;
      }
      if (cells.size() == 1 && cells.get(0).isEmpty()) {
        continue;
      }
      if (points == null) {
        points = new PointImport(csv, columns(cells), rules);
      } else if (atHeader) {
        requireSameColumns(columns(cells), place);
      }
      if (!atHeader && !spread.refuses(points, part, line, cells)) {
        points.row(place, cells);
      }
      atHeader = false;
      look(bytes);
    }
  }

  private void requireSameColumns(List<String> columns, String place) {
    if (!columns.equals(points.columns())) {
      throw new DatasetException(
          "%s: %s: the columns are %s, but those of the files before it are %s"
              .formatted(csv.path(), place, Shown.list(columns), Shown.list(points.columns())));
    }
  }

  /** Now and then, whether there is memory for as many points as the file seems to have. */
  private void look(SeekableInputStream bytes) throws IOException {
    if (points.size() >= nextLook) {
      nextLook *= 2;
      double share = Math.min(1, (before + bytes.getPos()) / (double) length);
      memory.require(csv, points.size() / share, points.choice().features().size());
    }
  }

  /** The next row's values; null at the end. */
  private List<String> next(Iterator<CSVRecord> records, CsvText text, String place)
      throws IOException {
    try {
      return records.hasNext() ? records.next().toList() : null;
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      if (cause instanceof CharacterCodingException) {
        throw new DatasetException(
            "%s: the text is not %s, at %s or after it; set encoding, as ISO-8859-1 or windows-1252"
                .formatted(csv.path(), text.charset(), place),
            e);
      }
      if (cause instanceof CsvText.LongRowException) {
        throw new DatasetException(
            String.format(
                Locale.ROOT,
                "%s: %s: the row that begins here is longer than %,d characters: a quote is not closed, or it is no text",
                csv.path(),
                place,
                CsvText.LONGEST_ROW),
            e);
      }
      // the parser's own complaints, both about quotes, have no type of their own
      if (String.valueOf(cause.getMessage()).contains("encapsulated token")) {
        throw new DatasetException(
            "%s: %s: the row that begins here has a quote that is not closed, or text after a closing quote"
                .formatted(csv.path(), place),
            e);
      }
      throw damaged(place + " or after it", cause);
    }
  }

  /** What a decompressor throws tells neither the file nor the place. */
  private DatasetException damaged(String place, IOException e) {
    return new DatasetException(
        "%s: it cannot be read at %s; it may be damaged or cut off: %s"
            .formatted(csv.path(), place, Shown.text(String.valueOf(e.getMessage()))),
        e);
  }

  private List<String> columns(List<String> first) {
    if (first.stream().anyMatch(cell -> cell.indexOf('\0') >= 0)) {
      throw new DatasetException(
          csv.path()
              + ": the first line holds NUL characters: it is no text, or UTF-16 without a byte order mark, for which set encoding = UTF-16LE");
    }
    return csv.header()
        ? first.stream().map(Spelling::strip).toList()
        : IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList();
  }
}

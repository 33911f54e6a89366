package org.uncoil.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.parquet.io.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.dataset.ClassNames;
import org.uncoil.dataset.Csv;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.PointFile.BadRows;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.generator.Generators;

/** The same points, written as other programs and other countries write them. */
class CsvSpellingsTest {
  private static final String TEXT = "x,y,label\n1.5,-2,caf\u00E9\n300,0.25,th\u00E9\n";
  private static final List<List<Double>> POINTS =
      List.of(List.of(1.5, -2.0, 0.0), List.of(300.0, 0.25, 1.0));

  @TempDir Path folder;

  private BuiltDataset read(byte[] bytes, String separator, String decimal, String encoding)
      throws IOException {
    Path file = Files.write(folder.resolve("points.csv"), bytes);
    return Imports.build(csv(file, separator, decimal, encoding, ClassNames.AS_WRITTEN));
  }

  private static Csv csv(
      Path file, String separator, String decimal, String encoding, ClassNames classNames) {
    return new Csv(
        file.toString(),
        "label",
        List.of(),
        true,
        separator,
        "\"",
        decimal,
        encoding,
        Imports.MISSING,
        classNames,
        BadRows.FAIL);
  }

  private BuiltDataset read(String text) {
    return Imports.build(Imports.csv(Imports.file(folder, text)));
  }

  private static void assertThePoints(BuiltDataset built) {
    assertThat(Generators.all(built.raw())).isEqualTo(POINTS);
    assertThat(built.raw().classNames()).containsExactly("caf\u00E9", "th\u00E9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-8", "UTF-32"})
  void otherEncodings(String encoding) throws IOException {
    assertThePoints(read(TEXT.getBytes(Charset.forName(encoding)), ",", ".", encoding));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aByteOrderMarkDecides(String encoding) throws IOException {
    byte[] marked = ("\uFEFF" + TEXT).getBytes(Charset.forName(encoding));
    assertThePoints(read(marked, ",", ".", "UTF-8"));
    assertThePoints(read(marked, ",", ".", "ISO-8859-1"));
  }

  @Test
  void decimalCommas() throws IOException {
    String text = TEXT.replace(',', ';').replace('.', ',');
    assertThePoints(read(text.getBytes(StandardCharsets.UTF_8), ";", ",", "UTF-8"));
    // as spreadsheets write it that separate by commas all the same
    String quoted = "x,y,label\n\"1,5\",-2,caf\u00E9\n300,\"0,25\",th\u00E9\n";
    assertThePoints(read(quoted.getBytes(StandardCharsets.UTF_8), ",", ",", "UTF-8"));
  }

  @Test
  void aDecimalSignIsNeverASeparatorOfThousands() throws IOException {
    for (String number : List.of("1.234", "1.234,5", "1,234,5", "1 234,5")) {
      Path file =
          Files.writeString(folder.resolve("points.csv"), "x;label\n1;a\n" + number + ";b\n");
      assertThat(Imports.refusal(csv(file, ";", ",", "UTF-8", ClassNames.AS_WRITTEN)))
          .startsWith("line 3, column 1 (x): \"" + number + "\" is not a finite number");
    }
    assertThat(Imports.refusal(Imports.csv(Imports.file(folder, "x,label\n\"1,5\",a\n"))))
        .contains(
            "\"1,5\" is not a finite number", "comma is the decimal sign, set decimal = \",\"");
  }

  /** Each by a writer that has nothing to do with the reader. */
  static Stream<byte[]> compressed() throws IOException {
    byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(text, 0, 20);
    }
    // a second member, as cat a.gz b.gz writes it
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(text, 20, text.length - 20);
    }
    ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bzip2)) {
      out.write(text);
    }
    return Stream.of(gzip.toByteArray(), bzip2.toByteArray(), Zstd.compress(text));
  }

  @ParameterizedTest
  @MethodSource("compressed")
  void compressedWhateverTheNameIs(byte[] bytes) throws IOException {
    assertThePoints(read(bytes, ",", ".", "UTF-8"));
    Path file = Files.write(folder.resolve("cut.csv"), Arrays.copyOf(bytes, bytes.length - 12));
    assertThat(Imports.refusal(Imports.csv(file))).contains("it may be damaged or cut off");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "504B030414000600|ZIP archive or an Excel workbook",
        "D0CF11E0A1B11AE1|Excel workbook",
        "FD377A585A000004|xz",
        "5041523115041514|set type = parquet"
      })
  void whatIsNoTextSaysWhatItIs(String magic, String what) throws IOException {
    Path file = Files.write(folder.resolve("points.csv"), HexFormat.of().parseHex(magic));
    assertThat(Imports.refusal(Imports.csv(file))).startsWith("it is ").contains(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x, y, label\n1.5, -2, \"caf\u00E9\"\n300, 0.25 , \"th\u00E9\" \n",
        "\"x\",  \"y\", \"label\" \n \"1.5\" ,\t\"-2\",\"caf\u00E9\"\n  300,0.25,th\u00E9\n"
      })
  void spacesAroundQuotes(String text) {
    assertThePoints(read(text));
  }

  @Test
  void columnsThatAreLeftOutNeedNoNames() {
    Path file =
        Imports.file(folder, ",z,z,x,y,label\n0,,q,1.5,-2,caf\u00E9\n1,,q,300,0.25,th\u00E9\n");
    assertThePoints(Imports.build(Imports.csv(file, "label", List.of("x", "y"), BadRows.FAIL)));
    assertThePoints(Imports.build(Imports.csv(file, "6", List.of("4", "5"), BadRows.FAIL)));
    assertThat(
            Imports.build(Imports.csv(file, "label", List.of("1", "x"), BadRows.FAIL))
                .raw()
                .featureNames())
        .containsExactly("1", "x");
    assertThat(Imports.refusal(Imports.csv(file))).startsWith("column 1 has no name");
    assertThat(Imports.refusal(Imports.csv(file, "label", List.of("z"), BadRows.FAIL)))
        .isEqualTo("features = z: columns 2 and 3 have this name; give the position instead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes|yes\u00A0|<U+00A0>",
        "yes|ye\u200Bs|<U+200B>",
        "caf\u00E9|cafe\u0301|<U+0301>",
        "a b|a\u2003b|<U+2003>",
        "a b|a  b|\"a  b\"",
        "abc|\uFF41bc|<U+FF41>",
        "x|\u0445|<U+0445>",
        "Yes|yes|\"yes\"",
        "1|1.0|\"1.0\"",
        "10|1e1|\"1e1\""
      })
  void classesThatLookAlike(String one, String other, String shown) {
    String text = "x,label\n1,%s\n2,%s\n3,n\n4,%s\n".formatted(one, other, one);
    BuiltDataset built = read(text);
    assertThat(built.dataset().classes()).isEqualTo(3);
    assertThat(built.report().warnings())
        .singleElement()
        .asString()
        .startsWith("column 2 (label) has classes that look alike: ")
        .contains(shown, "(rows: 2)", "(rows: 1)");
    boolean unicode = !shown.startsWith("\"") || shown.contains("  ");
    if (unicode && !one.equals("x")) {
      assertThat(built.report().warnings().get(0)).contains("class-names = normalised");
      Path file = Imports.file(folder, text);
      BuiltDataset normalised = Imports.build(csv(file, ",", ".", "UTF-8", ClassNames.NORMALISED));
      assertThat(normalised.raw().classNames()).containsExactlyInAnyOrder(one, "n");
      assertThat(normalised.report().warnings()).isEmpty();
    }
  }

  @Test
  void classesThatLookDifferentAreNotWarnedOf() {
    assertThat(read("x,label\n1,a\n2,b\n3,a b\n4,ab\n5,-1\n6,1\n").report().warnings()).isEmpty();
  }

  @Test
  void aMissingValueMayHaveInvisibleCharacters() {
    assertThat(
            Imports.refusal(
                Imports.csv(Imports.file(folder, "x,label\n1,a\n2,NA\u00A0\n3,\u200B\n"))))
        .startsWith("line 3, column 2 (label): the class is missing; line 4, column 2 (label)");
  }

  @Test
  void aColumnThatLooksLikeTheLabelIsNamed() {
    Path file = Imports.file(folder, "x,cafe\u0301\n1,a\n2,b\n");
    assertThat(Imports.refusal(Imports.csv(file, "caf\u00E9", List.of(), BadRows.FAIL)))
        .contains("column 2 looks like it, but is written cafe<U+0301>, not caf<U+00E9>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.1,3.5,setosa\n4.9,3.0,setosa\n7,3.2,versicolor\n",
        "1,2,a\n3,4,b\n5,6,a\n",
        "0,0,0\n0,1,1\n1,0,1\n1,1,0\n",
        "5.1,NA,a\n1,2,b\n3,4,a\n"
      })
  void aMissingHeaderDoesNotCostTheFirstRow(String text) {
    Path file = Imports.file(folder, text);
    Csv csv = Imports.csv(file, "3", List.of(), BadRows.SKIP);
    assertThat(Imports.refusal(csv))
        .startsWith("the first line looks like a row")
        .contains("header = false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,2\n5.1,3.5,2\n1,1,0\n",
        "400,410.5,class\n5.1,3.5,a\n1,1,b\n",
        "x,2,a\n5.1,3.5,a\n1,1,b\n"
      })
  void aHeaderOfNumbersIsOne(String text) {
    Path file = Imports.file(folder, text);
    String label = text.substring(0, text.indexOf('\n')).replaceAll(".*,", "");
    assertThat(Imports.build(Imports.csv(file, label, List.of(), BadRows.FAIL)).raw().size())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,'\"a/3,4,b/5,6,c\"'|line 4, value 3: the quote that opens here is closed on line 6",
        "1,2,'\"a/3,4,b\"'|line 4, value 3: the quote that opens here is closed on line 5",
        "1,'\"2,a/3,4,b/5\"',6|line 4, value 2: the quote that opens here is closed on line 6",
        "1,'\"2,a/3,4,b/\"',6,a|line 4, value 2: the quote that opens here is closed on line 6"
      })
  void aQuoteThatSwallowsRowsIsSaid(String row, String where) {
    String rows = row.replace("/", "\n").replace("'", "");
    Path file = Imports.file(folder, "x,y,label\n1,2,a\n3,4,b\n" + rows + "\n7,8,b\n");
    assertThat(Imports.refusal(Imports.csv(file)))
        .startsWith(where + ", and what it encloses looks like rows");
    BuiltDataset skipped = Imports.build(Imports.csv(file, "label", List.of(), BadRows.SKIP));
    assertThat(skipped.report().skipped()).isEqualTo(1);
    assertThat(skipped.report().reasons()).singleElement().asString().startsWith(where);
  }

  @Test
  void aQuoteThatSwallowsRowsInAColumnThatIsNotUsedIsSaidOnce() {
    String text = "note,x,label\n\"n,1,a\nm,2,b\no\",3,a\n\"p,4,b\nq\",5,a\nr,6,b\n";
    Path file = Imports.file(folder, text);
    BuiltDataset built = Imports.build(Imports.csv(file, "label", List.of("x"), BadRows.FAIL));
    assertThat(built.raw().size()).isEqualTo(3);
    assertThat(built.report().warnings())
        .containsExactly(
            "line 2, value 1: the quote that opens here is closed on line 4: the lines between count as one value; and 1 more rows like this");
    Path prose = Imports.file(folder, "note,x,label\n\"dear\nme\",3,a\nr,6,b\n");
    assertThat(
            Imports.build(Imports.csv(prose, "label", List.of("x"), BadRows.FAIL))
                .report()
                .warnings())
        .isEmpty();
  }

  @Test
  void settingsThatAreRefused() {
    Path file = Path.of("a.csv");
    for (String decimal : List.of("", ";", "..")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> csv(file, ";", decimal, "UTF-8", ClassNames.AS_WRITTEN))
          .withMessage("decimal = " + decimal + ": must be . or ,");
    }
    for (String encoding : List.of("", "latin 1", "utf-7x", "\u0000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> csv(file, ";", ",", encoding, ClassNames.AS_WRITTEN))
          .withMessageStartingWith("encoding = " + encoding + ": must be an encoding");
    }
  }

  @Test
  void aRowThatNeverEndsIsRefused() throws IOException {
    Path file = folder.resolve("points.csv");
    byte[] endless = new byte[CsvText.LONGEST_ROW + 100_000];
    Arrays.fill(endless, (byte) 'x');
    Files.write(file, endless);
    assertThat(Imports.refusal(Imports.csv(file)))
        .startsWith("line 1: the row that begins here is longer than 16,777,216 characters");
  }

  @Test
  void whatDoesNotFitIntoMemoryIsRefusedBeforeItFillsIt() throws IOException {
    StringBuilder text = new StringBuilder("x,y,label\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(",0.5,").append(i % 2).append('\n');
    }
    Path file = Imports.file(folder, text.toString());
    Csv csv = Imports.csv(file);
    List<InputFile> files = new LocalFiles(folder).open(file.toString());
    assertThat(CsvReader.read(csv, files, new ImportMemory(10_000_000)).size()).isEqualTo(20_000);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> CsvReader.read(csv, files, new ImportMemory(1_000_000)))
        .withMessageMatching(
            "(?s).*points.csv: about [0-9,]+ rows of 2 values need 0.0 GB of memory, and there are 0.0 GB: .*");
  }
}

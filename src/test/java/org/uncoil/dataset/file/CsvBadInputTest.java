package org.uncoil.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.PointFile.BadRows;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.generator.Generators;

class CsvBadInputTest {
  private static final String GOOD = "x,y,label\n1,2,a\n3,4,b\n";

  @TempDir Path folder;

  private String refusal(String text) {
    return Imports.refusal(Imports.csv(Imports.file(folder, text)));
  }

  @Test
  void aSilentServerIsNamedByWhatBeganIt() {
    IOException said =
        new IOException(
            "getFileStatus on s3a://bucket/a.csv: software.amazon.awssdk.core.exception.SdkClientException",
            new IllegalStateException(
                "Unable to execute", new SocketTimeoutException("Read timed out")));
    DatasetSpec spec = new DatasetSpec("d", Imports.csv(Path.of("a.csv")), Scaling.NONE, 0.2, 0);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () ->
                BuiltDataset.of(
                    spec,
                    3,
                    location -> {
                      throw said;
                    }))
        .withMessage("a.csv: it cannot be read: SocketTimeoutException: Read timed out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "NaN", "nan", "null", "?", "  "})
  void missingValue(String missing) {
    assertThat(refusal(GOOD + "5," + missing + ",a\n"))
        .startsWith("line 4, column 2 (y): the value is missing");
    assertThat(refusal(GOOD + "5,6," + missing + "\n"))
        .startsWith("line 4, column 3 (label): the class is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tall", "1,5", "1.2.3", "0x1p3", "1f", "Infinity", "-Infinity", "inf"})
  void whatIsNoFiniteNumber(String text) {
    assertThat(refusal(GOOD + "\"" + text + "\",6,a\n"))
        .startsWith("line 4, column 1 (x): \"" + text + "\" is not a finite number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e39", "-4e38", "1e999999999"})
  void numbersTooLargeForSinglePrecision(String text) {
    assertThat(refusal(GOOD + text + ",6,a\n"))
        .startsWith("line 4, column 1 (x): \"" + text + "\" is too large");
  }

  @Test
  void raggedLines() {
    assertThat(refusal(GOOD + "5,a\n")).startsWith("line 4 has 2 values, but there are 3 columns");
    assertThat(refusal(GOOD + "5,6,7,a\n"))
        .startsWith("line 4 has 4 values, but there are 3 columns");
  }

  @Test
  void linesStayRightAfterLineBreaksInQuotes() {
    for (String end : List.of("\n", "\r\n")) {
      String text =
          "x,y,label\n1,2,\"a\nb\"\n\n3,4,\"c\n\nd\"\n7,oops,\"e\nf\"\n".replace("\n", end);
      assertThat(refusal(text)).startsWith("line 8, column 2 (y): \"oops\"");
    }
    assertThat(refusal(GOOD + "oops,1,a")).startsWith("line 4, column 1 (x)");
  }

  @Test
  void nothingToRead() {
    assertThat(refusal("")).isEqualTo("there is no row to use; the file is empty");
    assertThat(refusal("\n\n")).isEqualTo("there is no row to use; the file is empty");
    assertThat(refusal("x,y,label\n")).startsWith("there is no row to use");
    assertThat(refusal("x,y,label")).startsWith("there is no row to use");
  }

  @Test
  void oneClassOnly() {
    assertThat(refusal("x,y,label\n1,2,a\n3,4, a \n"))
        .startsWith("column 3 (label) holds one class only, \"a\"");
  }

  @Test
  void moreThanAHundredClasses() {
    String hundred =
        IntStream.range(0, 100).mapToObj(i -> i + ",0," + i + "\n").collect(Collectors.joining());
    Path file = Imports.file(folder, "x,y,label\n" + hundred);
    assertThat(Imports.build(Imports.csv(file)).dataset().classes()).isEqualTo(100);
    assertThat(refusal("x,y,label\n" + hundred + "0,0,0.5\n"))
        .startsWith("column 3 (label) holds 101 different values")
        .contains("more than 100 classes");
  }

  @Test
  void absentFile() {
    assertThat(Imports.refusal(Imports.csv(folder.resolve("nowhere.csv"))))
        .isEqualTo("there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "0", "4", "99999999999", "-1", "Label"})
  void absentColumns(String column) {
    Path file = Imports.file(folder, GOOD);
    assertThat(Imports.refusal(Imports.csv(file, column, List.of(), BadRows.FAIL)))
        .isEqualTo("label = " + column + ": there is no such column; there are x, y, label");
    assertThat(Imports.refusal(Imports.csv(file, "label", List.of("x", column), BadRows.FAIL)))
        .isEqualTo("features = " + column + ": there is no such column; there are x, y, label");
  }

  @Test
  void manyColumnsAreNotAllListed() {
    String header =
        IntStream.range(0, 5000).mapToObj(i -> "column" + i).collect(Collectors.joining(","));
    assertThat(refusal(header + "\n"))
        .contains("column0, column1, ")
        .contains(" and 4980 more")
        .hasSizeLessThan(1000);
  }

  @Test
  void columnsTakenTwice() {
    Path file = Imports.file(folder, GOOD);
    assertThat(Imports.refusal(Imports.csv(file, "label", List.of("x", "1"), BadRows.FAIL)))
        .contains("features", "\"1\"", "twice");
    assertThat(Imports.refusal(Imports.csv(file, "label", List.of("x", "label"), BadRows.FAIL)))
        .contains("features", "\"label\"", "which is the label");
  }

  @Test
  void badHeaders() {
    assertThat(refusal("x,x,label\n1,2,a\n"))
        .isEqualTo(
            "the header names \"x\" twice, the second time at column 2; name the columns to use in features, by position where names do not do");
    assertThat(refusal("x,,label\n1,2,a\n"))
        .startsWith("column 2 has no name in the header; ")
        .contains("features");
    assertThat(refusal("label\na\nb\n")).isEqualTo("there is no column beside the label \"label\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,\"2,a|4", "\"1,2,a|4", "1,2,\"a|4"})
  void unclosedQuotes(String row, int line) {
    assertThat(refusal(GOOD + row + "\n5,6,b\n7,8,a\n"))
        .startsWith("line " + line + ": ")
        .contains("quote");
  }

  @Test
  void textAfterAClosedQuote() {
    assertThat(refusal(GOOD + "1,2,\"a\"b\n5,6,b\n")).startsWith("line 4: ").contains("quote");
  }

  @Test
  void listsFiveBadRowsAndCountsTheRest() {
    StringBuilder text = new StringBuilder(GOOD);
    for (int i = 0; i < 12; i++) {
      text.append("bad").append(i).append(",0,a\n");
    }
    String message = refusal(text.toString());
    for (int i = 0; i < 5; i++) {
      assertThat(message).contains("line " + (4 + i) + ", column 1 (x): \"bad" + i + "\"");
    }
    assertThat(message)
        .doesNotContain("bad5", "line 9")
        .contains("and 7 more bad rows")
        .contains("on-bad-row = skip");
  }

  @Test
  void skipsBadRowsAndCountsThem() {
    Path file = Imports.file(folder, GOOD + "bad,0,a\n1,NA,a\n1\n1,2,?\n9,9,b\n");
    BuiltDataset built = Imports.build(Imports.csv(file, "label", List.of(), BadRows.SKIP));
    assertThat(Generators.all(built.raw()))
        .containsExactly(List.of(1.0, 2.0, 0.0), List.of(3.0, 4.0, 1.0), List.of(9.0, 9.0, 1.0));
    assertThat(built.report().skipped()).isEqualTo(4);
    assertThat(built.report().reasons()).hasSize(4).first().asString().startsWith("line 4");
    Path none = Imports.file(folder, "x,y,label\nbad,0,a\nworse,0,b\n");
    assertThat(Imports.refusal(Imports.csv(none, "label", List.of(), BadRows.SKIP)))
        .startsWith("there is no row to use; all 2 are bad: line 2, column 1 (x): \"bad\"");
  }

  @Test
  void hostileCellsCannotForgeTheMessage() {
    String message = refusal(GOOD + "\"1\n2\u202E\u0007" + "z".repeat(10_000) + "\",2,a\n");
    assertThat(message)
        .startsWith("line 4, column 1 (x): \"1\\u000A2\\u202E\\u0007zzz")
        .hasSizeLessThan(300);
  }

  @Test
  void textThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("points.csv");
    Files.write(file, (GOOD + "5,6,caf\u00E9\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Imports.refusal(Imports.csv(file))).contains("not UTF-8", "set encoding");
    Files.write(file, GOOD.getBytes(StandardCharsets.UTF_16LE));
    assertThat(Imports.refusal(Imports.csv(file))).contains("NUL", "encoding = UTF-16LE");
  }

  @Test
  void foldersWithFilesOfOtherColumns() throws IOException {
    Files.writeString(folder.resolve("part-0.csv"), GOOD);
    Files.writeString(folder.resolve("part-1.csv"), "y,x,label\n1,2,a\n");
    assertThat(Imports.refusal(Imports.csv(folder)))
        .contains("part-1.csv", "y, x, label", "x, y, label");
    Files.writeString(folder.resolve("part-1.csv"), "x,y,label\n1,2,a\noops,2,a\n");
    assertThat(Imports.refusal(Imports.csv(folder)))
        .contains("part-1.csv, line 3, column 1 (x): \"oops\"");
  }

  @ParameterizedTest
  @CsvSource({"separator,';;'", "separator,''", "quote,''", "quote,'--'"})
  void settingsOfOneCharacter(String field, String value) {
    refusesSettings(
        field + " = " + value,
        field.equals("separator") ? value : ",",
        field.equals("quote") ? value : "\"");
  }

  @Test
  void settingsThatClash() {
    refusesSettings("quote = ,", ",", ",");
    refusesSettings("quote = \t", "tab", "\t");
    refusesSettings("separator = \n", "\n", "\"");
    refusesSettings("quote = \r", ",", "\r");
  }

  private static void refusesSettings(String message, String separator, String quote) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Imports.csv(Path.of("a.csv"), "y", List.of(), true, separator, quote, BadRows.FAIL))
        .withMessageStartingWith(message + ": must ");
  }
}

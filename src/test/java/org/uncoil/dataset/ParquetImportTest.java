package org.uncoil.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.dataset.PointFile.BadRows;

class ParquetImportTest {
  private static final String PLAIN = "optional double x; optional string label";

  @TempDir Path folder;

  @SafeVarargs
  private Path write(String name, String columns, Consumer<Group>... rows) throws IOException {
    String types = columns.replaceAll("string (\\w+)", "binary $1 (STRING)");
    MessageType schema = MessageTypeParser.parseMessageType("message m { " + types + "; }");
    Path file = folder.resolve(name);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(output(file)).withType(schema).build()) {
      for (Consumer<Group> row : rows) {
        Group group = new SimpleGroup(schema);
        row.accept(group);
        writer.write(group);
      }
    }
    return file;
  }

  private static OutputFile output(Path file) throws IOException {
    return HadoopOutputFile.fromPath(
        new org.apache.hadoop.fs.Path(file.toUri()), new Configuration());
  }

  private static Consumer<Group> row(double x, String label) {
    return group -> group.append("x", x).append("label", label);
  }

  private static Parquet all(Path file) {
    return new Parquet(file.toString(), "label", List.of(), BadRows.FAIL);
  }

  private static Parquet only(Path file, String... features) {
    return new Parquet(file.toString(), "label", List.of(features), BadRows.FAIL);
  }

  @Test
  void readsEveryPlainType() throws IOException {
    Path file =
        write(
            "a.parquet",
            "required int32 i; required int64 l; required float f; required double d; "
                + "required boolean b; required string s; required string label",
            group ->
                group
                    .append("i", -7)
                    .append("l", 1L << 40)
                    .append("f", 0.1f)
                    .append("d", 1e-300)
                    .append("b", true)
                    .append("s", "2.5")
                    .append("label", "α"),
            group ->
                group
                    .append("i", 8)
                    .append("l", -3L)
                    .append("f", 2f)
                    .append("d", -1e30)
                    .append("b", false)
                    .append("s", "-1")
                    .append("label", "β"));
    PointSet points = Imports.build(all(file)).raw();
    assertThat(points.featureNames()).containsExactly("i", "l", "f", "d", "b", "s");
    assertThat(points.classNames()).containsExactly("α", "β");
    assertThat(Generators.all(points))
        .containsExactly(
            List.of(-7.0, 1099511627776.0, (double) 0.1f, 1e-300, 1.0, 2.5, 0.0),
            List.of(8.0, -3.0, 2.0, -1e30, 0.0, -1.0, 1.0));
  }

  @Test
  void decimalsKeepTheirPoint() throws IOException {
    Path file =
        write(
            "a.parquet",
            "required int32 i (DECIMAL(5,2)); required int64 l (DECIMAL(18,4)); "
                + "required binary b (DECIMAL(20,3)); "
                + "required fixed_len_byte_array(9) f (DECIMAL(20,1)); required string label",
            decimals("12.34", "-0.0001", "1.5", "-2.5", "a"),
            decimals("-1.00", "99.5", "-1000.001", "3.0", "b"));
    assertThat(Generators.all(Imports.build(all(file)).raw()))
        .containsExactly(
            List.of(12.34, -0.0001, 1.5, -2.5, 0.0), List.of(-1.0, 99.5, -1000.001, 3.0, 1.0));
  }

  private static Consumer<Group> decimals(String i, String l, String b, String f, String label) {
    return group -> {
      byte[] wide = new byte[9];
      byte[] digits = new BigDecimal(f).setScale(1).unscaledValue().toByteArray();
      Arrays.fill(wide, (byte) (digits[0] < 0 ? -1 : 0));
      System.arraycopy(digits, 0, wide, 9 - digits.length, digits.length);
      group
          .append("i", new BigDecimal(i).setScale(2).unscaledValue().intValueExact())
          .append("l", new BigDecimal(l).setScale(4).unscaledValue().longValueExact())
          .append(
              "b",
              Binary.fromConstantByteArray(
                  new BigDecimal(b).setScale(3).unscaledValue().toByteArray()))
          .append("f", Binary.fromConstantByteArray(wide))
          .append("label", label);
    };
  }

  @Test
  void classesMayBeNumbers() throws IOException {
    Path file =
        write(
            "a.parquet",
            "required double x; required int32 label",
            group -> group.append("x", 1.0).append("label", 10),
            group -> group.append("x", 2.0).append("label", 9));
    assertThat(Imports.build(all(file)).raw().classNames()).containsExactly("9", "10");
  }

  @Test
  void nullsAndNumbersThatAreNoneAreToldByRowAndColumn() throws IOException {
    Path file = write("a.parquet", PLAIN, row(1, "a"), group -> group.append("label", "b"));
    assertThat(Imports.refusal(all(file))).startsWith("row 2, column 1 (x): the value is missing");
    for (String label : new String[] {"", "  "}) {
      file = write(label.length() + "b.parquet", PLAIN, row(1, "a"), row(1, label));
      assertThat(Imports.refusal(all(file)))
          .startsWith("row 2, column 2 (label): the class is missing");
    }
    file = write("c.parquet", PLAIN, row(1, "a"), row(2, "b"), group -> group.append("x", 1.0));
    assertThat(Imports.refusal(all(file)))
        .startsWith("row 3, column 2 (label): the class is missing");
    file = write("d.parquet", PLAIN, row(Double.NaN, "a"), row(1, "b"));
    assertThat(Imports.refusal(all(file)))
        .startsWith("row 1, column 1 (x): \"NaN\" is not a finite number");
    file = write("e.parquet", PLAIN, row(Double.NEGATIVE_INFINITY, "a"), row(1e39, "b"));
    assertThat(Imports.refusal(all(file)))
        .startsWith("row 1, column 1 (x): \"-Infinity\" is not a finite number; row 2, column 1");
  }

  @Test
  void skipsRowsThatCannotBeUsed() throws IOException {
    Path file = write("a.parquet", PLAIN, row(1, "a"), row(Double.NaN, "a"), row(2, "b"));
    BuiltDataset built =
        Imports.build(new Parquet(file.toString(), "label", List.of(), BadRows.SKIP));
    assertThat(built.raw().size()).isEqualTo(2);
    assertThat(built.report().skipped()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "required group g { required double y; }",
        "repeated double g",
        "required int96 g",
        "required fixed_len_byte_array(4) g"
      })
  void columnsThatAreNoPlainValueMustBeLeftOut(String nested) throws IOException {
    String columns = "required double x; " + nested + "; required string label";
    Consumer<Group> fill =
        group -> {
          if (nested.contains("group")) {
            group.addGroup("g").append("y", 1.0);
          } else if (nested.contains("int96")) {
            group.append("g", Binary.fromConstantByteArray(new byte[12]));
          } else if (nested.contains("fixed")) {
            group.append("g", Binary.fromConstantByteArray(new byte[4]));
          }
        };
    Path file =
        write(
            "a.parquet",
            columns.replace("; }; ", "; } "),
            row(1, "a").andThen(fill),
            row(2, "b").andThen(fill));
    assertThat(Imports.refusal(all(file)))
        .startsWith("column g is ")
        .contains("must be a plain number", "features");
    assertThat(Imports.refusal(only(file, "x", "2"))).startsWith("column g is ");
    assertThat(Imports.refusal(new Parquet(file.toString(), "g", List.of("x"), BadRows.FAIL)))
        .startsWith("column g is ");
    for (String feature : List.of("x", "1")) {
      PointSet points = Imports.build(only(file, feature)).raw();
      assertThat(points.featureNames()).containsExactly("x");
      assertThat(Generators.all(points)).containsExactly(List.of(1.0, 0.0), List.of(2.0, 1.0));
    }
  }

  @Test
  void foldersAreReadInTheOrderOfTheirNames() throws IOException {
    write("part-1.parquet", PLAIN, row(3, "b"));
    write("part-0.parquet", PLAIN, row(1, "a"), row(2, "b"));
    Files.writeString(folder.resolve("_SUCCESS"), "");
    assertThat(Generators.all(Imports.build(all(folder)).raw()))
        .containsExactly(List.of(1.0, 0.0), List.of(2.0, 1.0), List.of(3.0, 1.0));
    write("part-2.parquet", PLAIN, row(3, "b"), row(Double.NaN, "b"));
    assertThat(Imports.refusal(all(folder))).startsWith("part-2.parquet, row 2, column 1 (x)");
  }

  @Test
  void foldersWithFilesOfOtherColumnsOrNone() throws IOException {
    assertThat(Imports.refusal(all(folder))).isEqualTo("the folder holds no Parquet file");
    write("part-0.parquet", PLAIN, row(1, "a"), row(2, "b"));
    write("part-1.parquet", "required double y; required string label");
    assertThat(Imports.refusal(all(folder)))
        .isEqualTo("part-1.parquet, the columns are not those of the files before it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x,label\n1,a\n", "PAR1 and much more text, but no footer, PAR1"})
  void whatIsNoParquet(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("a.parquet"), text);
    assertThat(Imports.refusal(all(file))).isEqualTo("it cannot be read as Parquet");
  }

  @Test
  void truncatedAndDamagedFiles() throws IOException {
    byte[] good = Files.readAllBytes(write("a.parquet", PLAIN, row(1, "a"), row(2, "b")));
    Path file = folder.resolve("b.parquet");
    Files.write(file, Arrays.copyOf(good, good.length - 10));
    assertThat(Imports.refusal(all(file))).isEqualTo("it cannot be read as Parquet");
    Arrays.fill(good, 4, 60, (byte) 0x55);
    Files.write(file, good);
    assertThat(Imports.refusal(all(file)))
        .isEqualTo("it cannot be read after row 0; it may be damaged");
  }

  @Test
  void absentFilesColumnsAndRows() throws IOException {
    assertThat(Imports.refusal(all(folder.resolve("nowhere.parquet"))))
        .isEqualTo("there is no such file");
    Path file = write("a.parquet", PLAIN);
    assertThat(Imports.refusal(all(file))).isEqualTo("there is no row to use");
    assertThat(Imports.refusal(only(file, "y")))
        .isEqualTo("features = y: there is no such column; there are x, label");
    Path one = write("b.parquet", PLAIN, row(1, "a"), row(2, "a"));
    assertThat(Imports.refusal(all(one))).startsWith("column 2 (label) holds one class only");
  }

  @Test
  void manyRowGroupsAreCountedOn() throws IOException {
    Path file = folder.resolve("a.parquet");
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required double x; required int32 label; }");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(output(file))
            .withType(schema)
            .withRowGroupSize(1024L)
            .withMinRowCountForPageSizeCheck(10)
            .build()) {
      for (int i = 0; i < 3000; i++) {
        double x = i == 2998 ? Double.NaN : i / 7.0;
        writer.write(new SimpleGroup(schema).append("x", x).append("label", i % 3));
      }
    }
    assertThat(Imports.refusal(all(file))).startsWith("row 2999, column 1 (x)");
    PointSet points =
        Imports.build(new Parquet(file.toString(), "label", List.of(), BadRows.SKIP)).raw();
    assertThat(points.size()).isEqualTo(2999);
    assertThat(points.coordinate(2998, 0)).isCloseTo(2999 / 7.0, offset(1e-12));
  }
}

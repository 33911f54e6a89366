package org.uncoil.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.Parquet;
import org.uncoil.dataset.PointFile.BadRows;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.generator.Generators;

class ParquetImportTest {
  private static final String PLAIN = "optional double x; optional string label";

  @TempDir Path folder;

  @SafeVarargs
  private Path write(String name, String columns, Consumer<Group>... rows) throws IOException {
    List<Consumer<Group>> all = new ArrayList<>();
    for (Consumer<Group> row : rows) {
      all.add(row);
    }
    return write(name, columns, all);
  }

  private Path write(String name, String columns, List<Consumer<Group>> rows) throws IOException {
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
    return Imports.parquet(file, "label", List.of(), BadRows.FAIL);
  }

  private static Parquet only(Path file, String... features) {
    return Imports.parquet(file, "label", List.of(features), BadRows.FAIL);
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
    BuiltDataset built = Imports.build(Imports.parquet(file, "label", List.of(), BadRows.SKIP));
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
    assertThat(Imports.refusal(Imports.parquet(file, "g", List.of("x"), BadRows.FAIL)))
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
    assertThat(Imports.refusal(all(folder))).isEqualTo("the folder is empty");
    write("part-0.parquet", PLAIN, row(1, "a"), row(2, "b"));
    write("part-1.parquet", "required double y; required string label");
    assertThat(Imports.refusal(all(folder)))
        .isEqualTo("part-1.parquet, the columns are not those of the files before it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the file is empty",
        "PA|it is not a Parquet file",
        "x,label 1,a|it is not a Parquet file",
        "PAR1|it begins as Parquet, but does not end so: it is cut off, or not written to its end",
        "PAR1 and much more text, but no footer, PAR1|its footer is damaged",
        "PAR1 and a footer of no length ....PAR1|its footer is damaged",
        "PARE and what no key opens ....PARE|it is encrypted, and Uncoil has no keys: write it without encryption"
      })
  void whatIsNoParquetSaysWhy(String text, String why) throws IOException {
    Path file = Files.writeString(folder.resolve("a.parquet"), text);
    assertThat(Imports.refusal(all(file))).isEqualTo(why);
  }

  @Test
  void truncatedAndDamagedFiles() throws IOException {
    byte[] good = Files.readAllBytes(write("a.parquet", PLAIN, row(1, "a"), row(2, "b")));
    Path file = folder.resolve("b.parquet");
    for (int length : new int[] {10, good.length / 2, good.length - 10, good.length - 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThat(Imports.refusal(all(file))).contains("it is cut off");
    }
    byte[] damaged = good.clone();
    Arrays.fill(damaged, 4, 60, (byte) 0x55);
    Files.write(file, damaged);
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
    PointSet points = Imports.build(Imports.parquet(file, "label", List.of(), BadRows.SKIP)).raw();
    assertThat(points.size()).isEqualTo(2999);
    assertThat(points.coordinate(2998, 0)).isCloseTo(2999 / 7.0, offset(1e-12));
  }

  @Test
  void unsignedNumbersAreUnsigned() throws IOException {
    Path file =
        write(
            "a.parquet",
            "required int32 a (INTEGER(8,false)); required int32 b (INTEGER(16,false)); "
                + "required int32 c (INTEGER(32,false)); required int64 d (INTEGER(64,false)); "
                + "required int32 e (UINT_32); required int64 f (UINT_64); "
                + "required int32 g (INTEGER(32,true)); required int64 label (INTEGER(64,false))",
            unsigned(
                "255", "65535", "3000000000", "18446744073709551615", "-1", "9223372036854775808"),
            unsigned("0", "0", "4294967295", "9223372036854775807", "1", "18446744073709551615"));
    PointSet points = Imports.build(all(file)).raw();
    assertThat(points.classNames()).containsExactly("9223372036854775808", "18446744073709551615");
    double most = 0x1p64;
    assertThat(Generators.all(points))
        .containsExactly(
            List.of(255.0, 65535.0, 3e9, most, 3e9, most, -1.0, 0.0),
            List.of(0.0, 0.0, 4294967295.0, 0x1p63, 4294967295.0, 0x1p63, 1.0, 1.0));
  }

  private static Consumer<Group> unsigned(
      String a, String b, String c, String d, String g, String label) {
    return group ->
        group
            .append("a", Integer.parseInt(a))
            .append("b", Integer.parseInt(b))
            .append("c", Integer.parseUnsignedInt(c))
            .append("d", Long.parseUnsignedLong(d))
            .append("e", Integer.parseUnsignedInt(c))
            .append("f", Long.parseUnsignedLong(d))
            .append("g", Integer.parseInt(g))
            .append("label", Long.parseUnsignedLong(label));
  }

  /** DuckDB writes types as other programs do, and says itself what it wrote. */
  @Test
  void readsWhatDuckDbWrites() throws IOException, SQLException {
    Path file = folder.resolve("duck.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String codec : List.of("zstd", "gzip", "snappy", "lz4_raw", "uncompressed")) {
        statement.execute(
            ("COPY (SELECT * FROM (VALUES "
                    + "(255::UTINYINT, 65535::USMALLINT, 4294967295::UINTEGER, 18446744073709551615::UBIGINT, "
                    + "(-128)::TINYINT, 12.34::DECIMAL(9,2), DATE '2024-02-29', TIMESTAMP '2024-02-29 12:00:00', TIME '12:00:00', 'a'), "
                    + "(1, 2, 3, 4, 127, -0.01, DATE '1969-12-31', TIMESTAMP '1969-12-31 12:00:00', TIME '00:00:00', 'b')) "
                    + "t(u8, u16, u32, u64, i8, d, day, moment, hour, label)) TO '%s' (FORMAT parquet, COMPRESSION %s)")
                .formatted(file, codec));
        Parquet numbers = only(file, "u8", "u16", "u32", "u64", "i8", "d");
        assertThat(Generators.all(Imports.build(numbers).raw()))
            .as(codec)
            .containsExactly(
                List.of(255.0, 65535.0, 4294967295.0, 0x1p64, -128.0, 12.34, 0.0),
                List.of(1.0, 2.0, 3.0, 4.0, 127.0, -0.01, 1.0));
      }
      for (String time : List.of("day", "moment", "hour")) {
        assertThat(Imports.refusal(only(file, "u8", time)))
            .startsWith("column " + time + " is ")
            .contains("not a date or time");
        assertThat(Imports.refusal(Imports.parquet(file, time, List.of("u8"), BadRows.FAIL)))
            .startsWith("column " + time + " is ");
      }
      statement.execute(
          "COPY (SELECT 1.5 AS x, 'a' AS label) TO '%s' (FORMAT parquet, COMPRESSION brotli)"
              .formatted(file));
      assertThat(Imports.refusal(all(file)))
          .startsWith("column x is compressed by BROTLI, which Uncoil cannot read")
          .contains("Snappy");
      statement.execute("PRAGMA add_parquet_key('k', '0123456789112345')");
      statement.execute(
          "COPY (SELECT 1.5 AS x, 'a' AS label) TO '%s' (FORMAT parquet, ENCRYPTION_CONFIG {footer_key: 'k'})"
              .formatted(file));
      assertThat(Imports.refusal(all(file)))
          .isEqualTo("it is encrypted, and Uncoil has no keys: write it without encryption");
    }
  }

  @Test
  void halfPrecisionIsReadAndOtherNewTypesOnlyMatterWhereTheyAreUsed() throws IOException {
    // 1, -2, the smallest above 0, the largest, by the table of IEEE 754's binary16
    int[] bits = {0x3C00, 0xC000, 0x0001, 0x7BFF};
    double[] values = {1, -2, 0x1p-24, 65504};
    Path plain =
        write(
            "plain.parquet",
            "required fixed_len_byte_array(2) h; required double x; required double z; required int32 label",
            IntStream.range(0, bits.length)
                .<Consumer<Group>>mapToObj(
                    i ->
                        group ->
                            group
                                .append(
                                    "h",
                                    Binary.fromConstantByteArray(
                                        new byte[] {(byte) bits[i], (byte) (bits[i] >> 8)}))
                                .append("x", (double) i)
                                .append("z", -1.0 * i)
                                .append("label", i % 2))
                .toList());
    Path half = ParquetTypes.mark(plain, folder.resolve("half.parquet"), "h", ParquetTypes.FLOAT16);
    List<List<Double>> points = Generators.all(Imports.build(only(half, "h")).raw());
    for (int i = 0; i < bits.length; i++) {
      assertThat(points.get(i).get(0)).isEqualTo(values[i]);
    }
    assertThat(Generators.all(Imports.build(only(half, "x")).raw())).hasSize(4);
    Path future = ParquetTypes.mark(plain, folder.resolve("new.parquet"), "x", 99);
    assertThat(Imports.refusal(only(future, "x")))
        .startsWith("column x is of a type that is newer than Uncoil");
    assertThat(Imports.refusal(only(future, "h"))).startsWith("column h is ");
    assertThat(Generators.all(Imports.build(only(future, "z")).raw()).get(3))
        .containsExactly(-3.0, 1.0);
  }

  @Test
  void labelsThatAreNoTextAreRefusedAndNotMerged() throws IOException {
    for (String type : List.of("binary label", "string label")) {
      Path file =
          write(
              type + ".parquet",
              "required double x; required " + type,
              bytes(1, 'o', 'k'),
              bytes(2, 0xC3, 0x28),
              bytes(3, 0xFF),
              bytes(4, 'n'));
      assertThat(Imports.refusal(all(file)))
          .startsWith(
              "row 2, column 2 (label): the bytes C328 are no UTF-8 text; row 3, column 2 (label): the bytes FF are");
      BuiltDataset built = Imports.build(Imports.parquet(file, "label", List.of(), BadRows.SKIP));
      assertThat(built.raw().classNames()).containsExactly("n", "ok");
    }
  }

  private static Consumer<Group> bytes(double x, int... label) {
    byte[] bytes = new byte[label.length];
    for (int i = 0; i < label.length; i++) {
      bytes[i] = (byte) label[i];
    }
    return group -> group.append("x", x).append("label", Binary.fromConstantByteArray(bytes));
  }

  @Test
  void aNumberThatIsNoneIsNoClass() throws IOException {
    Path file =
        write(
            "a.parquet",
            "required double x; required double label",
            group -> group.append("x", 1.0).append("label", 0.0),
            group -> group.append("x", 2.0).append("label", Double.NaN),
            group -> group.append("x", 2.0).append("label", 1.0));
    assertThat(Imports.refusal(all(file)))
        .startsWith("row 2, column 2 (label): the class is missing");
  }

  @Test
  void partitionsAreNotLeftOutSilently() throws IOException {
    write("part-0.parquet", PLAIN, row(1, "a"), row(2, "b"));
    Files.createDirectory(folder.resolve("year=2024"));
    assertThat(Imports.refusal(all(folder)))
        .isEqualTo(
            "the folder year=2024 inside it would not be read: name one folder without others, or write the data without partitions");
  }

  @Test
  void whatDoesNotFitIntoMemoryIsRefusedByTheFooter() throws IOException {
    Path file = write("a.parquet", PLAIN, row(1, "a"), row(2, "b"));
    List<InputFile> files = new LocalFiles(folder).open(file.toString());
    assertThat(ParquetPoints.read(all(file), files, new ImportMemory(1000)).size()).isEqualTo(2);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> ParquetPoints.read(all(file), files, new ImportMemory(500)))
        .withMessageContaining("about 2 rows of one value need");
  }
}

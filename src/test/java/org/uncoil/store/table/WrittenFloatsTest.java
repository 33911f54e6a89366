package org.uncoil.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.ParameterRow;

/** What a file says of its lists of floats, and what Parquet's own reader finds in it. */
class WrittenFloatsTest {
  @TempDir private Path root;

  private org.apache.hadoop.fs.Path write(String part, List<EmbeddingRow> rows) {
    new OutputFolder(new Configuration(), root.toString()).write(Table.EMBEDDINGS, part, "a", rows);
    return new org.apache.hadoop.fs.Path(root + "/tables/embeddings/" + part + ".parquet");
  }

  private static List<EmbeddingRow> rows(int count, int longest) {
    Random random = new Random(3);
    List<EmbeddingRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] list = new float[random.nextInt(longest)];
      for (int k = 0; k < list.length; k++) {
        list[k] = (float) random.nextGaussian();
      }
      rows.add(
          new EmbeddingRow("a", i, 0, Floats.of(list), Floats.of(), Floats.of(1), Floats.of()));
    }
    return rows;
  }

  @Test
  void eachPageHasItsExtremesAndItsFirstRow() throws IOException {
    List<EmbeddingRow> rows = rows(2000, 12_000);
    try (ParquetFileReader reader = open(write("part", rows))) {
      assertThat(reader.getRowGroups()).hasSizeGreaterThan(1);
      int before = 0;
      for (BlockMetaData group : reader.getRowGroups()) {
        ColumnChunkMetaData chunk = group.getColumns().get(3);
        OffsetIndex offsets = reader.readOffsetIndex(chunk);
        ColumnIndex index = reader.readColumnIndex(chunk);
        assertThat(offsets.getPageCount()).isGreaterThan(1);
        long nulls = 0;
        for (int page = 0; page < offsets.getPageCount(); page++) {
          List<EmbeddingRow> paged =
              rows.subList(
                  before + (int) offsets.getFirstRowIndex(page),
                  before + (int) offsets.getLastRowIndex(page, group.getRowCount()) + 1);
          assertThat(number(index.getMinValues().get(page))).isEqualTo(low(paged));
          assertThat(number(index.getMaxValues().get(page))).isEqualTo(high(paged));
          long missing = paged.stream().filter(row -> row.before1().size() == 0).count();
          assertThat(index.getNullCounts().get(page)).isEqualTo(missing);
          nulls += missing;
        }
        List<EmbeddingRow> grouped = rows.subList(before, before + (int) group.getRowCount());
        assertThat((Object) chunk.getStatistics().genericGetMin()).isEqualTo(low(grouped));
        assertThat((Object) chunk.getStatistics().genericGetMax()).isEqualTo(high(grouped));
        assertThat(chunk.getStatistics().getNumNulls()).isEqualTo(nulls);
        before += (int) group.getRowCount();
      }
      assertThat(before).isEqualTo(rows.size());
    }
  }

  @Test
  void zeroesAreOfBothSignsAndNoExtremeIsThatOfANumberBesideNaN() throws IOException {
    List<EmbeddingRow> rows =
        List.of(
            new EmbeddingRow(
                "a",
                0,
                0,
                Floats.of(0f, 1f),
                Floats.of(-1f, -0f),
                Floats.of(1, Float.intBitsToFloat(0xffc12345), -1),
                Floats.of(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY)));
    try (ParquetFileReader reader = open(write("part", rows))) {
      List<ColumnChunkMetaData> columns = reader.getRowGroups().get(0).getColumns();
      assertThat((Object) columns.get(3).getStatistics().genericGetMin()).isEqualTo(-0f);
      assertThat((Object) columns.get(4).getStatistics().genericGetMax()).isEqualTo(0f);
      assertThat(columns.get(5).getStatistics().hasNonNullValue()).isFalse();
      assertThat(reader.readColumnIndex(columns.get(5))).isNull();
      assertThat((Object) columns.get(6).getStatistics().genericGetMin())
          .isEqualTo(Float.NEGATIVE_INFINITY);
      assertThat((Object) columns.get(6).getStatistics().genericGetMax())
          .isEqualTo(Float.POSITIVE_INFINITY);
    }
  }

  @Test
  void equalRowsGiveEqualFiles() throws IOException {
    List<EmbeddingRow> rows = new ArrayList<>(rows(200, 4000));
    rows.add(nan(0x7fc00000));
    List<EmbeddingRow> equal = new ArrayList<>(rows(200, 4000));
    equal.add(nan(0xffc12345));
    assertThat(equal).isEqualTo(rows);
    byte[] first = Files.readAllBytes(Path.of(write("part", rows).toString()));
    byte[] second = Files.readAllBytes(Path.of(write("part", equal).toString()));
    assertThat(second).isEqualTo(first);
  }

  private static EmbeddingRow nan(int bits) {
    Floats list = Floats.of(1, Float.intBitsToFloat(bits));
    return new EmbeddingRow("b", 0, 0, list, list, Floats.of(), Floats.of());
  }

  @Test
  void parquetsOwnReaderFindsEachValue() throws IOException {
    List<EmbeddingRow> rows = rows(300, 6000);
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), write("part", rows)).build()) {
      for (EmbeddingRow row : rows) {
        Group found = reader.read();
        assertThat(found.getInteger("epoch", 0)).isEqualTo(row.epoch());
        assertThat(found.getFieldRepetitionCount("before_1"))
            .isEqualTo(row.before1().size() == 0 ? 0 : 1);
        if (row.before1().size() > 0) {
          assertThat(floats(found.getGroup("before_1", 0))).isEqualTo(row.before1());
        }
        assertThat(found.getFieldRepetitionCount("before_2")).isZero();
        assertThat(floats(found.getGroup("after_1", 0))).isEqualTo(Floats.of(1));
      }
      assertThat(reader.read()).isNull();
    }
  }

  @Test
  void manyEmptyListsThatAreNotMissing() {
    OutputFolder folder = new OutputFolder(new Configuration(), root.toString());
    List<ParameterRow> rows = new ArrayList<>();
    for (int epoch = 0; epoch < 50_000; epoch++) {
      rows.add(
          new ParameterRow("a", epoch, epoch % 7000 == 1 ? Floats.of(epoch, -0f) : Floats.of()));
    }
    folder.write(Table.PARAMETERS, "part", "a", rows);
    assertThat(folder.read(Table.PARAMETERS).toList()).isEqualTo(rows);
  }

  private static Floats floats(Group list) {
    float[] values = new float[list.getFieldRepetitionCount("list")];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.getGroup("list", i).getFloat("element", 0);
    }
    return Floats.of(values);
  }

  private static ParquetFileReader open(org.apache.hadoop.fs.Path file) throws IOException {
    return ParquetFileReader.open(HadoopInputFile.fromPath(file, new Configuration()));
  }

  private static float number(ByteBuffer bytes) {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getFloat();
  }

  private static float low(List<EmbeddingRow> rows) {
    float low = Float.MAX_VALUE;
    for (EmbeddingRow row : rows) {
      for (float value : row.before1().toArray()) {
        low = Math.min(low, value);
      }
    }
    return low;
  }

  private static float high(List<EmbeddingRow> rows) {
    float high = -Float.MAX_VALUE;
    for (EmbeddingRow row : rows) {
      for (float value : row.before1().toArray()) {
        high = Math.max(high, value);
      }
    }
    return high;
  }
}

package org.uncoil.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;

/** Lists over many pages and row groups: empty ones, long ones, and in every rhythm of the two. */
class FloatsColumnTest {
  @TempDir private Path root;
  private OutputFolder folder;
  private final List<EmbeddingRow> rows = new ArrayList<>();

  @BeforeEach
  void write() throws Exception {
    folder = new OutputFolder(new Configuration(), root.toString());
    Random random = new Random(7);
    for (int i = 0; i < 6000; i++) {
      // one list is longer than a page
      int longest = i == 3000 ? 300_000 : i % 3 == 0 ? 3 : 6000;
      rows.add(
          new EmbeddingRow(
              String.format(Locale.ROOT, "run%02d", i / 100),
              i % 100,
              0,
              list(random, random.nextInt(longest)),
              Floats.of(),
              list(random, i % 7 == 0 ? 0 : 1),
              list(random, i == 3000 ? longest : random.nextInt(3))));
    }
    folder.write(Table.EMBEDDINGS, "part", "a", rows);
    var file = new org.apache.hadoop.fs.Path(root + "/tables/embeddings/part.parquet");
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, new Configuration()))) {
      assertThat(reader.getRowGroups()).hasSizeGreaterThan(1);
      assertThat(reader.getRowGroups())
          .extracting(BlockMetaData::getTotalByteSize)
          .anyMatch(bytes -> bytes > 4 << 20);
    }
  }

  private static Floats list(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = Float.intBitsToFloat(random.nextInt() & 0x7f7fffff);
    }
    return Floats.of(values);
  }

  @Test
  void allListsComeBack() {
    assertThat(folder.read(Table.EMBEDDINGS, "part").toList()).isEqualTo(rows);
  }

  @Test
  void whatAFilterPassesOverLeavesTheRestWhereItIs() {
    assertThat(folder.read(Table.EMBEDDINGS, "part").ofEpochs(Set.of(0, 99, 100)).toList())
        .isEqualTo(rows.stream().filter(row -> row.epoch() == 0 || row.epoch() == 99).toList());
    assertThat(folder.read(Table.EMBEDDINGS, "part").ofRun("run30").toList())
        .isEqualTo(rows.subList(3000, 3100));
    assertThat(folder.read(Table.EMBEDDINGS, "part").ofRun("run31", 7).toList())
        .isEqualTo(rows.subList(3107, 3108));
    assertThat(folder.read(Table.EMBEDDINGS, "part").ofRun("nobody").toList()).isEmpty();
  }
}

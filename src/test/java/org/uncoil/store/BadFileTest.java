package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.row.Column;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;

/** Every file that cannot be read is named in the message. */
class BadFileTest {
  /** A row of an earlier version, say. */
  public record OlderPoint(
      @Column("the dataset") String datasetId,
      @Column("shard") int shard,
      @Column("the point") int point,
      @Column("its class") int label) {}

  /** A column that has changed its type. */
  public record OtherEpoch(
      @Column("the run") String runId,
      @Column("the epoch") String epoch,
      @Column(value = "the parameters", shape = "n") List<Double> parameters) {}

  @TempDir Path root;
  private OutputFolder folder;

  @BeforeEach
  void open() {
    folder = new OutputFolder(new Configuration(), root.toString());
  }

  @Test
  void aColumnThatIsMissing() {
    Table<OlderPoint> older = new Table<>("points", OlderPoint.class, List.of("point"));
    folder.write(older, "d", "0", List.of(new OlderPoint("d", 0, 0, 1)));
    assertThatThrownBy(() -> folder.read(Table.POINTS, "d").toList())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("points/d.parquet")
        .hasMessageContaining("is_test")
        .hasMessageContaining("--fresh");
  }

  @Test
  void aColumnOfAnotherType() {
    Table<OtherEpoch> other = new Table<>("parameters", OtherEpoch.class, List.of("run_id"));
    folder.write(other, "part-a", "0", List.of(new OtherEpoch("a", "one", List.of(1.0))));
    assertThatThrownBy(() -> folder.read(Table.PARAMETERS, "part-a").toList())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("parameters/part-a.parquet")
        .hasMessageContaining("epoch")
        .hasMessageContaining("--fresh");
  }

  @Test
  void aFileThatIsCutShort() throws IOException {
    Path file = embeddings();
    byte[] bytes = Files.readAllBytes(file);
    for (int length : List.of(0, 3, bytes.length / 2, bytes.length - 1)) {
      rewrite(file, Arrays.copyOf(bytes, length));
      assertUnreadable();
    }
  }

  @Test
  void aFileWithOtherBytes() throws IOException {
    Path file = embeddings();
    byte[] bytes = Files.readAllBytes(file);
    // the checksum beside the file stays: the file system notices before Parquet does
    bytes[bytes.length / 4] ^= 0x5A;
    Files.write(file, bytes);
    assertUnreadable();
  }

  @Test
  void aFileThatIsNoParquet() throws IOException {
    rewrite(
        embeddings(),
        "run_id,epoch\n".repeat(50).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertUnreadable();
  }

  @Test
  void aFileThatIsNotThere() {
    assertUnreadable();
  }

  @Test
  void whatTheReaderOfTheRowsThrowsIsNotTheFilesFault() {
    embeddings();
    IllegalArgumentException own = new IllegalArgumentException("three classes");
    assertThatThrownBy(
            () ->
                folder
                    .read(Table.EMBEDDINGS, "part-a")
                    .forEach(
                        row -> {
                          throw own;
                        }))
        .isSameAs(own);
  }

  private Path embeddings() {
    folder.write(Table.EMBEDDINGS, "part-a", "0", StoreSamples.embeddings("a", 20));
    return root.resolve("tables/embeddings/part-a.parquet");
  }

  private static void rewrite(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    Files.write(file, bytes);
  }

  private void assertUnreadable() {
    assertThatThrownBy(() -> folder.read(Table.EMBEDDINGS, "part-a").toList())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("embeddings/part-a.parquet");
  }
}

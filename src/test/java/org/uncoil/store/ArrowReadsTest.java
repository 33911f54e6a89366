package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.dataset.source.Dataset;
import org.apache.arrow.dataset.source.DatasetFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableColumn;

/**
 * Arrow's C++ datasets, which {@code pandas.read_parquet} and {@code pyarrow.dataset} read folders
 * with, find in them what was written.
 */
@SuppressWarnings("try") // Arrow's close() may throw anything
class ArrowReadsTest {
  private static final long ROWS_AT_ONCE = 1024;

  @TempDir private Path root;
  private OutputFolder folder;

  @BeforeEach
  void open() {
    folder = new OutputFolder(new Configuration(), root.toString());
  }

  @Test
  void seesTheColumnsThatThePageNames() throws Exception {
    for (Table<?> table : Table.ALL) {
      folder.write(table, "part", "0", List.of());
      assertThat(columns(table))
          .as(table.name())
          .containsExactlyElementsOf(table.columns().stream().map(ArrowReadsTest::arrow).toList());
    }
  }

  @Test
  void readsAFolderOfSeveralFiles() throws Exception {
    folder.write(Table.EMBEDDINGS, "part-a", "0", StoreSamples.embeddings("a", 3));
    folder.write(Table.EMBEDDINGS, "part-b", "0", StoreSamples.embeddings("b", 4));
    List<List<Object>> rows = rows(Table.EMBEDDINGS, "run_id", "epoch", "before_1", "after_2");
    assertThat(rows).hasSize(9);
    for (List<Object> row : rows) {
      String run = row.get(0).toString();
      int epoch = (int) row.get(1);
      for (int point = 0; point < StoreSamples.POINTS; point++) {
        assertThat(((List<?>) row.get(2)).get(point))
            .isEqualTo(StoreSamples.value(run, epoch, -1, point));
        assertThat(((List<?>) row.get(3)).get(point))
            .isEqualTo(StoreSamples.value(run, epoch, 2, point));
      }
    }
  }

  @Test
  void readsNullsNotANumbersAndText() throws Exception {
    folder.write(Table.RUNS, "part", "0", List.of(StoreSamples.run("a", "p", "diverged", null)));
    List<Object> row =
        rows(Table.RUNS, "first_perfect", "test_loss", "train_loss", "reason").get(0);
    assertThat(row.subList(0, 3)).isEqualTo(Arrays.asList(null, null, 0.25));
    assertThat(row.get(3)).hasToString("loss is NaN");
    folder.write(Table.NETWORKS, "networks", "0", List.of(StoreSamples.network()));
    assertThat(rows(Table.NETWORKS, "hidden").get(0)).isEqualTo(List.of(List.of(100)));
  }

  @Test
  void readsFloatsBitForBit() throws Exception {
    Float[] values = {-0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f, 1 / 3f, Float.NEGATIVE_INFINITY};
    float[] plain = new float[values.length];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = values[i];
    }
    folder.write(
        Table.PARAMETERS,
        "part",
        "0",
        List.of(new ParameterRow("a", 0, Floats.of(plain)), new ParameterRow("a", 1, Floats.of())));
    assertThat(rows(Table.PARAMETERS, "parameters"))
        .isEqualTo(List.of(List.of(List.of(values)), List.of(List.of())));
  }

  @Test
  void readsManyPagesAndRowGroups() throws Exception {
    List<EmbeddingRow> rows = StoreSamples.longLists();
    folder.write(Table.EMBEDDINGS, "part", "0", rows);
    List<List<Object>> read =
        rows(Table.EMBEDDINGS, "epoch", "before_1", "before_2", "after_1", "after_2");
    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      EmbeddingRow row = rows.get(i);
      assertThat(read.get(i))
          .isEqualTo(
              Arrays.asList(
                  row.epoch(),
                  StoreSamples.boxed(row.before1()),
                  null,
                  StoreSamples.boxed(row.after1()),
                  StoreSamples.boxed(row.after2())));
    }
  }

  /** The file's columns, each as its name and type. */
  private List<String> columns(Table<?> table) throws Exception {
    try (BufferAllocator allocator = new RootAllocator();
        DatasetFactory factory = factory(allocator, table)) {
      return factory.inspect().getFields().stream().map(ArrowReadsTest::column).toList();
    }
  }

  /** All rows of some columns; an allocator that is closed over memory in use fails. */
  private List<List<Object>> rows(Table<?> table, String... columns) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        DatasetFactory factory = factory(allocator, table);
        Dataset dataset = factory.finish();
        Scanner scanner = dataset.newScan(new ScanOptions(ROWS_AT_ONCE, Optional.of(columns)));
        ArrowReader reader = scanner.scanBatches()) {
      while (reader.loadNextBatch()) {
        VectorSchemaRoot batch = reader.getVectorSchemaRoot();
        for (int row = 0; row < batch.getRowCount(); row++) {
          List<Object> values = new ArrayList<>();
          for (FieldVector vector : batch.getFieldVectors()) {
            values.add(vector.getObject(row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  private DatasetFactory factory(BufferAllocator allocator, Table<?> table) {
    return new FileSystemDatasetFactory(
        allocator,
        NativeMemoryPool.getDefault(),
        FileFormat.PARQUET,
        root.resolve("tables").resolve(table.name()).toUri().toString());
  }

  private static String column(Field field) {
    return field.getName()
        + " "
        + (field.getChildren().isEmpty()
            ? field.getType()
            : "list of " + field.getChildren().get(0).getType());
  }

  private static String arrow(TableColumn column) {
    String element =
        switch (column.type()) {
          case STRING -> "Utf8";
          case INT -> "Int(32, true)";
          case LONG -> "Int(64, true)";
          case FLOAT -> "FloatingPoint(SINGLE)";
          case DOUBLE -> "FloatingPoint(DOUBLE)";
          case BOOLEAN -> "Bool";
        };
    return column.name() + " " + (column.list() ? "list of " + element : element);
  }
}

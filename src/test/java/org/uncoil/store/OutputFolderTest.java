package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.RunPart;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableReader;
import org.uncoil.store.table.TableWriter;

class OutputFolderTest {
  @TempDir Path root;
  private OutputFolder folder;

  @BeforeEach
  void open() {
    folder = new OutputFolder(new Configuration(), root.toString());
  }

  @Test
  void aTableThatWasNeverWrittenIsEmpty() {
    for (Table<?> table : Table.ALL) {
      assertThat(folder.read(table).toList()).isEmpty();
      assertThat(folder.has(table)).isFalse();
    }
  }

  @Test
  void readsTheRowsOfOneRunOrOneEpoch() {
    List<EmbeddingRow> a = StoreSamples.embeddings("a", 7);
    List<EmbeddingRow> b = StoreSamples.embeddings("b", 9);
    List<EmbeddingRow> c = StoreSamples.embeddings("c", 3);
    folder.write(Table.EMBEDDINGS, "part-a", "0", Stream.concat(a.stream(), b.stream()).toList());
    folder.write(Table.EMBEDDINGS, "part-c", "0", c);

    TableReader<EmbeddingRow> all = folder.read(Table.EMBEDDINGS);
    assertThat(all.ofRun("b").toList()).isEqualTo(b);
    assertThat(all.ofRun("c").toList()).isEqualTo(c);
    assertThat(all.ofRun("b", 9).toList()).containsExactly(b.get(9));
    assertThat(all.ofRun("c", 9).toList()).isEmpty();
    assertThat(all.ofRun("nobody").toList()).isEmpty();
    assertThat(folder.read(Table.EMBEDDINGS, "part-a").toList())
        .isEqualTo(Stream.concat(a.stream(), b.stream()).toList());
    assertThat(folder.read(Table.EMBEDDINGS, "part-a").ofRun("c").toList()).isEmpty();
    assertThat(all.toList()).hasSize(8 + 10 + 4);
  }

  @Test
  void aListIsInTheOrderOfTheKeyHoweverRunsLieInFiles() {
    List<EmbeddingRow> a = StoreSamples.embeddings("a", 3);
    List<EmbeddingRow> b = StoreSamples.embeddings("b", 3);
    List<EmbeddingRow> c = StoreSamples.embeddings("c", 3);
    folder.write(Table.EMBEDDINGS, "part-1", "0", Stream.concat(c.stream(), a.stream()).toList());
    folder.write(Table.EMBEDDINGS, "part-2", "0", b);
    assertThat(folder.read(Table.EMBEDDINGS).toList())
        .isEqualTo(Stream.of(a, b, c).flatMap(List::stream).toList());
  }

  @Test
  void everyTableHasTheColumnsOfItsKey() {
    Stream.concat(
            Table.ALL.stream(),
            Stream.of(
                Table.RUN_PARTS,
                Table.AFTER,
                Table.NORMALISED_EMBEDDINGS_OF,
                Table.SOLUTION_CLUSTERS_OF))
        .forEach(table -> assertThat(table.order()).as(table.name()).isNotNull());
  }

  @Test
  void readsOfARunNoMoreThanWhereItIs() {
    folder.write(Table.RUNS, "part-a", "0", List.of(StoreSamples.run("a", "part-a", "trained", 3)));
    folder.write(
        Table.RUNS, "part-b", "0", List.of(StoreSamples.run("b", "part-b", "failed", null)));

    assertThat(folder.read(Table.RUN_PARTS).toList())
        .containsExactly(new RunPart("a", "part-a"), new RunPart("b", "part-b"));
  }

  @Test
  void aFileIsInvisibleUntilItIsCommitted() throws IOException {
    List<EmbeddingRow> rows = StoreSamples.embeddings("a", 2);
    try (TableWriter<EmbeddingRow> writer = folder.write(Table.EMBEDDINGS, "part-a", "0")) {
      rows.forEach(writer::write);
      assertThat(folder.has(Table.EMBEDDINGS)).isFalse();
      assertThat(folder.read(Table.EMBEDDINGS).toList()).isEmpty();
      writer.commit();
      assertThat(folder.read(Table.EMBEDDINGS).toList()).isEqualTo(rows);
    }
    assertThat(folder.read(Table.EMBEDDINGS).toList()).isEqualTo(rows);
    assertThat(visible(Table.EMBEDDINGS)).containsExactly("part-a.parquet");
    assertThat(leftovers(Table.EMBEDDINGS)).isEmpty();
  }

  @Test
  void aFileThatIsNotCommittedLeavesNothing() throws IOException {
    try (TableWriter<EmbeddingRow> writer = folder.write(Table.EMBEDDINGS, "part-a", "0")) {
      StoreSamples.embeddings("a", 2).forEach(writer::write);
    }
    assertThat(everything(Table.EMBEDDINGS)).isEmpty();
  }

  @Test
  void aRowThatCannotBeWrittenLeavesNothing() throws IOException {
    try (TableWriter<EmbeddingRow> writer = folder.write(Table.EMBEDDINGS, "part-a", "0")) {
      writer.write(StoreSamples.embeddings("a", 0).get(0));
      assertThatThrownBy(() -> writer.write(new EmbeddingRow(null, 1, 0, null, null, null, null)))
          .hasMessageContaining("embeddings.run_id must not be null");
    }
    assertThat(everything(Table.EMBEDDINGS)).isEmpty();
  }

  @Test
  void aLaterAttemptReplacesAnEarlierOne() throws IOException {
    folder.write(Table.EMBEDDINGS, "part-a", "0", StoreSamples.embeddings("a", 5));
    List<EmbeddingRow> second = StoreSamples.embeddings("b", 1);
    folder.write(Table.EMBEDDINGS, "part-a", "1", second);
    assertThat(folder.read(Table.EMBEDDINGS).toList()).isEqualTo(second);
    assertThat(visible(Table.EMBEDDINGS)).containsExactly("part-a.parquet");
  }

  @Test
  void twoAttemptsAtOncePartDoNotMeet() {
    List<EmbeddingRow> rows = StoreSamples.embeddings("a", 3);
    try (TableWriter<EmbeddingRow> first = folder.write(Table.EMBEDDINGS, "part-a", "0");
        TableWriter<EmbeddingRow> second = folder.write(Table.EMBEDDINGS, "part-a", "1")) {
      rows.forEach(
          row -> {
            first.write(row);
            second.write(row);
          });
      second.commit();
      assertThat(folder.read(Table.EMBEDDINGS).toList()).isEqualTo(rows);
      first.commit();
    }
    assertThat(folder.read(Table.EMBEDDINGS).toList()).isEqualTo(rows);
  }

  @Test
  void sweepsWhatNoPartNamesAndWhatWasNeverCompleted() throws IOException {
    for (String part : List.of("part-a", "part-b", "part-a.b")) {
      folder.write(Table.EMBEDDINGS, part, "0", StoreSamples.embeddings(part, 1));
    }
    Files.writeString(tableFolder(Table.EMBEDDINGS).resolve(".part-a.parquet.7.tmp"), "half");
    folder.write(Table.EPOCHS, "part-b", "0", List.of());

    folder.sweep(Table.EMBEDDINGS, Set.of("part-a"));

    assertThat(visible(Table.EMBEDDINGS)).containsExactly("part-a.parquet");
    assertThat(leftovers(Table.EMBEDDINGS)).isEmpty();
    assertThat(visible(Table.EPOCHS)).as("other tables stay").containsExactly("part-b.parquet");
    folder.sweep(Table.PARAMETERS, Set.of());
  }

  @Test
  void sweepsShardsWithWhatTheyAreShardsOf() {
    for (String part : List.of("part-a", "part-b")) {
      for (int shard : new int[] {0, 1, 12}) {
        folder.write(
            Table.EMBEDDINGS, Shards.part(part, shard), "0", StoreSamples.embeddings(part, 1));
      }
    }
    folder.sweep(Table.EMBEDDINGS, Set.of("part-b"));
    assertThat(folder.parts(Table.EMBEDDINGS))
        .containsExactlyInAnyOrder("part-b", "part-b-shard-1", "part-b-shard-12");
  }

  @Test
  void sweepsWhatWasNeverCompletedAlone() throws IOException {
    folder.write(Table.EMBEDDINGS, "part-a", "0", StoreSamples.embeddings("a", 1));
    Files.writeString(tableFolder(Table.EMBEDDINGS).resolve(".part-a.parquet.7.tmp"), "half");
    folder.sweepUnfinished(Table.EMBEDDINGS);
    assertThat(visible(Table.EMBEDDINGS)).containsExactly("part-a.parquet");
    assertThat(leftovers(Table.EMBEDDINGS)).isEmpty();
  }

  @Test
  void keepsSmallFilesWholeAndReplacesThem() {
    assertThat(folder.text("gallery/a.txt")).isEmpty();
    folder.write("gallery/a.txt", "first".getBytes(StandardCharsets.UTF_8));
    folder.write("gallery/a.txt", "螺旋".getBytes(StandardCharsets.UTF_8));
    assertThat(folder.text("gallery/a.txt")).contains("螺旋");
    assertThat(folder.exists("gallery/a.txt")).isTrue();
    folder.delete("gallery");
    assertThat(folder.exists("gallery/a.txt")).isFalse();
  }

  @Test
  void adoptsALocalFile(@TempDir Path elsewhere) throws IOException {
    Path local = Files.writeString(elsewhere.resolve("film.webm"), "pictures");
    folder.adopt(local, "gallery/films/a.webm");
    assertThat(folder.text("gallery/films/a.webm")).contains("pictures");
    assertThat(local).doesNotExist();
  }

  @Test
  void saysWhichFolderCannotBeOpened() {
    assertThatThrownBy(() -> new OutputFolder(new Configuration(), "nowhere://host/x"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nowhere://host/x");
  }

  @Test
  void whatReplacesAFileLeavesNoChecksumsOfTheOldOne() throws IOException {
    Configuration configuration = new Configuration();
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(root.toString(), "gallery/a.txt");
    try (OutputStream out = file.getFileSystem(configuration).create(file)) {
      out.write(1);
    }
    assertThat(root.resolve("gallery/.a.txt.crc")).exists();
    folder.write("gallery/a.txt", "another".getBytes(StandardCharsets.UTF_8));
    assertThat(root.resolve("gallery/.a.txt.crc")).doesNotExist();
    assertThat(folder.text("gallery/a.txt")).contains("another");
  }

  /** Hadoop starts one to set the rights of each file and folder that it makes. */
  @Test
  void startsNoProcessToWriteAFile() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      folder.write("gallery/runs/a.txt", "a".getBytes(StandardCharsets.UTF_8));
      folder.write(Table.EMBEDDINGS, "part-a", "0", StoreSamples.embeddings("a", 7));
      recording.stop();
      Path events = root.resolve("events.jfr");
      recording.dump(events);
      assertThat(RecordingFile.readAllEvents(events))
          .filteredOn(event -> event.hasField("command"))
          .noneMatch(event -> event.getString("command").contains(root.toString()));
    }
  }

  @Test
  void ofThoseThatCreateAFileOnlyTheFirstDoes() {
    assertThat(folder.create("a", new byte[] {1})).isTrue();
    assertThat(folder.create("a", new byte[] {2})).isFalse();
    assertThat(folder.text("a")).contains("\u0001");
  }

  private Path tableFolder(Table<?> table) {
    return root.resolve("tables").resolve(table.name());
  }

  private List<String> everything(Table<?> table) throws IOException {
    try (Stream<Path> files = Files.list(tableFolder(table))) {
      return new ArrayList<>(files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  private List<String> visible(Table<?> table) throws IOException {
    return everything(table).stream().filter(name -> !name.startsWith(".")).toList();
  }

  /** Hidden files; there are no checksums among them. */
  private List<String> leftovers(Table<?> table) throws IOException {
    return everything(table).stream().filter(name -> name.startsWith(".")).toList();
  }
}

package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableWriter;
import org.uncoil.testing.S3Server;

/** What is written to an object store, which has no rename, and what others see of it meanwhile. */
@Tag("slow")
class ObjectStoreWritesIT {
  private static final String BUCKET = "writes";

  @TempDir private static Path disk;
  private static S3Server server;
  private static Configuration configuration;

  @BeforeAll
  static void start() {
    server = S3Server.start(disk);
    server.createBucket(BUCKET);
    configuration = new Configuration();
    server.reach(configuration, BUCKET);
    // the smallest that S3 allows, so that little data goes in several parts
    configuration.set("fs.s3a.multipart.size", "5M");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static OutputFolder folder(String name) {
    return new OutputFolder(configuration, "s3a://" + BUCKET + "/" + name);
  }

  private static List<String> keys(String prefix) {
    return server.keys(BUCKET).stream().filter(key -> key.startsWith(prefix)).toList();
  }

  private static ParameterRow row(int epoch) {
    float[] values = new float[100_000];
    for (int i = 0; i < values.length; i++) {
      // no two alike, or the file would be small once it is compressed
      values[i] = (((i + epoch * values.length) * 0x9E3779B9) >>> 8) * 0x1p-24f;
    }
    return new ParameterRow("0123456789abcdef", epoch, Floats.of(values));
  }

  @Test
  void aTableAppearsWhenItIsCommittedAndNotBefore() {
    OutputFolder folder = folder("commit");
    try (TableWriter<ParameterRow> writer = folder.write(Table.PARAMETERS, "p", "1")) {
      writer.write(row(1));
      assertThat(keys("commit")).isEmpty();
      writer.commit();
    }
    assertThat(keys("commit")).containsExactly("commit/tables/parameters/p.parquet");
    assertThat(folder.read(Table.PARAMETERS, "p").toList()).containsExactly(row(1));
  }

  /**
   * Enough rows that parts of the file are at the store already when it is given up: Parquet looks
   * after a hundred whether it has enough for a row group.
   */
  @Test
  void aTableThatIsGivenUpLeavesTheOneBeforeItAndNothingElse() {
    OutputFolder folder = folder("abandon");
    folder.write(Table.PARAMETERS, "p", "1", List.of(row(1)));
    try (TableWriter<ParameterRow> writer = folder.write(Table.PARAMETERS, "p", "2")) {
      for (int epoch = 2; epoch < 112; epoch++) {
        writer.write(row(epoch));
      }
      assertThat(server.unfinishedUploads(BUCKET)).as("parts under way").isNotEmpty();
    }
    assertThat(server.unfinishedUploads(BUCKET)).isEmpty();
    assertThat(keys("abandon")).containsExactly("abandon/tables/parameters/p.parquet");
    assertThat(folder.read(Table.PARAMETERS, "p").toList()).containsExactly(row(1));
  }

  @Test
  void smallFilesAndAdoptedOnesAreThereAtOnceAndWhole() throws Exception {
    OutputFolder folder = folder("small");
    folder.write("a/empty", new byte[0]);
    folder.write("a/text", "first".getBytes(StandardCharsets.UTF_8));
    folder.write("a/text", "second".getBytes(StandardCharsets.UTF_8));
    Path local = Files.writeString(disk.resolve("film"), "pictures");
    folder.adopt(local, "gallery/film.webm");
    assertThat(local).doesNotExist();
    assertThat(folder.names("a")).containsExactly("empty", "text");
    assertThat(folder.text("a/text")).contains("second");
    assertThat(folder.text("gallery/film.webm")).contains("pictures");
    folder.delete("a");
    assertThat(folder.names("a")).isEmpty();
  }

  @Test
  void aBucketItselfMayBeTheFolder() {
    server.createBucket("whole");
    server.reach(configuration, "whole");
    OutputFolder folder = new OutputFolder(configuration, "s3a://whole");
    folder.write("tables/x", new byte[] {1});
    assertThat(server.keys("whole")).containsExactly("tables/x");
    assertThat(folder.names("tables")).containsExactly("x");
  }

  @Test
  void theLockRefusesASecondPipeline() {
    OutputFolder folder = folder("refused");
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    String since = parent.info().startInstant().orElseThrow().toString();
    OutputLock.Holder other =
        new OutputLock.Holder(OutputLock.Holder.me().host(), parent.pid(), since);
    OutputLock lock = OutputLock.take(folder, other);
    assertThatThrownBy(() -> OutputLock.take(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(folder.location() + " is in use by another pipeline (process ");
    lock.close();
    OutputLock.take(folder).close();
    assertThat(keys("refused/.lock")).isEmpty();
  }

  /** A lock that was gone for a moment, each time it is renewed, would let another pipeline in. */
  @Test
  void theLockIsThereAtEveryMomentWhileItIsRenewed() {
    OutputFolder folder = folder("lock");
    OutputLock lock = OutputLock.take(folder);
    AtomicBoolean renewing = new AtomicBoolean(true);
    CompletableFuture<Integer> missing =
        CompletableFuture.supplyAsync(
            () -> {
              int gone = 0;
              while (renewing.get()) {
                gone += folder.text(OutputLock.FILE).isPresent() ? 0 : 1;
              }
              return gone;
            });
    for (int beat = 0; beat < 30; beat++) {
      lock.beat();
    }
    renewing.set(false);
    assertThat(missing.join()).isZero();
    lock.close();
    assertThat(keys("lock/.lock")).isEmpty();
  }
}

package org.uncoil.bench.recording;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.SparkSession;
import org.uncoil.embedding.Floats;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.file.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What it costs to write and to read the embeddings of real runs, beside parquet-hadoop's own
 * writer and reader, which take one value after the other: the same rows and the same compression,
 * in turns, in processor time of one thread.
 */
@Command(
    name = "recording",
    description = "Measure writing and reading embeddings against parquet-hadoop's own writer.",
    mixinStandardHelpOptions = true)
public final class RecordingBench implements Callable<Integer> {
  /** 2,000 points and 300 epochs a run. */
  private static final String STUDY =
      """
      study { name = recording, seeds = 2 }
      datasets = [ { name = moons, source { type = moons, points = 2000 } } ]
      networks = [ { name = default, grid { activation = [relu, tanh, swish] } } ]
      """;

  private static final int PAGE_BYTES = 256 << 10;

  @Option(names = "--turns", description = "How often each is measured.", defaultValue = "7")
  private int turns;

  /** The script gives it to every benchmark; this one needs no file of the project. */
  @Option(names = "--home", hidden = true)
  void home(Path folder) {}

  /** Something that is measured. */
  private interface Work {
    void run() throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    Path scratch = Files.createTempDirectory("uncoil-recording-");
    try {
      measure(rows(scratch), new OutputFolder(new Configuration(), scratch + "/again"), scratch);
    } finally {
      FileUtils.deleteDirectory(scratch.toFile());
    }
    return 0;
  }

  private static List<EmbeddingRow> rows(Path scratch) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
            .getOrCreate()) {
      OutputFolder folder =
          new OutputFolder(spark.sparkContext().hadoopConfiguration(), scratch + "/runs");
      PipelineContext context =
          new PipelineContext(
              spark,
              StudyFile.parse("the benchmark's study", STUDY, true),
              folder,
              Progress.silent());
      for (Stage stage : List.of(new GenerateStage(), new TrainStage())) {
        stage.run(context);
      }
      return folder.read(Table.EMBEDDINGS).toList();
    }
  }

  private void measure(List<EmbeddingRow> rows, OutputFolder folder, Path scratch)
      throws IOException {
    Path file = scratch.resolve("again/tables/embeddings/part.parquet");
    Path peerFile = scratch.resolve("peer.parquet");
    List<byte[]> pages = pages(rows);
    folder.write(Table.EMBEDDINGS, "part", "bench", rows);
    ParquetPeer peer =
        new ParquetPeer(new org.apache.hadoop.fs.Path(peerFile.toUri()), schema(file));
    folder.delete(Table.EMBEDDINGS, "part");
    double writing = Double.MAX_VALUE;
    double reading = Double.MAX_VALUE;
    double peerWriting = Double.MAX_VALUE;
    double peerReading = Double.MAX_VALUE;
    double compressing = Double.MAX_VALUE;
    long size = 0;
    for (int turn = 0; turn < turns; turn++) {
      writing =
          Math.min(writing, seconds(() -> folder.write(Table.EMBEDDINGS, "part", "bench", rows)));
      reading = Math.min(reading, seconds(() -> folder.read(Table.EMBEDDINGS).forEach(row -> {})));
      Files.deleteIfExists(peerFile);
      peerWriting = Math.min(peerWriting, seconds(() -> peer.write(rows)));
      peerReading = Math.min(peerReading, seconds(peer::read));
      compressing = Math.min(compressing, seconds(() -> compress(pages)));
      size = Files.size(file);
      // a file that takes another's place also pays for freeing that one's blocks
      folder.delete(Table.EMBEDDINGS, "part");
    }
    double raw = pages.stream().mapToLong(page -> page.length).sum() / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%,d rows of %,d runs, %.1f MB of raw floats; MB a second and core, the best of %d.%n%n",
        rows.size(),
        rows.stream().map(EmbeddingRow::runId).distinct().count(),
        raw,
        turns);
    System.out.println("| | Uncoil | parquet-hadoop | ratio |");
    System.out.println("| --- | --- | --- | --- |");
    line("writing", raw / writing, raw / peerWriting);
    line(
        "writing, without the time of Zstandard alone",
        raw / (writing - compressing),
        raw / (peerWriting - compressing));
    line("reading", raw / reading, raw / peerReading);
    System.out.printf(Locale.ROOT, "| Zstandard alone | %.0f | %1$.0f | |%n", raw / compressing);
    System.out.printf(
        Locale.ROOT,
        "| file, MB | %.2f | %.2f | %.3f |%n",
        size / 1e6,
        Files.size(peerFile) / 1e6,
        (double) size / Files.size(peerFile));
  }

  private static MessageType schema(Path file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
      return reader.getFooter().getFileMetaData().getSchema();
    }
  }

  private static void line(String name, double own, double peer) {
    System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.1f |%n", name, own, peer, own / peer);
  }

  private static double seconds(Work work) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return (threads.getCurrentThreadCpuTime() - start) / 1e9;
  }

  /** All values, column by column, as pages hold them. */
  private static List<byte[]> pages(List<EmbeddingRow> rows) {
    List<byte[]> pages = new ArrayList<>();
    ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int column = 0; column < ParquetPeer.LISTS.size(); column++) {
      for (EmbeddingRow row : rows) {
        Floats list = ParquetPeer.LISTS.get(column).apply(row);
        if (page.remaining() < Float.BYTES * list.size()) {
          pages.add(Arrays.copyOf(page.array(), page.position()));
          page.clear();
        }
        for (int i = 0; i < list.size(); i++) {
          page.putFloat(list.get(i));
        }
      }
      pages.add(Arrays.copyOf(page.array(), page.position()));
      page.clear();
    }
    return pages;
  }

  private static void compress(List<byte[]> pages) {
    byte[] compressed = new byte[(int) Zstd.compressBound(PAGE_BYTES)];
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      context.setLevel(1);
      for (byte[] page : pages) {
        context.compressByteArray(compressed, 0, compressed.length, page, 0, page.length);
      }
    }
  }
}

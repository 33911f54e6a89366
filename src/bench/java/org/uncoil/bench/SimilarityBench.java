package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.hadoop.conf.Configuration;
import org.uncoil.embedding.Floats;
import org.uncoil.pipeline.measure.Atlas;
import org.uncoil.pipeline.measure.Neighbours;
import org.uncoil.similarity.ReducedEmbedding;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.NormalisedEmbeddingRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What it costs to compare all runs on a dataset with each other, and how that grows with them:
 * every block, one after the other, on one thread, from files as the measure stage reads them.
 */
@Command(
    name = "similarity",
    description = "Measure the comparison of thousands of runs' embeddings with each other.",
    mixinStandardHelpOptions = true)
final class SimilarityBench implements Callable<Integer> {
  private static final int BLOCKS_TIMED = 4;

  @Option(names = "--points", description = "Points of the dataset.", defaultValue = "300")
  private int points;

  @Option(
      names = "--runs",
      split = ",",
      description = "Numbers of runs.",
      defaultValue = "1250,2500,5000,10000")
  private List<Integer> sizes;

  /** The script gives it to every benchmark; this one needs no file of the project. */
  @Option(names = "--home", hidden = true)
  void home(Path folder) {}

  @Override
  public Integer call() throws IOException {
    System.out.printf(
        Locale.ROOT,
        "| runs | blocks | s per block | s in all | µs per pair | atlas, s | shapes, MB |%n");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (int size : sizes) {
      Path root = Files.createTempDirectory("similarity");
      OutputFolder folder = new OutputFolder(new Configuration(), root.toString());
      List<String> runs = write(folder, size);
      List<Neighbours.Block> blocks = Neighbours.Block.of("d", runs.size());
      int timed = Math.min(BLOCKS_TIMED, blocks.size());
      Neighbours.make(folder, blocks.get(0), runs, "warm"); // the JIT compiler has seen it
      long start = System.nanoTime();
      for (Neighbours.Block block : blocks.subList(0, timed)) {
        Neighbours.make(folder, block, runs, "bench");
      }
      double perBlock = (System.nanoTime() - start) / 1e9 / timed;
      start = System.nanoTime();
      Atlas.make(folder, "d", runs, "bench");
      double atlas = (System.nanoTime() - start) / 1e9;
      double all = perBlock * blocks.size();
      System.out.printf(
          Locale.ROOT,
          "| %,d | %d | %.2f | %.1f | %.2f | %.2f | %.0f |%n",
          size,
          blocks.size(),
          perBlock,
          all,
          all * 1e6 / size / size,
          atlas,
          Files.size(root.resolve("tables/normalised_embeddings/part.parquet")) / 1e6);
      folder.delete(Table.NORMALISED_EMBEDDINGS, "part");
    }
    return 0;
  }

  private List<String> write(OutputFolder folder, int size) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5);
    List<String> runs = new ArrayList<>();
    try (TableWriter<NormalisedEmbeddingRow> writer =
        folder.write(Table.NORMALISED_EMBEDDINGS, "part", "bench")) {
      for (int i = 0; i < size; i++) {
        String run = String.format(Locale.ROOT, "%08d", i);
        ReducedEmbedding shape = ReducedEmbedding.of(axis(random), axis(random)).orElseThrow();
        writer.write(
            new NormalisedEmbeddingRow(
                run, "d", shape.longer(), shape.shorter(), shape.first(), shape.second()));
        runs.add(run);
      }
      writer.commit();
    }
    return runs;
  }

  private Floats axis(UniformRandomProvider random) {
    float[] values = new float[points];
    for (int i = 0; i < points; i++) {
      values[i] = random.nextFloat();
    }
    return Floats.of(values);
  }
}

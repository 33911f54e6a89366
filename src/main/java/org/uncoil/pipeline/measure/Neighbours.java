package org.uncoil.pipeline.measure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.uncoil.similarity.ReducedEmbedding;
import org.uncoil.similarity.Similarity;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.row.measure.NormalisedEmbeddingRow;
import org.uncoil.store.row.measure.SimilarityRow;
import org.uncoil.store.table.Table;

/**
 * Compares a block of a dataset's runs with all its runs, which pass by one at a time: only the
 * block is in memory, and of what was found only each run's nearest and quantiles leave it. With N
 * runs of n points each that is 4 n N² products in N / 128 independent tasks, which each read the
 * dataset's shapes once, 8 n N bytes; a block's shapes and figures take 128 (8 n + 24 N) bytes.
 * Each pair is looked at from both sides: halving the work would mean to merge what two tasks found
 * of one run.
 */
public final class Neighbours {
  /** Runs in a block. */
  private static final int BLOCK = 128;

  /** Neighbours that are kept of a run. */
  private static final int NEAREST = 8;

  private static final List<Double> QUANTILES = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

  private final OutputFolder folder;
  private final Block block;
  private final List<String> runs;
  private final Map<String, ReducedEmbedding> own = new TreeMap<>();

  private Neighbours(OutputFolder folder, Block block, List<String> runs) {
    this.folder = folder;
    this.block = block;
    this.runs = runs;
  }

  /**
   * Some of a dataset's runs.
   *
   * @param number of the block, from 0
   */
  public record Block(String datasetId, int number) implements Serializable {
    /**
     * All blocks of a dataset.
     *
     * @param runs how many it has
     */
    public static List<Block> of(String datasetId, int runs) {
      return IntStream.range(0, (runs + BLOCK - 1) / BLOCK)
          .mapToObj(number -> new Block(datasetId, number))
          .toList();
    }

    /** Those of the block, of all runs of the dataset. */
    List<String> own(List<String> runs) {
      return runs.subList(number * BLOCK, Math.min(runs.size(), (number + 1) * BLOCK));
    }

    /** The block's file of {@code similarity}. */
    public String part() {
      return Shards.part(datasetId, number);
    }
  }

  /**
   * Makes the block's file of {@code similarity}; returns how many runs it tells of.
   *
   * @param runs all runs of the dataset, in the order of their identities
   */
  public static int make(OutputFolder folder, Block block, List<String> runs, String attempt) {
    Neighbours neighbours = new Neighbours(folder, block, runs);
    List<SimilarityRow> rows = neighbours.rows();
    folder.write(Table.SIMILARITY, block.part(), attempt, rows);
    return rows.size();
  }

  static ReducedEmbedding reduced(NormalisedEmbeddingRow row) {
    return new ReducedEmbedding(
        row.axis1(), row.axis2(), row.singularValue1(), row.singularValue2());
  }

  private List<SimilarityRow> rows() {
    Set<String> members = Set.copyOf(block.own(runs));
    folder
        .read(Table.NORMALISED_EMBEDDINGS)
        .ofDataset(block.datasetId())
        .forEach(
            row -> {
              if (members.contains(row.runId())) {
                own.put(row.runId(), reduced(row));
              }
            });
    Map<String, Similarity[]> found = new TreeMap<>();
    own.keySet().forEach(run -> found.put(run, new Similarity[runs.size()]));
    folder
        .read(Table.NORMALISED_EMBEDDINGS)
        .ofDataset(block.datasetId())
        .forEach(
            row -> {
              int index = Collections.binarySearch(runs, row.runId());
              ReducedEmbedding other = reduced(row);
              if (index >= 0) {
                own.forEach((run, shape) -> found.get(run)[index] = shape.to(other));
              }
            });
    return found.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
  }

  private SimilarityRow row(String run, Similarity[] all) {
    int self = Collections.binarySearch(runs, run);
    int[] others = IntStream.range(0, runs.size()).filter(i -> i != self).toArray();
    List<Integer> nearest =
        Arrays.stream(others)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> all[i].angle()))
            .limit(NEAREST)
            .toList();
    double[] sorted = angles(all, others).sorted().toArray();
    return new SimilarityRow(
        run,
        block.datasetId(),
        others.length,
        nearest.stream().map(runs::get).toList(),
        nearest.stream().map(i -> all[i].angle()).toList(),
        nearest.stream().map(i -> all[i].cka()).toList(),
        nearest.stream().map(i -> all[i].cca()).toList(),
        others.length == 0
            ? List.of()
            : QUANTILES.stream().map(share -> quantile(sorted, share)).toList(),
        Arrays.stream(others).mapToDouble(i -> all[i].cka()).average().orElse(Double.NaN),
        Arrays.stream(others).mapToDouble(i -> all[i].cca()).average().orElse(Double.NaN));
  }

  private static DoubleStream angles(Similarity[] all, int[] others) {
    return Arrays.stream(others).mapToDouble(i -> all[i].angle());
  }

  /** By linear interpolation between order statistics. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}

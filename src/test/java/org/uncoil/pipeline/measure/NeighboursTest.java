package org.uncoil.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.similarity.ReducedEmbedding;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.NormalisedEmbeddingRow;
import org.uncoil.store.row.measure.SimilarityRow;
import org.uncoil.store.table.Table;

/** More runs than a block has, in two files, beside runs on another dataset. */
class NeighboursTest {
  private static final int RUNS = 300;
  private static final int POINTS = 20;

  @TempDir private Path root;
  private OutputFolder folder;
  private final List<String> runs = new ArrayList<>();
  private final List<ReducedEmbedding> shapes = new ArrayList<>();

  @BeforeEach
  void storeShapes() {
    folder = new OutputFolder(new Configuration(), root.toString());
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11);
    List<NormalisedEmbeddingRow> rows = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      ReducedEmbedding shape = ReducedEmbedding.of(axis(random), axis(random)).orElseThrow();
      shapes.add(shape);
      runs.add(String.format(Locale.ROOT, "run%03d", run));
      rows.add(row(runs.get(run), "d", shape));
    }
    rows.add(row("zelse", "other", shapes.get(0)));
    folder.write(Table.NORMALISED_EMBEDDINGS, "one", "a", rows.subList(0, 140));
    folder.write(Table.NORMALISED_EMBEDDINGS, "two", "a", rows.subList(140, rows.size()));
  }

  private static Floats axis(UniformRandomProvider random) {
    float[] values = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      values[i] = random.nextFloat();
    }
    return Floats.of(values);
  }

  private static NormalisedEmbeddingRow row(String run, String dataset, ReducedEmbedding shape) {
    return new NormalisedEmbeddingRow(
        run, dataset, shape.longer(), shape.shorter(), shape.first(), shape.second());
  }

  @Test
  void blocksTogetherFindWhatAllPairsFind() {
    List<Neighbours.Block> blocks = Neighbours.Block.of("d", RUNS);
    assertThat(blocks).hasSize(3);
    assertThat(blocks).extracting(block -> block.own(runs).size()).containsExactly(128, 128, 44);
    for (Neighbours.Block block : blocks) {
      assertThat(Neighbours.make(folder, block, runs, "a")).isEqualTo(block.own(runs).size());
    }

    List<SimilarityRow> found = folder.read(Table.SIMILARITY).toList();
    assertThat(found).extracting(SimilarityRow::runId).containsExactlyInAnyOrderElementsOf(runs);
    for (SimilarityRow row : found) {
      int self = runs.indexOf(row.runId());
      double[] angles = new double[RUNS];
      double cka = 0;
      for (int other = 0; other < RUNS; other++) {
        angles[other] = shapes.get(self).to(shapes.get(other)).angle();
        cka += other == self ? 0 : shapes.get(self).to(shapes.get(other)).cka() / (RUNS - 1);
      }
      List<Integer> order = new ArrayList<>();
      for (int other = 0; other < RUNS; other++) {
        order.add(other);
      }
      order.remove(Integer.valueOf(self));
      order.sort(Comparator.comparingDouble(other -> angles[other]));
      assertThat(row.neighbours())
          .containsExactlyElementsOf(order.subList(0, 8).stream().map(runs::get).toList());
      angles[self] = Double.NaN;
      double[] sorted =
          Arrays.stream(angles).filter(angle -> !Double.isNaN(angle)).sorted().toArray();
      assertThat(row.comparedRuns()).isEqualTo(RUNS - 1);
      assertThat(row.distanceQuantiles().get(0)).isCloseTo(sorted[0], within(1e-6));
      assertThat(row.distanceQuantiles().get(2)).isCloseTo(sorted[149], within(1e-6));
      assertThat(row.distanceQuantiles().get(4)).isCloseTo(sorted[298], within(1e-6));
      assertThat(row.meanCka()).isCloseTo(cka, within(1e-6));
    }
  }
}

package org.uncoil.network.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Annulus;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.TrainingTask;
import org.uncoil.probe.plane.LinearSeparability;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

/**
 * Colah's theorem (Neural Networks, Manifolds, and Topology, 2014): layers of two tanh units are
 * homeomorphisms of the plane, however many there are, and none parts a disc from the ring around
 * it; with a layer of three units one can.
 */
@Tag("slow")
class AnnulusTheoremTest {
  private static final int EPOCHS = 600;
  private static final int SEEDS = 6;

  private static Dataset annulus() {
    PointSet points = new Annulus(600, 2).generate(RandomSource.XO_SHI_RO_256_PP.create(42));
    float[] features = new float[2 * points.size()];
    int[] labels = new int[points.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = points.label(i);
      features[2 * i] = (float) points.coordinate(i, 0);
      features[2 * i + 1] = (float) points.coordinate(i, 1);
    }
    return new Dataset(
        "annulus",
        List.of("x", "y"),
        List.of("disc", "ring"),
        features,
        labels,
        new boolean[labels.length]);
  }

  /** At how many of all epochs of all seeds a line parts the embedding. */
  private static long separableEpochs(Dataset dataset, List<Integer> hidden) {
    NetworkSpec network =
        Samples.network(hidden, Activation.TANH, Samples.adam(), EPOCHS, 0.03, 0, 0);
    List<int[]> members = LinearSeparability.members(dataset.labels(), 2);
    long separable = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<EpochRecord> epochs = new ArrayList<>();
      new VectorEngine().train(new TrainingTask(network, dataset, seed, seed, 20), epochs::add);
      assertThat(epochs).hasSize(EPOCHS / 20 + 1);
      separable +=
          epochs.stream()
              .filter(
                  epoch ->
                      LinearSeparability.of(
                              epoch.after().column(0, 2),
                              epoch.after().column(1, 2),
                              members,
                              Optional.empty())
                          .separable())
              .count();
    }
    return separable;
  }

  @Test
  void layersOfTwoUnitsNeverPartItHoweverManyAndOneOfThreeDoes() {
    Dataset dataset = annulus();
    for (int depth = 1; depth <= 4; depth++) {
      List<Integer> narrow = IntStream.range(0, depth).map(i -> 2).boxed().toList();
      assertThat(separableEpochs(dataset, narrow)).as("%d layers of 2", depth).isZero();
    }
    assertThat(separableEpochs(dataset, List.of(3))).as("a layer of 3").isPositive();
  }
}

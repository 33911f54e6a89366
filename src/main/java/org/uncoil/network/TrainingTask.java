package org.uncoil.network;

import java.util.Objects;
import org.uncoil.dataset.Dataset;
import org.uncoil.study.NetworkSpec;

/**
 * What an engine is asked to do.
 *
 * @param network the architecture and how to train it
 * @param dataset the points, training and held-out
 * @param initialSeed what the initial weights are drawn from; see {@link InitialParameters}
 * @param orderSeed what the order of mini-batches and dropout are drawn from
 * @param every epochs between two recorded ones, ≥ 1; epoch 0 and the last are always recorded
 */
public record TrainingTask(
    NetworkSpec network, Dataset dataset, long initialSeed, long orderSeed, int every) {
  public TrainingTask {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(dataset, "dataset");
    if (every < 1) {
      throw new IllegalArgumentException("every = " + every + ": must be at least 1 epoch");
    }
  }

  /** The weights and biases to start from, in DL4J's order. */
  public float[] initialParameters() {
    return InitialParameters.draw(network, dataset.dimensions(), dataset.classes(), initialSeed);
  }

  /** The learning rate of a pass over the training points; 0 is the first. */
  public double learningRate(int pass) {
    return network.learningRate(pass);
  }

  /** Whether this epoch is one to record. */
  public boolean records(int epoch) {
    return network.records(epoch, every);
  }
}

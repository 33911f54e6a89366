package org.uncoil.probe;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;

/**
 * How much of what a network computes a hand-crafted feature would have told: R² of least-squares
 * fits to the embedding's axes and to the last layer's logits.
 *
 * @param first,second R² of both axes of the embedding after the activation
 * @param logit R² of the logits, less their mean over the classes: with two classes that of their
 *     difference
 * @param gain what the feature explains of the logits beyond the coordinates alone, as a share of
 *     what these leave: the squared partial correlation; 0 where they leave nothing
 */
public record Rediscovery(double first, double second, double logit, double gain) {
  /** R² of the logits from which on a network is said to have found a feature. */
  public static final double MOST = 0.9;

  /** And the share that the feature must have of what the coordinates leave. */
  public static final double OWN_SHARE = 0.5;

  /** Below this the coordinates leave nothing. */
  private static final double NOTHING = 1e-9;

  /**
   * Of one run.
   *
   * @param features the feature's space
   * @param coordinates that of the coordinates alone, of the same dataset
   * @param z1,z2 the embedding after the activation
   */
  public static Rediscovery of(
      FeatureSpace features, FeatureSpace coordinates, Floats z1, Floats z2, LastLayer layer) {
    List<double[]> logits = logits(z1, z2, layer);
    double with = features.explained(logits);
    double without = coordinates.explained(logits);
    double gain = 1 - without < NOTHING ? 0 : Math.max(0, (with - without) / (1 - without));
    return new Rediscovery(
        features.explained(List.of(doubles(z1))),
        features.explained(List.of(doubles(z2))),
        with,
        gain);
  }

  /** Whether the feature explains the logits, and the coordinates alone do not. */
  public boolean found() {
    return logit >= MOST && gain >= OWN_SHARE;
  }

  private static List<double[]> logits(Floats z1, Floats z2, LastLayer layer) {
    List<double[]> logits = new ArrayList<>();
    for (int c = 0; c < layer.classes(); c++) {
      logits.add(new double[z1.size()]);
    }
    for (int point = 0; point < z1.size(); point++) {
      double mean = 0;
      for (int c = 0; c < logits.size(); c++) {
        logits.get(c)[point] = layer.logit(c, z1.get(point), z2.get(point));
        mean += logits.get(c)[point] / logits.size();
      }
      for (double[] logit : logits) {
        logit[point] -= mean;
      }
    }
    return logits;
  }

  private static double[] doubles(Floats values) {
    double[] doubles = new double[values.size()];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values.get(i);
    }
    return doubles;
  }
}

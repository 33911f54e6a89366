package org.uncoil.testing;

import java.util.List;
import org.uncoil.dataset.Dataset;
import org.uncoil.study.NetworkSpec;

/**
 * An independent oracle: forward pass and cross-entropy of a bottleneck network in double, written
 * from the definition and sharing no code with the engines. Parameters in DL4J's order.
 */
public final class ReferenceNetwork {
  private final NetworkSpec network;
  private final List<Integer> widths;

  public ReferenceNetwork(NetworkSpec network, int inputs, int classes) {
    this.network = network;
    this.widths = network.widths(inputs, classes);
  }

  /**
   * A point's bottleneck before and after the activation, and the logits: {before, after, logits}.
   */
  public double[][] forward(double[] parameters, double[] point) {
    double[] units = point;
    double[] before = {};
    double[] after = {};
    int offset = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      int in = widths.get(layer - 1);
      int out = widths.get(layer);
      double[] next = new double[out];
      for (int j = 0; j < out; j++) {
        for (int i = 0; i < in; i++) {
          next[j] += units[i] * parameters[offset + j * in + i];
        }
        next[j] += parameters[offset + in * out + j];
      }
      offset += (in + 1) * out;
      if (layer == widths.size() - 2) {
        before = next.clone();
      }
      if (layer < widths.size() - 1) {
        for (int j = 0; j < out; j++) {
          next[j] = network.activation().get(layer - 1).value(next[j]);
        }
      }
      if (layer == widths.size() - 2) {
        after = next.clone();
      }
      units = next;
    }
    return new double[][] {before, after, units};
  }

  /**
   * The loss that training lowers: mean cross-entropy over the training points plus the
   * regularisation terms.
   */
  public double loss(double[] parameters, Dataset dataset) {
    double sum = 0;
    int count = 0;
    for (int point = 0; point < dataset.size(); point++) {
      if (dataset.isTest(point)) {
        continue;
      }
      double[] x = new double[dataset.dimensions()];
      for (int d = 0; d < x.length; d++) {
        x[d] = dataset.feature(point, d);
      }
      double[] logits = forward(parameters, x)[2];
      double most = Double.NEGATIVE_INFINITY;
      for (double logit : logits) {
        most = Math.max(most, logit);
      }
      double normaliser = 0;
      for (double logit : logits) {
        normaliser += Math.exp(logit - most);
      }
      sum += most + Math.log(normaliser) - logits[dataset.label(point)];
      count++;
    }
    return sum / count + penalty(parameters);
  }

  private double penalty(double[] parameters) {
    double penalty = 0;
    int offset = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      int weights = widths.get(layer - 1) * widths.get(layer);
      for (int i = 0; i < weights; i++) {
        double w = parameters[offset + i];
        penalty += network.l1() * Math.abs(w) + network.l2() * w * w / 2;
      }
      offset += weights + widths.get(layer);
    }
    return penalty;
  }

  /** The loss's gradient by central differences. */
  public double[] gradient(double[] parameters, Dataset dataset) {
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      gradient[i] = derivative(parameters, i, dataset);
    }
    return gradient;
  }

  /** The loss's derivative with respect to one parameter by central differences. */
  public double derivative(double[] parameters, int i, Dataset dataset) {
    double[] moved = parameters.clone();
    double step = 1e-6;
    moved[i] = parameters[i] + step;
    double up = loss(moved, dataset);
    moved[i] = parameters[i] - step;
    double down = loss(moved, dataset);
    return (up - down) / (2 * step);
  }
}

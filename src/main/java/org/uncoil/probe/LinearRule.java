package org.uncoil.probe;

import java.util.List;

/**
 * A linear classifier: the class with the largest score w·x + b; the smaller number wins a tie. A
 * logistic regression and a network's last layer are both such rules, and so can be compared.
 *
 * @param weights classes × features
 * @param intercepts one per class
 */
public record LinearRule(List<List<Double>> weights, List<Double> intercepts) {
  public LinearRule {
    weights = weights.stream().map(List::copyOf).toList();
    intercepts = List.copyOf(intercepts);
    if (weights.size() < 2 || weights.size() != intercepts.size()) {
      throw new IllegalArgumentException(
          "a linear rule needs at least two classes and as many intercepts: "
              + weights.size()
              + " and "
              + intercepts.size());
    }
  }

  /** The class that the rule gives to a point. */
  public int classify(double[] point) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < weights.size(); c++) {
      double score = intercepts.get(c);
      List<Double> row = weights.get(c);
      for (int i = 0; i < point.length; i++) {
        score += row.get(i) * point[i];
      }
      if (score > most) {
        most = score;
        best = c;
      }
    }
    return best;
  }

  /** With two classes, the normal of the separating line, pointing to class 1. */
  public double[] normal() {
    if (weights.size() != 2) {
      throw new IllegalStateException(
          "a rule for " + weights.size() + " classes has no single line");
    }
    double[] normal = new double[weights.get(0).size()];
    for (int i = 0; i < normal.length; i++) {
      normal[i] = weights.get(1).get(i) - weights.get(0).get(i);
    }
    return normal;
  }
}

package org.uncoil.testing;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.pipeline.compare.BoundaryFit;
import org.uncoil.probe.LinearRule;
import org.uncoil.probe.LogisticRegression;

/** A fit without Spark: a point that counts thrice is there three times. */
public final class RepeatedFit implements BoundaryFit {
  @Override
  public LinearRule fit(List<double[]> points, int[] labels, double[] weights) {
    List<double[]> each = new ArrayList<>();
    List<Integer> labelOfEach = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int count = 0; count < weights[i]; count++) {
        each.add(points.get(i));
        labelOfEach.add(labels[i]);
      }
    }
    int[] all = labelOfEach.stream().mapToInt(label -> label).toArray();
    return LogisticRegression.fit(each, all, 2);
  }
}

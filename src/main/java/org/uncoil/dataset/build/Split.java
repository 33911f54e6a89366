package org.uncoil.dataset.build;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.uncoil.dataset.PointSet;

/**
 * Which points are test points: of every class the same share, drawn at random, and never all of
 * them.
 */
final class Split {
  private Split() {}

  static boolean[] draw(PointSet points, double share, UniformRandomProvider random) {
    boolean[] isTest = new boolean[points.size()];
    for (int label = 0; label < points.classNames().size(); label++) {
      List<Integer> members = new ArrayList<>();
      for (int point = 0; point < points.size(); point++) {
        if (points.label(point) == label) {
          members.add(point);
        }
      }
      ListSampler.shuffle(random, members);
      int count = Math.min((int) Math.round(share * members.size()), members.size() - 1);
      for (int i = 0; i < count; i++) {
        isTest[members.get(i)] = true;
      }
    }
    return isTest;
  }
}

package org.uncoil.probe.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uncoil.embedding.Floats;

/**
 * {@link LinearSeparability} at one epoch of a run after the other: the same answer, without error
 * too, at a fraction of its time, because an epoch moves an embedding little. What kept two classes
 * together, or apart, at the epoch before does so now, or is looked for from there.
 */
public final class FollowedSeparability {
  private final List<int[]> members;
  // the pair that was last found together comes first
  private final List<PairSeparation> pairs = new ArrayList<>();

  /**
   * For a run.
   *
   * @param members which points count, by class
   */
  public FollowedSeparability(List<int[]> members) {
    this.members = List.copyOf(members);
    for (int one = 0; one < members.size(); one++) {
      for (int other = one + 1; other < members.size(); other++) {
        if (members.get(one).length > 0 && members.get(other).length > 0) {
          pairs.add(new PairSeparation(members.get(one), members.get(other)));
        }
      }
    }
  }

  /**
   * Judges the next epoch's embedding.
   *
   * @param atHand a rule that may classify all points rightly
   */
  public LinearSeparability next(Floats x, Floats y, Optional<PlaneRule> atHand) {
    HullGap narrowest = null;
    for (int i = 0; i < pairs.size(); i++) {
      PairSeparation pair = pairs.get(i);
      switch (pair.judge(x, y)) {
        case MEETING -> {
          pairs.add(0, pairs.remove(i));
          return LinearSeparability.NONE;
        }
        case IN_DOUBT -> {
          return LinearSeparability.of(x, y, members, atHand);
        }
        case APART -> {
          HullGap gap = pair.gap();
          narrowest = narrowest == null || gap.distance() < narrowest.distance() ? gap : narrowest;
        }
      }
    }
    if (narrowest == null || (members.size() > 2 && !surely(atHand, x, y))) {
      return LinearSeparability.of(x, y, members, atHand);
    }
    return new LinearSeparability(
        true,
        narrowest.distance() / 2,
        members.size() == 2 ? Optional.of(PlaneRule.across(narrowest)) : Optional.empty());
  }

  private boolean surely(Optional<PlaneRule> rule, Floats x, Floats y) {
    if (rule.isEmpty()) {
      return false;
    }
    for (int c = 0; c < members.size(); c++) {
      for (int point : members.get(c)) {
        if (!rule.get().surely(c, x.get(point), y.get(point))) {
          return false;
        }
      }
    }
    return true;
  }
}

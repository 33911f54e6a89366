package org.uncoil.gallery;

import java.io.Serializable;

/**
 * What became of the runs of one activation, over all datasets.
 *
 * @param name as the runs' {@link RunCard#activation} has it
 * @param runs number of its runs
 * @param trained of those, the ones trained to the end
 * @param heldOut the median share of held-out points classified rightly; NaN where none is known
 * @param best the greatest of the same
 * @param separated trained runs whose embedding ended linearly separable
 * @param moment the median epoch from which it was, among those; NaN without one
 */
public record ActivationCard(
    String name,
    long runs,
    long trained,
    double heldOut,
    double best,
    long separated,
    double moment)
    implements Serializable {
  public ActivationCard {
    Require.text("name", name);
    Require.that(
        trained >= 0 && trained <= runs,
        "trained",
        trained,
        "must lie in [0, runs = " + runs + "]");
    Require.that(
        separated >= 0 && separated <= trained,
        "separated",
        separated,
        "must lie in [0, trained = " + trained + "]");
    Require.share("heldOut", heldOut);
    Require.share("best", best);
  }
}

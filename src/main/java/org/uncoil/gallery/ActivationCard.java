package org.uncoil.gallery;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * What became of the runs of one activation, over all datasets.
 *
 * @param name as the runs' {@link RunCard#activation} has it
 * @param runs number of its runs
 * @param trained of those, the ones trained to the end
 * @param testAccuracy the median share of test points classified rightly; NaN where none is known
 * @param best the greatest of the same
 * @param separated its runs whose embedding is linearly separable at the end
 * @param separation the median separation epoch of all its runs, as the survival curve has it; NaN
 *     where fewer than half have one, or it is not known
 */
public record ActivationCard(
    String name,
    long runs,
    long trained,
    double testAccuracy,
    double best,
    long separated,
    double separation)
    implements Serializable {
  public ActivationCard {
    new Checks()
        .text("name", name)
        .that(
            trained >= 0 && trained <= runs,
            "trained",
            trained,
            "must lie in [0, runs = " + runs + "]")
        .that(
            separated >= 0 && separated <= trained,
            "separated",
            separated,
            "must lie in [0, trained = " + trained + "]")
        .share("testAccuracy", testAccuracy)
        .share("best", best)
        .done();
  }
}

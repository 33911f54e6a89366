package org.uncoil.gallery.run;

import java.io.Serializable;
import org.uncoil.gallery.Require;

/**
 * The figures of a run at one epoch.
 *
 * @param epoch the epoch, 0 before the first update
 * @param loss the training loss; may be infinite or NaN where the run diverged
 * @param trainAccuracy share of training points classified rightly, in [0, 1]; NaN if not known
 * @param heldOutAccuracy the same of the points held out; NaN if not known
 */
public record EpochFigures(int epoch, double loss, double trainAccuracy, double heldOutAccuracy)
    implements Serializable {
  public EpochFigures {
    Require.notNegative("epoch", epoch);
    Require.share("trainAccuracy", trainAccuracy);
    Require.share("heldOutAccuracy", heldOutAccuracy);
  }
}

package org.uncoil.gallery.run;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * How well a logistic regression does on one view of the data.
 *
 * @param input what it was fitted on: the raw input, hand-crafted features, the embedding
 * @param trainAccuracy share of training points classified rightly, in [0, 1]; NaN if not known
 * @param testAccuracy the same of the test points; NaN if not known
 */
public record ProbeFigure(String input, double trainAccuracy, double testAccuracy)
    implements Serializable {
  public ProbeFigure {
    new Checks()
        .text("input", input)
        .share("trainAccuracy", trainAccuracy)
        .share("testAccuracy", testAccuracy)
        .done();
  }
}

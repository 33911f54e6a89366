package org.uncoil.dataset;

import java.io.Serializable;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** A dataset: where its points come from and what is done to them before training. */
public record DatasetSpec(
    @Setting("what the reports call it") String name,
    @Setting("where the points come from") Source source,
    @Setting(
            value = "what is done to each coordinate, with constants from the training points",
            or = "none")
        Scaling scaling,
    @Setting(value = "share of each class that training does not see, in [0, 0.9]", or = "0.2")
        double heldOut,
    @Setting(
            value =
                "number of the draw: another one gives other points of the same source and another split",
            or = "0")
        int replicate)
    implements Serializable {
  public DatasetSpec {
    Checks checks = new Checks();
    checks.text("name", name);
    checks.that(heldOut >= 0 && heldOut <= 0.9, "held-out", heldOut, "must lie in [0, 0.9]");
    checks.that(replicate >= 0, "replicate", replicate, "must be 0 or more");
    checks.done();
  }
}

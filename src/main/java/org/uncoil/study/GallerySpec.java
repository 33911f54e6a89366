package org.uncoil.study;

import java.io.Serializable;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** How much of the runs the gallery holds for its readers to play with. */
public record GallerySpec(
    @Setting(
            value =
                "maximum size of the data for the gallery's interactive pages, in megabytes, 0 to 100000; first for runs with a film, then for all runs, seed by seed",
            or = "200")
        @Alias("megabytes")
        int maxMegabytes,
    @Setting(
            value = "maximum number of points of each run, 1 to 20000, a random sample",
            or = "2000")
        @Alias("points")
        int maxPoints,
    @Setting(
            value = "maximum number of epochs of each run, 2 to 1000: those at which much changes",
            or = "61")
        @Alias("epochs")
        int maxEpochs)
    implements Serializable {
  public GallerySpec {
    new Checks()
        .range("max-megabytes", maxMegabytes, 0, 100_000)
        .range("max-points", maxPoints, 1, 20_000)
        .range("max-epochs", maxEpochs, 2, 1000)
        .done();
  }
}

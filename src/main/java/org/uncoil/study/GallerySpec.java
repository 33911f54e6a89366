package org.uncoil.study;

import java.io.Serializable;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** How much of the embeddings the gallery holds for its readers to play with. */
public record GallerySpec(
    @Setting(
            value =
                "maximum size of the embeddings in the gallery's interactive pages, in megabytes, 0 to 100000; first for runs with a film, then for all runs, seed by seed",
            or = "200")
        int megabytes,
    @Setting(
            value = "maximum number of points of each run, 1 to 20000, a random sample",
            or = "2000")
        int points,
    @Setting(value = "maximum number of epochs of each run, 2 to 1000, evenly spaced", or = "301")
        int epochs)
    implements Serializable {
  public GallerySpec {
    Checks checks = new Checks();
    checks.range("megabytes", megabytes, 0, 100_000);
    checks.range("points", points, 1, 20_000);
    checks.range("epochs", epochs, 2, 1000);
    checks.done();
  }
}

package org.uncoil.study;

import java.io.Serializable;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** How much of the embeddings the gallery holds for its readers to play with. */
public record GallerySpec(
    @Setting(
            value =
                "at most so many megabytes of embeddings to play with, 0 to 100000: first for the runs that have a film, then for all, seed by seed",
            or = "200")
        int megabytes,
    @Setting(
            value = "of each of these runs at most so many points, 1 to 20000, chosen evenly",
            or = "2000")
        int points,
    @Setting(
            value =
                "and at most so many epochs, 2 to 1000, chosen evenly among those that its page shows",
            or = "301")
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

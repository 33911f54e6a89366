package org.uncoil.study;

import java.io.Serializable;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** How films are made. */
public record RenderSpec(
    @Setting(value = "light or dark", or = "light") Theme theme,
    @Setting(value = "frames per second, 1 to 120", or = "30") int framesPerSecond,
    @Setting(
            value = "epochs between two frames, ≥ 1; the last recorded epoch is shown in any case",
            or = "1")
        int every,
    @Setting(value = "whether to keep every frame as a PNG as well", or = "false") boolean png)
    implements Serializable {

  /** The colours of a film. */
  public enum Theme {
    LIGHT,
    DARK
  }

  public RenderSpec {
    Checks checks = new Checks();
    checks.range("frames-per-second", framesPerSecond, 1, 120);
    checks.that(every >= 1, "every", every, "must be at least 1 epoch");
    checks.done();
  }

  /** Whether a recorded epoch gets a frame in a film that ends at {@code last}. */
  public boolean shows(int epoch, int last) {
    return epoch % every == 0 || epoch == last;
  }
}

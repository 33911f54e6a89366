package org.uncoil.gallery.run;

import gg.jte.output.Utf8ByteOutput;
import org.uncoil.gallery.PageOutput;
import org.uncoil.gallery.templates.run.JterunGenerated;

/** Turns the models of this package into the bytes of pages. Stateless and thread-safe. */
public final class RunPages {
  private static final int PAGE_BYTES = 1 << 14;

  private RunPages() {}

  /** A run's page, to be written where its card says. */
  public static byte[] render(RunPage page) {
    Utf8ByteOutput bytes = new Utf8ByteOutput(PAGE_BYTES);
    JterunGenerated.render(new PageOutput(bytes), null, page);
    return bytes.toByteArray();
  }
}

package org.uncoil.gallery.workbench;

import gg.jte.output.Utf8ByteOutput;
import org.uncoil.gallery.PageOutput;
import org.uncoil.gallery.templates.workbench.JteworkbenchGenerated;

/** Turns the model of the workbench into the bytes of its page. Stateless and thread-safe. */
public final class WorkbenchPages {
  private static final int PAGE_BYTES = 1 << 13;

  private WorkbenchPages() {}

  /** The page, to be written as {@value WorkbenchPage#PATH}. */
  public static byte[] render(WorkbenchPage page) {
    Utf8ByteOutput bytes = new Utf8ByteOutput(PAGE_BYTES);
    JteworkbenchGenerated.render(new PageOutput(bytes), null, page);
    return bytes.toByteArray();
  }
}

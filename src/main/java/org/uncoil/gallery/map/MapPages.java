package org.uncoil.gallery.map;

import gg.jte.output.Utf8ByteOutput;
import org.uncoil.gallery.PageOutput;
import org.uncoil.gallery.templates.map.JtemapGenerated;
import org.uncoil.gallery.templates.map.JtenetworkGenerated;

/** Turns the model of a map into the bytes of its pages. Stateless and thread-safe. */
public final class MapPages {
  private static final int PAGE_BYTES = 1 << 13;

  private MapPages() {}

  /** The map's page, to be written as {@value org.uncoil.gallery.Gallery#INDEX}. */
  public static byte[] render(MapPage page) {
    Utf8ByteOutput bytes = new Utf8ByteOutput(PAGE_BYTES);
    JtemapGenerated.render(new PageOutput(bytes), null, page);
    return bytes.toByteArray();
  }

  /**
   * The page that trains the network of a cell, to be written as {@value
   * org.uncoil.gallery.workbench.WorkbenchPage#PATH}.
   */
  public static byte[] renderNetwork(MapPage page) {
    Utf8ByteOutput bytes = new Utf8ByteOutput(PAGE_BYTES);
    JtenetworkGenerated.render(new PageOutput(bytes), null, page);
    return bytes.toByteArray();
  }
}

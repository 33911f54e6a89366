package org.uncoil.gallery.figure;

import gg.jte.output.Utf8ByteOutput;
import org.uncoil.gallery.PageOutput;
import org.uncoil.gallery.templates.figure.JtefiguresGenerated;

/** Turns pages of figures into bytes: the same model gives the same bytes on every machine. */
public final class FigurePages {
  /** The page of what all runs together say, at the gallery's root. */
  public static final String COMPARE = "compare.html";

  private static final int PAGE_BYTES = 1 << 17;

  private FigurePages() {}

  /** The page of one dataset, relative to the gallery's root. */
  public static String ofDataset(int number) {
    return "compare/" + number + ".html";
  }

  /** A page, to be written where its {@link FigurePage#path} says. */
  public static byte[] render(FigurePage page) {
    Utf8ByteOutput bytes = new Utf8ByteOutput(PAGE_BYTES);
    JtefiguresGenerated.render(new PageOutput(bytes), null, page);
    return bytes.toByteArray();
  }
}

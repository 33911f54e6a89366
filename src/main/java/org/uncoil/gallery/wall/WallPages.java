package org.uncoil.gallery.wall;

import gg.jte.output.Utf8ByteOutput;
import java.util.function.Consumer;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.PageOutput;
import org.uncoil.gallery.templates.wall.JtefailuresGenerated;
import org.uncoil.gallery.templates.wall.JtelistGenerated;
import org.uncoil.gallery.templates.wall.JtetablesGenerated;
import org.uncoil.gallery.templates.wall.JtewallGenerated;

/** Turns the models of this package into the bytes of pages. Stateless and thread-safe. */
public final class WallPages {
  /** The script with the runs, beside the pages' own. */
  public static final String DATA = Gallery.ASSETS + "/films-data.js";

  private static final int PAGE_BYTES = 1 << 14;

  private WallPages() {}

  /** The wall, to be written as {@link org.uncoil.gallery.RunSelection#WALL}. */
  public static byte[] render(WallPage page) {
    return render(output -> JtewallGenerated.render(output, null, page));
  }

  /** A plain list of runs, to be written where it says. */
  public static byte[] render(RunList list) {
    return render(output -> JtelistGenerated.render(output, null, list));
  }

  /** The failures, to be written as {@value FailurePage#PATH}. */
  public static byte[] render(FailurePage page) {
    return render(output -> JtefailuresGenerated.render(output, null, page));
  }

  /** The tables, to be written as {@value TablePage#PATH}. */
  public static byte[] render(TablePage page) {
    return render(output -> JtetablesGenerated.render(output, null, page));
  }

  private static byte[] render(Consumer<PageOutput> template) {
    Utf8ByteOutput bytes = new Utf8ByteOutput(PAGE_BYTES);
    template.accept(new PageOutput(bytes));
    return bytes.toByteArray();
  }
}

package org.uncoil.render.style;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Inter, from the jar that carries it: the one font of every picture. The system needs no fonts and
 * no fontconfig, which a bare JDK lacks.
 */
public final class Typeface {
  private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";
  private static final Font REGULAR = load("Inter-Regular.otf");
  private static final Font SEMI_BOLD = load("Inter-SemiBold.otf");

  /** How text is measured and drawn: smooth, with widths that are not rounded. */
  static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private Typeface() {}

  private static Font load(String file) {
    try {
      return read(file);
    } catch (IOException systemHasNoFonts) {
      // Java reads no font at all before it has a list of the system's fonts: an empty one will do
      useNoSystemFonts();
    }
    try {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font " + file, e);
    }
  }

  private static Font read(String file) throws IOException {
    try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "the font " + FOLDER + file + " is not on the class path (flatlaf-fonts-inter)");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + file + " is broken", e);
    }
  }

  private static void useNoSystemFonts() {
    try {
      Path list = Files.createTempFile("uncoil-fonts", ".properties");
      list.toFile().deleteOnExit();
      Files.writeString(list, "version=1\nsequence.allfonts=latin\n");
      System.setProperty("sun.awt.fontconfig", list.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a list of fonts", e);
    }
  }

  /** Inter Regular in a size in pixels. */
  public static Font regular(double size) {
    return REGULAR.deriveFont((float) size);
  }

  /** Inter SemiBold in a size in pixels. */
  public static Font semiBold(double size) {
    return SEMI_BOLD.deriveFont((float) size);
  }
}

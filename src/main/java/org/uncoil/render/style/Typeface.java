package org.uncoil.render.style;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
      // Java reads no font at all before it knows which fonts the system has
      beTheSystemsFont(file);
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

  /** Tells Java that a font of the jar is the only one of the system, under whatever name. */
  private static void beTheSystemsFont(String file) {
    try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
      Path font = Files.createTempFile("uncoil", ".otf");
      font.toFile().deleteOnExit();
      Files.copy(in, font, StandardCopyOption.REPLACE_EXISTING);
      Path fonts = Files.createTempFile("uncoil-fonts", ".properties");
      fonts.toFile().deleteOnExit();
      Files.writeString(
          fonts,
          """
          version=1
          allfonts.latin-1=Inter
          sequence.allfonts=latin-1
          filename.Inter=%s
          """
              .formatted(font));
      System.setProperty("sun.awt.fontconfig", fonts.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the font " + file, e);
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

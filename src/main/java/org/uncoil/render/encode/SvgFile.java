package org.uncoil.render.encode;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.uncoil.setting.Printable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Charts as SVG, by the drawing that makes a picture where no pixels are at hand. Text is outlines
 * of the bundled font, so that it looks the same wherever the file is opened; the same drawing
 * gives the same bytes.
 */
public final class SvgFile {
  /** Digits after the point: a hundredth of a pixel is none that shows. */
  private static final int PRECISION = 2;

  private SvgFile() {}

  /**
   * Writes a drawing.
   *
   * @param file a local file, overwritten where it exists
   * @param width,height in pixels, which the drawing may be scaled from
   * @param title what it shows, for readers that do not see it
   * @param drawing draws on a context that is all vectors
   */
  public static void write(
      Path file, int width, int height, String title, Consumer<Graphics2D> drawing)
      throws IOException {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: width × height = %d × %d: must be positive", file, width, height));
    }
    Files.writeString(file, svg(width, height, title, drawing));
  }

  private static String svg(int width, int height, String title, Consumer<Graphics2D> drawing)
      throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    // Its comment names its version.
    context.setComment(null);
    context.setPrecision(PRECISION);
    context.setImageHandler(new SvgImages());
    SVGGraphics2D graphics = new SVGGraphics2D(context, true);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    drawing.accept(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    Element name =
        root.getOwnerDocument().createElementNS(SVGGraphics2D.SVG_NAMESPACE_URI, "title");
    // what others wrote may hold characters that turn the direction of writing
    name.setTextContent(Printable.escaped(title));
    root.insertBefore(name, root.getFirstChild());
    StringWriter text = new StringWriter();
    graphics.stream(root, text, false, false);
    return text.toString();
  }

  private static Document document() {
    try {
      // The JDK's own, whatever else is on the class path.
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML", e);
    }
  }
}

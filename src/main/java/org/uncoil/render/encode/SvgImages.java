package org.uncoil.render.encode;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.Base64;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Pictures within an SVG, such as the tint of regions: as PNG in the file itself. */
final class SvgImages extends DefaultImageHandler {
  @Override
  protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
    embed(image, element);
  }

  @Override
  protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
    embed(image, element);
  }

  private static void embed(Object image, Element element) {
    if (!(image instanceof BufferedImage picture)) {
      throw new IllegalArgumentException(
          "an SVG holds pictures of type BufferedImage, not " + image.getClass().getName());
    }
    element.setAttributeNS(
        XLINK_NAMESPACE_URI,
        XLINK_HREF_QNAME,
        "data:image/png;base64," + Base64.getEncoder().encodeToString(PngFile.bytes(picture)));
  }
}

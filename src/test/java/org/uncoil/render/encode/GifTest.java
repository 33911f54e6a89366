package org.uncoil.render.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GIFs as the JDK's reader finds them. */
class GifTest {
  private static final int WIDTH = 161;
  private static final int HEIGHT = 95;
  private static final int COUNT = 12;

  @TempDir Path folder;

  /** A picture as a viewer shows it, and how long, in hundredths of a second. */
  private record Shown(BufferedImage picture, int delay, int width) {}

  /** A soft disc that walks over a ground; in the second half of the film on another ground. */
  private static BufferedImage picture(int number) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(number < COUNT / 2 ? 0x152030 : 0x40C080));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    for (int radius = 20; radius > 0; radius--) {
      graphics.setColor(Color.getHSBColor(0.1f, 1, 1 - radius / 25f));
      graphics.fillOval(30 + 5 * number - radius, 50 - radius, 2 * radius, 2 * radius);
    }
    graphics.dispose();
    return image;
  }

  private Path film(int rate) throws IOException {
    Path file = folder.resolve("film.gif");
    try (FrameSink sink = FilmFormat.GIF.open(file, WIDTH, HEIGHT, rate)) {
      for (int number = 0; number < COUNT; number++) {
        sink.add(picture(number).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
      }
      sink.finish();
    }
    return file;
  }

  private static List<Shown> read(Path file) throws IOException {
    List<Shown> shown = new ArrayList<>();
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    BufferedImage screen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        IIOMetadataNode all =
            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode place = child(all, "ImageDescriptor");
        IIOMetadataNode control = child(all, "GraphicControlExtension");
        BufferedImage piece = reader.read(i);
        Graphics2D graphics = screen.createGraphics();
        graphics.drawImage(
            piece, number(place, "imageLeftPosition"), number(place, "imageTopPosition"), null);
        graphics.dispose();
        BufferedImage copy = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        copy.setData(screen.getData());
        shown.add(new Shown(copy, number(control, "delayTime"), piece.getWidth()));
      }
    }
    return shown;
  }

  private static IIOMetadataNode child(IIOMetadataNode node, String name) {
    return (IIOMetadataNode) node.getElementsByTagName(name).item(0);
  }

  private static int number(IIOMetadataNode node, String attribute) {
    return Integer.parseInt(node.getAttribute(attribute));
  }

  private static double distance(BufferedImage a, BufferedImage b) {
    double squares = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          double difference = (a.getRGB(x, y) >> shift & 0xFF) - (b.getRGB(x, y) >> shift & 0xFF);
          squares += difference * difference;
        }
      }
    }
    return Math.sqrt(squares / (3.0 * WIDTH * HEIGHT));
  }

  @Test
  void showsEachPictureInItsTurnThoughTheGroundChanges() throws IOException {
    List<Shown> shown = read(film(25));
    assertThat(shown).hasSize(COUNT);
    for (int number = 0; number < COUNT; number++) {
      assertThat(distance(shown.get(number).picture(), picture(number)))
          .as("picture %d", number)
          .isLessThan(2);
      assertThat(shown.get(number).delay()).isEqualTo(4);
    }
  }

  @Test
  void storesWhatHasChanged() throws IOException {
    List<Shown> shown = read(film(25));
    assertThat(shown.get(0).width()).isEqualTo(WIDTH);
    assertThat(shown.get(1).width()).isBetween(40, 50);
  }

  @Test
  void keepsThePaceOnAverage() throws IOException {
    assertThat(read(film(30)).stream().mapToInt(Shown::delay).sum()).isBetween(39, 41);
  }

  @Test
  void playsForEver() throws IOException {
    String bytes = Files.readString(film(25), StandardCharsets.ISO_8859_1);
    assertThat(bytes).startsWith("GIF89a").contains("NETSCAPE2.0\u0003\u0001\u0000\u0000\u0000");
  }
}

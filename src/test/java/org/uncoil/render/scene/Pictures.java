package org.uncoil.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.uncoil.render.encode.PngFile;

/** Pictures compared as an eye would: how much they differ on average, and how often clearly. */
public final class Pictures {
  private static final Path GOLDEN = Path.of("src/test/resources/render");

  /** A channel that differs by more is seen. */
  private static final int CLEAR = 40;

  private Pictures() {}

  /**
   * How much two pictures differ.
   *
   * @param mean of the channels' absolute differences, 0 to 255
   * @param clear share of the pixels that differ clearly
   */
  public record Difference(double mean, double clear) {}

  /** How much two pictures differ. */
  public static Difference compare(BufferedImage a, BufferedImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      throw new AssertionError(
          a.getWidth() + " × " + a.getHeight() + " and " + b.getWidth() + " × " + b.getHeight());
    }
    int[] left = pixels(a);
    int[] right = pixels(b);
    long sum = 0;
    int clear = 0;
    for (int i = 0; i < left.length; i++) {
      int most = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = Math.abs((left[i] >> shift & 0xFF) - (right[i] >> shift & 0xFF));
        sum += difference;
        most = Math.max(most, difference);
      }
      clear += most > CLEAR ? 1 : 0;
    }
    double pixels = left.length;
    return new Difference(sum / pixels / 3, clear / pixels);
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  /** A picture that stays when the next is drawn. */
  public static BufferedImage copy(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    copy.getGraphics().drawImage(picture, 0, 0, null);
    return copy;
  }

  /**
   * Holds a picture against one that a person has looked at. To renew that: delete it, run the
   * test, which then fails and leaves a new one, and look at it.
   */
  public static void assertLooksAsBefore(BufferedImage picture, String name) throws IOException {
    BufferedImage small = reduced(picture);
    Path golden = GOLDEN.resolve(name.toLowerCase(Locale.ROOT) + ".png");
    boolean known = Files.exists(golden);
    if (!known) {
      PngFile.write(small, golden);
    }
    assertThat(known).as("%s was missing and is now written: look at it", golden).isTrue();
    Difference difference = compare(small, ImageIO.read(golden.toFile()));
    assertThat(difference.mean()).as(name).isLessThan(1);
    assertThat(difference.clear()).as(name).isLessThan(0.005);
  }

  /** Half as wide and high, in five bits per channel: small as a file. */
  private static BufferedImage reduced(BufferedImage picture) {
    BufferedImage half =
        new BufferedImage(
            picture.getWidth() / 2, picture.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = half.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, half.getWidth(), half.getHeight(), null);
    graphics.dispose();
    for (int y = 0; y < half.getHeight(); y++) {
      for (int x = 0; x < half.getWidth(); x++) {
        half.setRGB(x, y, half.getRGB(x, y) & 0xF0F0F0);
      }
    }
    return half;
  }
}

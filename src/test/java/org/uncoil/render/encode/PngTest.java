package org.uncoil.render.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PNGs as the JDK's reader finds them. */
class PngTest {
  private static final int WIDTH = 130;
  private static final int HEIGHT = 70;

  @TempDir Path folder;

  private static int[] pixels(IntUnaryOperator colour) {
    return IntStream.range(0, WIDTH * HEIGHT).map(colour).toArray();
  }

  private static BufferedImage image(int[] pixels) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
    return image;
  }

  private int[] small(String name, int[] pixels) throws IOException {
    PngFile.writeSmall(image(pixels), folder.resolve(name));
    return read(folder.resolve(name));
  }

  private static int[] read(Path file) throws IOException {
    int[] read = ImageIO.read(file.toFile()).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    for (int i = 0; i < read.length; i++) {
      read[i] &= 0xFFFFFF;
    }
    return read;
  }

  @Test
  void framesAreExactAndNumbered() throws IOException {
    UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(3);
    int[][] pictures = new int[3][];
    try (FrameSink sink = new PngFrames(folder, WIDTH, HEIGHT)) {
      for (int i = 0; i < pictures.length; i++) {
        pictures[i] = pixels(p -> source.nextInt(1 << 24));
        sink.add(pictures[i]);
      }
      sink.finish();
      assertThatThrownBy(() -> sink.add(new int[7]))
          .hasMessageContainingAll(folder.toString(), "130 × 70");
    }
    for (int i = 0; i < pictures.length; i++) {
      assertThat(read(folder.resolve("0000" + i + ".png"))).isEqualTo(pictures[i]);
    }
  }

  @Test
  void fewColoursStayExact() throws IOException {
    int[] flat = {0xFFFFFF, 0xF4F6F8, 0x0072B2, 0xD55E00, 0x131C26};
    int[] picture = pixels(p -> flat[p / 7 % flat.length]);
    assertThat(small("few.png", picture)).isEqualTo(picture);
  }

  @Test
  void manyColoursOfAFewKindsComeNear() throws IOException {
    int[] picture = pixels(p -> ((p % 256) << 16) | ((255 - p % 256) << 8) | 0x40);
    int[] read = small("ramp.png", picture);
    for (int i = 0; i < read.length; i++) {
      assertThat(Math.abs((read[i] >> 16) - (picture[i] >> 16))).isLessThan(6);
      assertThat(Math.abs((read[i] >> 8 & 0xFF) - (picture[i] >> 8 & 0xFF))).isLessThan(6);
    }
    PngFile.write(image(picture), folder.resolve("exact.png"));
    assertThat(folder.resolve("ramp.png"))
        .satisfies(
            file ->
                assertThat(Files.size(file)).isLessThan(Files.size(folder.resolve("exact.png"))));
  }

  @Test
  void whatNoPaletteHoldsStaysAsItIs() throws IOException {
    UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(4);
    int[] noise = pixels(p -> source.nextInt(1 << 24));
    assertThat(small("noise.png", noise)).isEqualTo(noise);
  }

  @Test
  void givesTheSameBytesTwice() throws IOException {
    int[] picture = pixels(p -> (p * 37) & 0xFFF0F0);
    small("one.png", picture);
    small("two.png", picture);
    assertThat(Files.readAllBytes(folder.resolve("one.png")))
        .isEqualTo(Files.readAllBytes(folder.resolve("two.png")));
  }
}

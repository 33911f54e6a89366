package org.uncoil.render.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class YuvConverterTest {
  private static final int WIDTH = 150;
  private static final int HEIGHT = 6;

  private final UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(1);
  private final YuvConverter converter = new YuvConverter(WIDTH, HEIGHT);

  private int[] random() {
    return source.ints((long) WIDTH * HEIGHT).toArray();
  }

  /** The recommendation's formulas on colours in [0, 1]. */
  private static void compare(int[] pixels, YuvConverter converter) {
    double[] blue = new double[WIDTH * HEIGHT / 4];
    double[] red = new double[WIDTH * HEIGHT / 4];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int p = pixels[y * WIDTH + x];
        double r = (p >> 16 & 0xFF) / 255.0;
        double g = (p >> 8 & 0xFF) / 255.0;
        double b = (p & 0xFF) / 255.0;
        double luma = 0.299 * r + 0.587 * g + 0.114 * b;
        assertThat((double) (converter.luma()[y * WIDTH + x] & 0xFF))
            .isCloseTo(16 + 219 * luma, within(0.6));
        int block = y / 2 * (WIDTH / 2) + x / 2;
        blue[block] += 224 * (b - luma) / 1.772 / 4;
        red[block] += 224 * (r - luma) / 1.402 / 4;
      }
    }
    for (int block = 0; block < blue.length; block++) {
      assertThat((double) (converter.blueChroma()[block] & 0xFF))
          .isCloseTo(128 + blue[block], within(0.6));
      assertThat((double) (converter.redChroma()[block] & 0xFF))
          .isCloseTo(128 + red[block], within(0.6));
    }
  }

  @Test
  void followsTheRecommendation() {
    int[] pixels = random();
    converter.convert(pixels);
    compare(pixels, converter);
  }

  @Test
  void noticesEveryChange() {
    int[] pixels = random();
    converter.convert(pixels);
    for (int change : new int[] {0, 63, 64, 149, 150, 299, WIDTH * HEIGHT - 1}) {
      pixels[change] ^= 0xFFFFFF;
      converter.convert(pixels);
      compare(pixels, converter);
    }
  }
}

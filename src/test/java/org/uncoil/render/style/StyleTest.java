package org.uncoil.render.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleTest {
  private static final Font FONT = Typeface.regular(13);

  @ParameterizedTest
  @EnumSource(Theme.class)
  void tellsTwentyTwoClassesApart(Theme theme) {
    List<Color> colours = IntStream.range(0, 22).mapToObj(c -> ClassColours.of(theme, c)).toList();
    for (int i = 0; i < colours.size(); i++) {
      assertThat(distance(colours.get(i), theme.card())).as("class %d, card", i).isGreaterThan(60);
      for (int j = 0; j < i; j++) {
        assertThat(distance(colours.get(i), colours.get(j)))
            .as("classes %d and %d", i, j)
            .isGreaterThan(30);
      }
    }
  }

  @Test
  void startsWithOkabeAndIto() {
    assertThat(ClassColours.of(Theme.LIGHT, 0)).isEqualTo(new Color(0x0072B2));
    assertThat(ClassColours.of(Theme.LIGHT, 1)).isEqualTo(new Color(0xD55E00));
    assertThat(ClassColours.of(Theme.DARK, 0)).isEqualTo(new Color(0x56B4E9));
    assertThat(ClassColours.of(Theme.DARK, 1)).isEqualTo(new Color(0xE69F00));
  }

  @Test
  void divergesEvenlyFromTheMiddle() {
    Diverging map = new Diverging(Color.BLUE, Color.WHITE, Color.RED, 4);
    assertThat(map.colours()).hasSize(9).startsWith(Color.BLUE).endsWith(Color.RED);
    assertThat(map.colours()[map.index(Double.NaN)]).isEqualTo(Color.WHITE);
    assertThat(map.index(-0.13)).isEqualTo(3);
    assertThat(map.index(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(map.index(7)).isEqualTo(8);
    // The middle of white (1, 0, 0) and blue (0.45201, −0.03246, −0.31153), whose Oklab CSS Color 4
    // gives, taken back to sRGB by its matrices over XYZ and cut to its range.
    assertThat(distance(map.colours()[2], new Color(0x74A3FF))).isLessThan(4);
  }

  /** The "redmean" approximation to seen distance in RGB. */
  private static double distance(Color a, Color b) {
    double mean = (a.getRed() + b.getRed()) / 2.0;
    double red = a.getRed() - b.getRed();
    double green = a.getGreen() - b.getGreen();
    double blue = a.getBlue() - b.getBlue();
    return Math.sqrt(
        (2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "a name that is far longer than there is room for, and then goes on",
        "\u202Eevil\u0000\n\ttext that turns the writing direction around",
        "日本語のとても長いデータセットの名前です。まだまだ続きます",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
        ""
      })
  void fitsAnyTextInItsRoom(String text) {
    String fitted = Text.fit(text, FONT, 100);
    assertThat(Text.width(fitted, FONT)).isLessThanOrEqualTo(100);
    assertThat(fitted.codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  @Test
  void keepsWhatFitsAndMarksWhatDoesNot() {
    assertThat(Text.fit("short", FONT, 100)).isEqualTo("short");
    assertThat(Text.fit("x".repeat(1_000_000), FONT, 100)).endsWith("x…");
  }

  @Test
  void writesNumbersWithARealMinus() {
    assertThat(AxisNumbers.axis(-1, 1, 0.5).format(-0.5)).isEqualTo("−0.5");
    assertThat(AxisNumbers.axis(-1, 1, 0.5).format(1)).isEqualTo("1");
  }

  @Test
  void figuresDoNotJitter() {
    // Only the cell of the digit that changes may change.
    BufferedImage narrow = figures("0.1181");
    BufferedImage wide = figures("0.1881");
    List<Integer> changed =
        IntStream.range(0, narrow.getWidth())
            .filter(
                x ->
                    IntStream.range(0, narrow.getHeight())
                        .anyMatch(y -> narrow.getRGB(x, y) != wide.getRGB(x, y)))
            .boxed()
            .toList();
    assertThat(changed).isNotEmpty();
    int extent = changed.get(changed.size() - 1) - changed.get(0) + 1;
    assertThat((double) extent).isLessThanOrEqualTo(Text.width("0", FONT) + 2);
  }

  private static BufferedImage figures(String text) {
    BufferedImage image = new BufferedImage(80, 20, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Text.hints(graphics);
    Text.figures(graphics, text, FONT, Color.WHITE, 70, 15);
    graphics.dispose();
    return image;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.3, 0.999, 1, 2, 7, 123_456})
  void cutsAxesInRoundSteps(double extent) {
    double step = AxisNumbers.step(extent, 5);
    assertThat(extent / step).isBetween(4.999, 12.501);
  }
}

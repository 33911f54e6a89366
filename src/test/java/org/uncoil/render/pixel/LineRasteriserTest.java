package org.uncoil.render.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class LineRasteriserTest {
  private static final int SIZE = 100;
  private static final Rectangle CLIP = new Rectangle(10, 10, 80, 80);

  private final BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = image.createGraphics();

  LineRasteriserTest() {
    new PixelTarget(image).carryOn(graphics);
  }

  private LineRasteriser white() {
    return LineRasteriser.on(graphics, CLIP, Color.WHITE);
  }

  /** Sum of the brightness, in whole pixels. */
  private double area() {
    double sum = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        sum += (image.getRGB(x, y) & 0xFF) / 255.0;
      }
    }
    return sum;
  }

  @Property(tries = 300, seed = "7")
  void coversLengthTimesWidth(
      @ForAll @DoubleRange(min = 15, max = 85) double x0,
      @ForAll @DoubleRange(min = 15, max = 85) double y0,
      @ForAll @DoubleRange(min = 15, max = 85) double x1,
      @ForAll @DoubleRange(min = 15, max = 85) double y1,
      @ForAll @DoubleRange(min = 1, max = 4) double width) {
    graphics.clearRect(0, 0, SIZE, SIZE);
    LineRasteriser ink = white();
    ink.line(new Pen(width, 1), x0, y0, x1, y1);
    ink.dry();
    double length = Math.hypot(x1 - x0, y1 - y0);
    // The ends are round, as large as a disc together; and a hair along a
    // diagonal whose pixels lie right on it comes out an eighth too strong.
    double expected = length * width + Math.PI * width * width / 4;
    if (length > 1) {
      assertThat(area()).isCloseTo(expected, within(0.14 * expected + 1.5));
    }
  }

  /** A polygon's pieces, joined where they turn by little, are the circle that it goes around. */
  @Property(tries = 100, seed = "7")
  void joinsPiecesWithoutGapOrKnot(
      @ForAll @DoubleRange(min = 20, max = 38) double radius,
      @ForAll @DoubleRange(min = 1, max = 3) double width,
      @ForAll @IntRange(min = 60, max = 400) int pieces,
      @ForAll boolean clockwise) {
    graphics.clearRect(0, 0, SIZE, SIZE);
    double step = (clockwise ? -2 : 2) * Math.PI / pieces;
    LineRasteriser ink = white();
    for (int piece = 0; piece < pieces; piece++) {
      ink.line(
          new Pen(width, 1),
          50 + radius * Math.cos(piece * step),
          50 + radius * Math.sin(piece * step),
          50 + radius * Math.cos((piece + 1) * step),
          50 + radius * Math.sin((piece + 1) * step));
    }
    ink.dry();
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double off = Math.abs(Math.hypot(x + 0.5 - 50, y + 0.5 - 50) - radius);
        double covered = Math.max(0, Math.min(1, width / 2 + 0.5 - off));
        double drawn = (image.getRGB(x, y) & 0xFF) / 255.0;
        assertThat(drawn).as("at %d, %d", x, y).isCloseTo(covered, within(0.3));
      }
    }
    assertThat(area()).isCloseTo(2 * Math.PI * radius * width, withinPercentage(8));
  }

  @Example
  void doesNotDarkenWhereLinesCross() {
    Pen pen = new Pen(3, 0.5);
    LineRasteriser ink = white();
    ink.line(pen, 20, 50, 80, 50);
    ink.line(pen, 50, 20, 50, 80);
    ink.dry();
    assertThat(image.getRGB(50, 50)).isEqualTo(image.getRGB(30, 50));
    assertThat(image.getRGB(50, 50) & 0xFF).isBetween(126, 129);
  }

  @Example
  void glazeDarkensWhereLinesCross() {
    Pen pen = new Pen(3, 0.5);
    LineRasteriser ink = LineRasteriser.glaze(graphics, CLIP, Color.WHITE);
    ink.line(pen, 20, 50, 80, 50);
    ink.line(pen, 50, 20, 50, 80);
    ink.dry();
    assertThat(image.getRGB(30, 50) & 0xFF).isBetween(126, 129);
    assertThat(image.getRGB(50, 50) & 0xFF).isBetween(190, 193);
  }

  @Example
  void showsTheStrongestColourAndForgetsIt() {
    LineRasteriser ink = LineRasteriser.on(graphics, CLIP, Color.RED, Color.BLUE);
    ink.line(new Pen(3, 0.4), 0, 20, 50, 80, 50);
    ink.line(new Pen(3, 1), 1, 50, 20, 50, 80);
    ink.line(new Pen(3, 0.2), 0, 20, 20, 79, 78);
    ink.dry();
    assertThat(image.getRGB(50, 50) & 0xFFFFFF).isEqualTo(0x0000FF);
    assertThat(image.getRGB(30, 50) & 0xFFFFFF).isBetween(0x650000, 0x660000);
    assertThat(image.getRGB(30, 50) & 0xFFFF).isZero();
    graphics.clearRect(0, 0, SIZE, SIZE);
    LineRasteriser next = white();
    next.line(new Pen(1, 1), 12, 11.5, 14, 11.5);
    next.dry();
    assertThat(area()).isCloseTo(2.8, within(0.3));
  }

  @Example
  void staysInTheClip() {
    LineRasteriser ink = white();
    ink.line(new Pen(5, 1), -1e30, 12, 1e30, 88);
    ink.line(new Pen(5, 1), 10, -50, 10, 150);
    ink.line(new Pen(5, 1), Double.NaN, 50, 60, 50);
    ink.dry();
    double inside = 0;
    for (int y = CLIP.y; y < CLIP.getMaxY(); y++) {
      for (int x = CLIP.x; x < CLIP.getMaxX(); x++) {
        inside += (image.getRGB(x, y) & 0xFF) / 255.0;
      }
    }
    assertThat(inside).isPositive().isCloseTo(area(), within(1e-9));
  }

  @Example
  void stampsAShapeWhereItWouldBeDrawn() {
    Sprite sprite =
        new Sprite(
            g -> {
              g.setColor(Color.WHITE);
              g.fill(new Ellipse2D.Double(-3, -3, 6, 6));
            },
            3);
    sprite.stamp(PixelTarget.of(graphics), CLIP, 40.25, 60.75);
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double share = (image.getRGB(x, y) & 0xFF) / 255.0;
        sumX += share * (x + 0.5);
        sumY += share * (y + 0.5);
      }
    }
    assertThat(area()).isCloseTo(9 * Math.PI, within(1.0));
    assertThat(sumX / area()).isCloseTo(40.25, within(0.05));
    assertThat(sumY / area()).isCloseTo(60.75, within(0.05));
  }
}

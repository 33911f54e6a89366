package org.uncoil.render.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.data.xy.DefaultXYDataset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.render.pixel.LineRasteriser;
import org.uncoil.render.pixel.Pen;
import org.uncoil.render.pixel.Raster;
import org.uncoil.render.pixel.Sprite;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Typeface;

class SvgFileTest {
  private static final Rectangle AREA = new Rectangle(20, 20, 160, 60);
  // loaded before anything is drawn: on a system without fonts it stands in for all of them
  private static final Font FONT = Typeface.semiBold(13);

  @TempDir Path folder;

  /** What scenes are made of: text, a chart, lines, points and tinted regions. */
  private static void draw(Graphics2D graphics) {
    Text.hints(graphics);
    Text.left(graphics, "<loss> & θ → 1", FONT, Color.BLACK, 10, 15);
    DefaultXYDataset data = new DefaultXYDataset();
    data.addSeries("loss", new double[][] {{0, 1, 2}, {3, 1, 2}});
    JFreeChart chart = ChartFactory.createXYLineChart(null, "epoch", "loss", data);
    chart.draw(graphics, new Rectangle(0, 100, 200, 100));
    LineRasteriser ink = LineRasteriser.on(graphics, AREA, Color.RED);
    ink.line(new Pen(2, 0.5), 25, 25, 300, 70);
    ink.dry();
    Sprite dot = new Sprite(g -> g.fill(new Ellipse2D.Double(-3, -3, 6, 6)), 3);
    for (int i = 0; i < 30; i++) {
      dot.draw(graphics, AREA, 20 + 5 * i, 30 + i);
    }
    Raster raster =
        (pixels, stride, area) -> Arrays.fill(pixels, area.y * stride, area.y * stride + 8, 0xFF);
    raster.paint(graphics, new Rectangle(100, 30, 8, 4));
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    SvgFile.write(file, 200, 200, "a <chart>", SvgFileTest::draw);
    return file;
  }

  @Test
  void isAnSvgWithoutFontsAndLinks() throws IOException {
    Document svg = Jsoup.parse(Files.readString(file("chart.svg")), "", Parser.xmlParser());
    assertThat(svg.select("svg").attr("viewBox")).isEqualTo("0 0 200 200");
    assertThat(svg.select("svg > title").text()).isEqualTo("a <chart>");
    assertThat(svg.select("text")).as("text is outlines").isEmpty();
    assertThat(svg.select("path").size()).isGreaterThan(10);
    assertThat(svg.select("image"))
        .singleElement()
        .satisfies(
            image -> assertThat(image.attr("xlink:href")).startsWith("data:image/png;base64,iVBO"));
  }

  @Test
  void itsTitleTurnsNoDirectionOfWriting() throws IOException {
    Path file = folder.resolve("hostile.svg");
    SvgFile.write(file, 200, 200, "moons\u202E\u2066\u0007, seed 1", SvgFileTest::draw);
    String text = Files.readString(file);
    Document svg = Jsoup.parse(text, "", Parser.xmlParser());
    assertThat(svg.select("svg > title").text()).isEqualTo("moons\\u202E\\u2066\\u0007, seed 1");
    assertThat(text.codePoints())
        .noneMatch(
            c ->
                c != '\n'
                    && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
  }

  @Test
  void clipsOnlyThePointsAtTheRim() throws IOException {
    Document svg = Jsoup.parse(Files.readString(file("chart.svg")), "", Parser.xmlParser());
    assertThat(svg.select("clipPath").size()).isLessThan(10);
  }

  @Test
  void givesTheSameBytesTwice() throws IOException {
    assertThat(Files.readAllBytes(file("one.svg"))).isEqualTo(Files.readAllBytes(file("two.svg")));
  }

  @Test
  void refusesWhatHasNoSize() {
    Path file = folder.resolve("nothing.svg");
    assertThatThrownBy(() -> SvgFile.write(file, 0, 10, "", SvgFileTest::draw))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(file.toString(), "0 × 10");
    assertThat(file).doesNotExist();
  }
}

package org.uncoil.render.map;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.uncoil.render.encode.PngFile;
import org.uncoil.render.scene.ScatterCard;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.setting.Checks;

/**
 * A map as a picture: its cells between two axes, with a title and colour bars.
 *
 * <p>If the map has at least 256 cells on both sides, each cell is one pixel. The cells of smaller
 * maps are squares of k × k pixels, where k brings the longer side nearest to 768 pixels. Of maps
 * with a side of more than 8192 cells, every k-th cell is drawn, with the smallest k that fits into
 * 8192 pixels. Text and lines grow with the picture. The same map gives the same bytes.
 *
 * <p>Needs about 4 bytes of memory per pixel, 430 MB for the largest map.
 */
public final class MapPicture {
  private static final int EDGE = 20;
  private static final int BESIDE = 30;

  private final DrawnCells drawn;
  private final FigureStyle style;
  private final TextLines title;
  private final TextLines note;
  private final ValueAxis x;
  private final ValueAxis y;
  private final CellLayer layer;
  private final MapLegend legend;
  private final Rectangle area;
  private final int width;
  private final int height;

  /**
   * Lays the picture out.
   *
   * @param title above the map
   * @param note below the title, may be empty
   * @param x,y with as many steps as the map has columns and rows
   * @param colours of the same cells, or of those of a map to compare with
   */
  public MapPicture(
      String title, String note, PictureAxis x, PictureAxis y, MapCells cells, MapColours colours) {
    new Checks()
        .that(x.steps() == cells.columns(), "x", x.steps(), "must have a step for each column")
        .that(y.steps() == cells.rows(), "y", y.steps(), "must have a step for each row")
        .done();
    this.drawn = DrawnCells.of(cells);
    this.style = FigureStyle.of(drawn);
    this.layer = new CellLayer(cells, colours, drawn);
    this.legend = new MapLegend(cells, colours, style);
    int columns = drawn.columns();
    List<AxisTick> ticksX =
        new AxisTicks(
                x.logarithmic(), drawn.low(x), drawn.high(x, columns), drawn.width(), this::wide)
            .choose();
    int rows = drawn.rows();
    List<AxisTick> ticksY =
        new AxisTicks(
                y.logarithmic(),
                drawn.low(y),
                drawn.high(y, rows),
                drawn.height(),
                text -> style.px(26))
            .choose();
    this.x = axis(x, columns, ticksX, drawn.width());
    this.y = axis(y, rows, ticksY, drawn.height());
    int left = left(ticksY);
    double right = style.px(BESIDE) + legend.width() + style.px(EDGE);
    this.width = (int) Math.ceil(left + drawn.width() + right);
    double room = width - left - style.px(EDGE);
    this.title = TextLines.of(title, style.title(), room);
    this.note = TextLines.of(note, style.note(), room);
    this.area = new Rectangle(left, top(), drawn.width(), drawn.height());
    int below = Math.max(drawn.height() + style.whole(66), legend.height() + style.whole(EDGE));
    this.height = area.y + below;
  }

  private double wide(String label) {
    return Text.width(label, style.number()) + style.px(24);
  }

  private ValueAxis axis(PictureAxis scale, int cells, List<AxisTick> ticks, int pixels) {
    String name = Text.fit(scale.label(), style.axisName(), pixels);
    return TickedAxis.of(
        scale.logarithmic(), drawn.low(scale), drawn.high(scale, cells), ticks, name, style);
  }

  private int left(List<AxisTick> ticks) {
    double widest =
        ticks.stream()
            .mapToDouble(tick -> Text.width(tick.label(), style.number()))
            .max()
            .orElse(0);
    return (int) Math.ceil(style.px(EDGE + 44) + widest);
  }

  private int top() {
    double gap = note.lines().isEmpty() ? 14 : 20;
    return (int) Math.ceil(style.px(EDGE) + title.total() + note.total() + style.px(gap));
  }

  /** Where the cells lie in the picture, in pixels. */
  Rectangle area() {
    return new Rectangle(area);
  }

  /** Writes the picture as PNG; does not close the stream. */
  public void write(OutputStream out) throws IOException {
    PngFile.write(draw(), out);
  }

  private BufferedImage draw() {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Theme.LIGHT.card());
    graphics.fillRect(0, 0, width, height);
    Text.hints(graphics);
    double top = style.px(EDGE) - style.px(4);
    title.draw(graphics, Theme.LIGHT.text(), area.x, top);
    note.draw(graphics, Theme.LIGHT.muted(), area.x, top + title.total() + style.px(4));
    drawChart(graphics);
    Text.hints(graphics);
    Frame.around(graphics, area.x, area.y, area.width, area.height, style.line());
    int legendLeft = area.x + area.width + style.whole(BESIDE);
    legend.draw(graphics, legendLeft, area.y, Math.max(legend.height(), area.height));
    graphics.dispose();
    return picture;
  }

  private void drawChart(Graphics2D graphics) {
    XYPlot plot = new XYPlot(null, x, y, null);
    int right = width - area.x - area.width;
    int bottom = height - area.y - area.height;
    JFreeChart chart = ScatterCard.chart(plot, area.x, right, area.y, bottom);
    plot.addAnnotation(layer);
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    chart.draw(graphics, new Rectangle(width, height), info);
    Rectangle actual = info.getPlotInfo().getDataArea().getBounds();
    if (!actual.equals(area)) {
      throw new IllegalStateException(
          "the chart's data area is " + actual + ", but " + area + " was laid out");
    }
  }
}

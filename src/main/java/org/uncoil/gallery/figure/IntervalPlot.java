package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Captions;
import org.uncoil.gallery.drawing.Drawing;
import org.uncoil.gallery.drawing.Mark;
import org.uncoil.gallery.drawing.PathData;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.setting.Checks;
import org.uncoil.text.Figures;

/**
 * Estimates with their intervals, one a line, as dots and bars in the order given.
 *
 * @param axis what is estimated, with its unit
 * @param least,most the ends of the axis
 * @param share whether values are shares, to be written as percentages
 * @param what what the lines are
 */
public record IntervalPlot(
    Caption caption,
    String what,
    String axis,
    double least,
    double most,
    boolean share,
    List<Line> lines)
    implements Figure {
  private static final double LINE = 19;
  private static final double TOP = 6;

  /**
   * One estimate.
   *
   * @param estimate NaN where there is none, infinite where it lies beyond
   * @param low,high its interval; NaN where it has none
   * @param second another estimate of the same on the same axis, drawn as a tick; NaN for none
   * @param text the numbers in words
   */
  public record Line(
      String name,
      double estimate,
      double low,
      double high,
      double second,
      String text,
      RunSelection selection)
      implements Serializable {
    public Line {
      new Checks().text("name", name).present("text", text).present("selection", selection).done();
    }
  }

  public IntervalPlot {
    lines = List.copyOf(lines);
    new Checks()
        .present("caption", caption)
        .text("what", what)
        .text("axis", axis)
        .that(least < most, "least", least, "must be below most, " + most)
        .that(!lines.isEmpty(), "lines", lines, "must not be empty")
        .done();
  }

  @Override
  public Drawing draw(int width) {
    boolean wide = width > NARROW;
    double names = Captions.widest(lines.stream().map(Line::name).toList(), width * 0.3);
    double texts = wide ? Captions.widest(lines.stream().map(Line::text).toList(), width * 0.4) : 0;
    double foot = TOP + LINE * lines.size();
    Scale x = Scale.even(least, most, names + 14, width - texts - 16);
    List<Mark> marks = new ArrayList<>();
    List<Double> ticks = x.ticks(wide ? 6 : 3);
    marks.add(PathData.verticals("hair", ticks.stream().map(x::at).toList(), TOP, foot));
    for (double tick : ticks) {
      marks.add(new Mark.Label("tick middle", x.at(tick), foot + 16, tickText(tick)));
    }
    for (int i = 0; i < lines.size(); i++) {
      marks.add(mark(lines.get(i), x, TOP + LINE * (i + 0.5), names, wide ? width : 0));
    }
    marks.add(new Mark.Label("axis middle", (x.from() + x.to()) / 2, foot + 34, axis));
    return new Drawing(width, foot + 42, marks);
  }

  private String tickText(double tick) {
    return share ? Math.round(100 * tick) + "%" : Figures.tick(tick);
  }

  /**
   * @param end where the numbers end; 0 where there is no room for them
   */
  private static Mark mark(Line line, Scale x, double y, double names, double end) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Box("field", 0, y - LINE / 2, Math.max(end, x.to() + 8), LINE));
    marks.add(new Mark.Label("name end", names, y + 4, Captions.cut(line.name(), names)));
    if (!Double.isNaN(line.low()) && !Double.isNaN(line.high())) {
      marks.add(
          PathData.line(
              ActivationColour.style("interval", line.name()),
              x.at(line.low()),
              y,
              x.at(line.high()),
              y));
    }
    if (Double.isFinite(line.second())) {
      marks.add(PathData.line("second", x.at(line.second()), y - 6, x.at(line.second()), y + 6));
    }
    if (Double.isFinite(line.estimate())) {
      marks.add(
          new Mark.Dot(
              ActivationColour.style("estimate", line.name()), x.at(line.estimate()), y, 4.2));
    }
    if (end > 0) {
      marks.add(new Mark.Label("value end", end, y + 4, Captions.cut(line.text(), end * 0.4)));
    }
    return new Mark.Linked(line.selection(), line.name() + ": " + line.text(), line.name(), marks);
  }

  @Override
  public FigureTable table() {
    return new FigureTable(
        List.of(what, axis),
        lines.stream()
            .map(line -> new FigureTable.Row(List.of(line.name(), line.text()), line.selection()))
            .toList());
  }
}

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
 * Values along an axis of numbers, one line a series, with intervals where they have any.
 *
 * @param across,up what the axes are, with their units
 * @param kind how the horizontal axis lies
 * @param least,most the ends of the vertical axis
 * @param share whether values are shares, to be written as percentages
 * @param rule a value that a line marks; NaN for none
 * @param series those told apart are named at their ends
 */
public record LineChart(
    Caption caption,
    String across,
    String up,
    Scale.Kind kind,
    double least,
    double most,
    boolean share,
    double rule,
    List<Series> series)
    implements Figure {
  private static final double TOP = 24;
  private static final double PLOT = 230;

  /** A value with its interval, whose ends are NaN where it has none. */
  public record Point(double x, double y, double low, double high) implements Serializable {}

  /**
   * A line.
   *
   * @param selection the runs behind it
   */
  public record Series(String name, Emphasis emphasis, List<Point> points, RunSelection selection)
      implements Serializable {
    public Series {
      points = points.stream().filter(point -> Double.isFinite(point.y())).toList();
      new Checks()
          .text("name", name)
          .that(!points.isEmpty(), "points of " + name, points, "must not be empty")
          .present("selection", selection)
          .done();
    }

    Point last() {
      return points.get(points.size() - 1);
    }

    private String style(String mark) {
      return ActivationColour.style(mark + " " + emphasis.style(), name);
    }

    private boolean told() {
      return emphasis != Emphasis.NONE;
    }
  }

  public LineChart {
    series = List.copyOf(series);
    new Checks()
        .present("caption", caption)
        .text("across", across)
        .text("up", up)
        .that(least < most, "least", least, "must be below most, " + most)
        .that(!series.isEmpty(), "series", series, "must not be empty")
        .done();
  }

  @Override
  public Drawing draw(int width) {
    List<Series> told = series.stream().filter(Series::told).toList();
    double names = Captions.widest(told.stream().map(Series::name).toList(), width * 0.3);
    double from =
        series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::x).min().orElseThrow();
    double to =
        series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::x).max().orElseThrow();
    Scale y = Scale.even(least, most, TOP + PLOT, TOP);
    List<Double> levels = y.ticks(4);
    double left = 14 + Captions.widest(levels.stream().map(this::text).toList(), width);
    double right = width - names - 12;
    Scale x =
        to > from ? new Scale(kind, from, to, left, right) : Scale.even(from, to, left, right);
    List<Mark> marks = new ArrayList<>();
    marks.add(PathData.horizontals("hair", levels.stream().map(y::at).toList(), left, right));
    for (double level : levels) {
      marks.add(new Mark.Label("tick end", left - 6, y.at(level) + 4, text(level)));
    }
    for (double tick : x.ticks(width > NARROW ? 8 : 4)) {
      marks.add(new Mark.Label("tick middle", x.at(tick), TOP + PLOT + 17, Figures.tick(tick)));
    }
    if (!Double.isNaN(rule)) {
      marks.add(PathData.line("rule", left, y.at(rule), right, y.at(rule)));
    }
    series.stream().filter(one -> !one.told()).forEach(one -> marks.add(mark(one, x, y)));
    told.forEach(one -> marks.add(mark(one, x, y)));
    List<Double> heights =
        Captions.apart(
            told.stream().map(one -> y.at(one.last().y()) + 4).toList(),
            15,
            TOP + 4,
            TOP + PLOT + 4);
    for (int i = 0; i < told.size(); i++) {
      Series one = told.get(i);
      marks.add(
          new Mark.Label(
              one.style("name"), right + 6, heights.get(i), Captions.cut(one.name(), names)));
    }
    marks.add(new Mark.Label("axis", 0, 12, up));
    marks.add(new Mark.Label("axis middle", (left + right) / 2, TOP + PLOT + 35, across));
    return new Drawing(width, TOP + PLOT + 42, marks);
  }

  private String text(double value) {
    return share ? Math.round(100 * value) + "%" : Figures.tick(value);
  }

  private Mark mark(Series one, Scale x, Scale y) {
    List<Mark> marks = new ArrayList<>();
    PathData line = new PathData();
    for (Point point : one.points()) {
      if (line.isEmpty()) {
        line.move(x.at(point.x()), y.at(point.y()));
      }
      line.line(x.at(point.x()), y.at(point.y()));
      if (one.told() && !Double.isNaN(point.low()) && !Double.isNaN(point.high())) {
        marks.add(
            PathData.line(
                one.style("interval"),
                x.at(point.x()),
                y.at(point.low()),
                x.at(point.x()),
                y.at(point.high())));
      }
    }
    marks.add(line.styled(one.style("curve")));
    if (one.told()) {
      one.points()
          .forEach(
              point ->
                  marks.add(new Mark.Dot(one.style("dot"), x.at(point.x()), y.at(point.y()), 3)));
    }
    return new Mark.Linked(
        one.selection(),
        "%s: %s at %s %s"
            .formatted(one.name(), value(one.last()), across, Figures.tick(one.last().x())),
        one.name(),
        marks);
  }

  private String value(Point point) {
    return share ? Figures.percent(point.y()) : Figures.tick(point.y());
  }

  @Override
  public FigureTable table() {
    List<Double> at =
        series.stream()
            .flatMap(one -> one.points().stream())
            .map(Point::x)
            .distinct()
            .sorted()
            .toList();
    List<String> head = new ArrayList<>(List.of(up));
    at.forEach(x -> head.add(across + " " + Figures.tick(x)));
    return new FigureTable(
        head,
        series.stream()
            .map(
                one -> {
                  List<String> cells = new ArrayList<>(List.of(one.name()));
                  at.forEach(
                      x ->
                          cells.add(
                              one.points().stream()
                                  .filter(point -> point.x() == x)
                                  .map(this::value)
                                  .findFirst()
                                  .orElse("–")));
                  return new FigureTable.Row(cells, one.selection());
                })
            .toList());
  }
}

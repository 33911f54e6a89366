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

/**
 * Runs as lines that cross one axis a setting, and the last their outcome (Inselberg 1985).
 *
 * @param axes the settings' names and the outcome's
 * @param ticks of each axis what is written along it, and where, from 0 at the bottom to 1
 */
public record ParallelCoordinates(
    Caption caption, List<String> axes, List<List<Tick>> ticks, List<Run> runs) implements Figure {
  /** Lines that a reader can still follow. */
  public static final int MOST_RUNS = 200;

  private static final double TOP = 30;

  /** What is written along an axis. */
  public record Tick(double place, String text) implements Serializable {}

  /**
   * A run.
   *
   * @param places where it crosses each axis, from 0 to 1
   * @param emphasis how it came out
   * @param cells the same in words
   */
  public record Run(
      String name,
      List<Double> places,
      Emphasis emphasis,
      List<String> cells,
      RunSelection selection)
      implements Serializable {
    public Run {
      places = List.copyOf(places);
      cells = List.copyOf(cells);
      new Checks().text("name", name).present("selection", selection).done();
    }
  }

  public ParallelCoordinates {
    Checks checks = new Checks();
    checks.present("caption", caption);
    axes = List.copyOf(axes);
    ticks = ticks.stream().map(List::copyOf).toList();
    runs = List.copyOf(runs);
    checks.that(axes.size() >= 2, "axes", axes, "must be two or more");
    checks.that(ticks.size() == axes.size(), "ticks", ticks.size(), "must be one list an axis");
    checks.that(
        !runs.isEmpty() && runs.size() <= MOST_RUNS,
        "runs",
        runs.size(),
        "must be 1 to " + MOST_RUNS);
    for (Run run : runs) {
      checks.that(
          run.places().size() == axes.size() && run.cells().size() == axes.size(),
          "places",
          run.places(),
          "must be one an axis");
    }
    checks.done();
  }

  @Override
  public Drawing draw(int width) {
    int longest = ticks.stream().mapToInt(List::size).max().orElse(2);
    double plot = Math.max(220, Math.min(460, 15.0 * longest));
    double first = 12 + Captions.widest(texts(0), width * 0.22);
    double last = 12 + Captions.widest(texts(axes.size() - 1), width * 0.2);
    Scale x = Scale.even(0, axes.size() - 1, first, width - last);
    Scale y = Scale.even(0, 1, TOP + plot, TOP);
    double room = (x.to() - x.from()) / (axes.size() - 1) - 14;
    List<Mark> marks = new ArrayList<>();
    for (Emphasis emphasis :
        List.of(Emphasis.NONE, Emphasis.WORST, Emphasis.MIDDLE, Emphasis.BEST)) {
      runs.stream()
          .filter(run -> run.emphasis() == emphasis)
          .forEach(run -> marks.add(mark(run, x, y)));
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      marks.add(PathData.line("ruler", x.at(axis), TOP, x.at(axis), TOP + plot));
      boolean left = axis == 0;
      String side = left ? " end" : "";
      String place = left ? "" : axis == axes.size() - 1 ? " end" : " middle";
      double at = left ? 0 : axis == axes.size() - 1 ? width : x.at(axis);
      marks.add(new Mark.Label("axis" + place, at, 14, Captions.cut(axes.get(axis), room + 40)));
      for (Tick tick : ticks.get(axis)) {
        double beside = x.at(axis) + (left ? -6 : 6);
        double most = left ? first - 8 : axis == axes.size() - 1 ? last - 8 : room;
        String text = Captions.cut(tick.text(), most);
        if (!left && axis < axes.size() - 1) {
          // lines go on beneath
          double y0 = y.at(tick.place()) - 7;
          marks.add(new Mark.Box("backing", beside - 3, y0, Captions.width(text) + 4, 14));
        }
        marks.add(new Mark.Label("tick halo" + side, beside, y.at(tick.place()) + 4, text));
      }
    }
    return new Drawing(width, TOP + plot + 12, marks);
  }

  private List<String> texts(int axis) {
    return ticks.get(axis).stream().map(Tick::text).toList();
  }

  private static Mark mark(Run run, Scale x, Scale y) {
    PathData line = new PathData().move(x.at(0), y.at(run.places().get(0)));
    for (int axis = 1; axis < run.places().size(); axis++) {
      line.line(x.at(axis), y.at(run.places().get(axis)));
    }
    return new Mark.Linked(
        run.selection(),
        run.name() + ": " + String.join(", ", run.cells()),
        "",
        List.of(line.styled("thread " + run.emphasis().style())));
  }

  @Override
  public FigureTable table() {
    List<String> head = new ArrayList<>(List.of("Run"));
    head.addAll(axes);
    return new FigureTable(
        head,
        runs.stream()
            .map(
                run -> {
                  List<String> cells = new ArrayList<>(List.of(run.name()));
                  cells.addAll(run.cells());
                  return new FigureTable.Row(cells, run.selection());
                })
            .toList());
  }
}

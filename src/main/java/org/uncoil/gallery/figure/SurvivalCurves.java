package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Captions;
import org.uncoil.gallery.drawing.Drawing;
import org.uncoil.gallery.drawing.Mark;
import org.uncoil.gallery.drawing.PathData;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.setting.Checks;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.text.Figures;

/**
 * Survival curves as steps (Kaplan and Meier 1958): which share of runs is not yet separated. Some
 * are told apart, with their confidence bands and the runs at risk beneath; the rest are thin lines
 * in the background.
 *
 * @param horizon the epoch at which the axis ends
 */
public record SurvivalCurves(Caption caption, int horizon, List<Curve> curves) implements Figure {
  private static final double TOP = 10;
  private static final double PLOT = 264;
  private static final double GAP = 15;
  private static final double LINE = 16;

  /** One curve; it begins with all of its runs at 1. */
  public record Curve(SurvivalRow row, Emphasis emphasis, RunSelection selection)
      implements Serializable {
    public Curve {
      new Checks()
          .text("activation", row.activation())
          .present("emphasis", emphasis)
          .present("selection", selection)
          .done();
    }

    String name() {
      return row.activation();
    }

    int runs() {
      return row.runs();
    }

    /** How many of its steps are within the axis. */
    int steps() {
      return steps(row.horizon());
    }

    private int steps(int last) {
      return (int) row.epochs().stream().takeWhile(epoch -> epoch <= last).count();
    }

    /** Runs that are not separated before an epoch. */
    int atRisk(int epoch) {
      int before = steps(Math.min(epoch - 1, row.horizon()));
      return runs() - row.events().subList(0, before).stream().mapToInt(Integer::intValue).sum();
    }

    /** The share of its runs that are not separated after an epoch. */
    double survival(int epoch) {
      int steps = steps(Math.min(epoch, row.horizon()));
      return steps == 0 ? 1 : row.survival().get(steps - 1);
    }
  }

  public SurvivalCurves {
    new Checks()
        .present("caption", caption)
        .that(horizon >= 1, "horizon", horizon, "must be at least 1")
        .done();
    curves = List.copyOf(curves);
  }

  @Override
  public Drawing draw(int width) {
    List<Curve> told = curves.stream().filter(curve -> curve.emphasis() != Emphasis.NONE).toList();
    double names = Captions.widest(told.stream().map(Curve::name).toList(), width * 0.24);
    double left = Math.max(44, names + 22);
    double right = width - names - 10;
    Scale x = Scale.even(0, horizon, left, right);
    Scale y = Scale.even(0, 1, TOP + PLOT, TOP);
    List<Mark> marks = new ArrayList<>(frame(x, y, width));
    for (Emphasis emphasis :
        List.of(Emphasis.NONE, Emphasis.WORST, Emphasis.MIDDLE, Emphasis.BEST)) {
      curves.stream()
          .filter(curve -> curve.emphasis() == emphasis)
          .forEach(curve -> marks.add(mark(curve, x, y)));
    }
    List<Double> heights =
        Captions.apart(
            told.stream().map(curve -> y.at(curve.survival(horizon)) + 4).toList(),
            GAP,
            TOP + 4,
            TOP + PLOT);
    for (int i = 0; i < told.size(); i++) {
      Curve curve = told.get(i);
      String name = Captions.cut(curve.name(), names);
      marks.add(new Mark.Label(style("name", curve), right + 6, heights.get(i), name));
    }
    double foot = TOP + PLOT + 58;
    marks.add(new Mark.Label("tick", 0, foot, "Runs not yet separated before the epoch"));
    for (int i = 0; i < told.size(); i++) {
      marks.addAll(atRisk(told.get(i), x, foot + LINE * (i + 1), names, width));
    }
    return new Drawing(width, foot + LINE * told.size() + 8, marks);
  }

  private static List<Mark> frame(Scale x, Scale y, int width) {
    List<Double> shares = List.of(0.0, 0.25, 0.5, 0.75, 1.0);
    List<Mark> marks = new ArrayList<>();
    marks.add(PathData.horizontals("hair", shares.stream().map(y::at).toList(), x.from(), x.to()));
    for (double share : shares) {
      marks.add(
          new Mark.Label("tick end", x.from() - 6, y.at(share) + 4, Math.round(100 * share) + "%"));
    }
    for (int epoch : epochs(x, width)) {
      marks.add(new Mark.Label("tick middle", x.at(epoch), TOP + PLOT + 17, String.valueOf(epoch)));
    }
    marks.add(new Mark.Label("axis middle", (x.from() + x.to()) / 2, TOP + PLOT + 35, "epoch"));
    return marks;
  }

  private static List<Integer> epochs(Scale x, int width) {
    return x.ticks(width > NARROW ? 6 : 3).stream().map(Double::intValue).distinct().toList();
  }

  private Mark mark(Curve curve, Scale x, Scale y) {
    List<Mark> marks = new ArrayList<>();
    if (curve.emphasis() != Emphasis.NONE) {
      band(curve, x, y, marks);
    }
    marks.add(line(curve, x, y).styled(style("curve", curve)));
    return new Mark.Linked(
        curve.selection(),
        String.format(
            Locale.ROOT,
            "%s: %s of %s not separated by epoch %d",
            curve.name(),
            Figures.percent(curve.survival(horizon)),
            Figures.count(curve.runs(), "run"),
            horizon),
        curve.name(),
        marks);
  }

  /** Down at each step, across to the next, and on to the end of the axis. */
  static PathData line(Curve curve, Scale x, Scale y) {
    PathData data = new PathData().move(x.at(0), y.at(1));
    int steps = curve.steps();
    for (int i = 0; i < steps; i++) {
      data.across(x.at(curve.row().epochs().get(i))).along(y.at(curve.row().survival().get(i)));
    }
    return data.across(x.to());
  }

  private static void band(Curve curve, Scale x, Scale y, List<Mark> marks) {
    SurvivalRow row = curve.row();
    int steps = curve.steps();
    List<Integer> known =
        IntStream.range(0, steps)
            .filter(i -> !Double.isNaN(row.low().get(i)) && !Double.isNaN(row.high().get(i)))
            .boxed()
            .toList();
    if (known.isEmpty()) {
      return;
    }
    int last = steps - 1;
    double end = known.contains(last) ? x.to() : x.at(row.epochs().get(last));
    PathData data =
        new PathData()
            .move(x.at(row.epochs().get(known.get(0))), y.at(row.high().get(known.get(0))));
    for (int i : known) {
      data.across(x.at(row.epochs().get(i))).along(y.at(row.high().get(i)));
    }
    data.across(end);
    for (int i = known.size() - 1; i >= 0; i--) {
      int step = known.get(i);
      data.along(y.at(row.low().get(step))).across(x.at(row.epochs().get(step)));
    }
    marks.add(data.close().styled(style("band", curve)));
  }

  private static String style(String mark, Curve curve) {
    return ActivationColour.style(mark + " " + curve.emphasis().style(), curve.name());
  }

  private static List<Mark> atRisk(Curve curve, Scale x, double height, double room, int width) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Label(style("name", curve), 0, height, Captions.cut(curve.name(), room)));
    for (int epoch : epochs(x, width)) {
      marks.add(
          new Mark.Label("tick middle", x.at(epoch), height, Figures.count(curve.atRisk(epoch))));
    }
    return marks;
  }

  @Override
  public FigureTable table() {
    List<Integer> at =
        IntStream.rangeClosed(0, 4).map(i -> (int) Math.round(horizon * i / 4.0)).boxed().toList();
    List<String> head = new ArrayList<>(List.of("Activation", "Runs"));
    at.forEach(epoch -> head.add("Not separated after epoch " + epoch));
    return new FigureTable(
        head,
        curves.stream()
            .map(
                curve -> {
                  List<String> cells =
                      new ArrayList<>(List.of(curve.name(), Figures.count(curve.runs())));
                  at.forEach(epoch -> cells.add(Figures.percent(curve.survival(epoch))));
                  return new FigureTable.Row(cells, curve.selection());
                })
            .toList());
  }
}

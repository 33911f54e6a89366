package org.uncoil.gallery.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Captions;
import org.uncoil.gallery.drawing.Drawing;
import org.uncoil.gallery.drawing.Mark;
import org.uncoil.gallery.drawing.PathData;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.setting.Checks;
import org.uncoil.store.row.comparison.RankingRow;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/**
 * The diagram of Demšar: Statistical Comparisons of Classifiers over Multiple Data Sets, JMLR 7,
 * 2006, figure 1. Average ranks lie on an axis; the better half is named to the left, the other to
 * the right; a bar joins those that the test cannot tell apart, and one shows how long the critical
 * difference is.
 *
 * @param ranks two or more activations by one measure
 */
public record CriticalDifference(Caption caption, List<RankingRow> ranks) implements Figure {
  private static final double AXIS = 52;
  private static final double BAR = 7;
  private static final double LINE = 17;

  /** A bar of those that are not told apart: from the best average rank to the worst. */
  record Bar(double from, double to) {}

  public CriticalDifference {
    ranks = ranks.stream().sorted(Comparator.comparingDouble(RankingRow::averageRank)).toList();
    new Checks()
        .present("caption", caption)
        .that(ranks.size() >= 2, "ranks", ranks.size(), "must be two or more")
        .done();
  }

  /** The bars, those that begin at better ranks first; a group of one has none. */
  List<Bar> bars() {
    TreeMap<Integer, List<Double>> groups = new TreeMap<>();
    for (RankingRow row : ranks) {
      for (int group : row.groups()) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(row.averageRank());
      }
    }
    return groups.values().stream()
        .filter(group -> group.size() > 1)
        .map(group -> new Bar(group.get(0), group.get(group.size() - 1)))
        .sorted(Comparator.comparingDouble(Bar::from))
        .toList();
  }

  @Override
  public Drawing draw(int width) {
    double names =
        Captions.widest(ranks.stream().map(RankingRow::activation).toList(), width * 0.2);
    double values = width > NARROW ? 40 : 0;
    Scale x = Scale.even(1, ranks.size(), names + values + 22, width - names - values - 22);
    List<Mark> marks = new ArrayList<>(axis(x, width));
    List<Bar> bars = bars();
    for (int i = 0; i < bars.size(); i++) {
      double y = AXIS + 9 + BAR * i;
      Bar bar = bars.get(i);
      marks.add(PathData.line("tie", x.at(bar.from()) - 3, y, x.at(bar.to()) + 3, y));
    }
    double first = AXIS + 9 + BAR * bars.size() + 14;
    int half = (ranks.size() + 1) / 2;
    for (int i = 0; i < ranks.size(); i++) {
      boolean better = i < half;
      double y = first + LINE * (better ? i : ranks.size() - 1 - i);
      marks.add(mark(ranks.get(i), better, x, y, values, names));
    }
    return new Drawing(width, first + LINE * half, marks);
  }

  private List<Mark> axis(Scale x, int width) {
    List<Mark> marks = new ArrayList<>();
    double difference = ranks.get(0).criticalDifference();
    double length = x.at(1 + difference) - x.from();
    marks.add(
        new PathData()
            .move(x.from(), 13)
            .along(19)
            .move(x.from(), 16)
            .across(x.from() + length)
            .move(x.from() + length, 13)
            .along(19)
            .styled("ruler"));
    String text = String.format(Locale.ROOT, "critical difference %.2f", difference);
    boolean beside = x.from() + length + 6 + Captions.width(text) <= width;
    marks.add(
        beside
            ? new Mark.Label("tick", x.from() + length + 6, 20, text)
            : new Mark.Label("tick end", Math.min(x.from() + length, width), 10, text));
    marks.add(PathData.line("ruler", x.from(), AXIS, x.to(), AXIS));
    for (double tick : ticks(x, width)) {
      marks.add(PathData.line("ruler", x.at(tick), AXIS - 5, x.at(tick), AXIS));
      marks.add(new Mark.Label("tick middle", x.at(tick), AXIS - 9, Figures.tick(tick)));
    }
    marks.add(
        new Mark.Label(
            "axis end", x.from() - 12, AXIS + 4, width > NARROW ? "average rank" : "rank"));
    return marks;
  }

  /** Round ranks, and the best one that there can be. */
  private static List<Double> ticks(Scale x, int width) {
    List<Double> ticks = new ArrayList<>(List.of(1.0));
    x.ticks(width > NARROW ? 8 : 3).stream().filter(tick -> tick >= 2).forEach(ticks::add);
    return ticks;
  }

  private static Mark mark(
      RankingRow row, boolean better, Scale x, double y, double values, double names) {
    double at = x.at(row.averageRank());
    double side = better ? x.from() - 10 : x.to() + 10;
    String rank = String.format(Locale.ROOT, "%.2f", row.averageRank());
    String name = Captions.cut(row.activation(), names);
    List<Mark> marks = new ArrayList<>();
    marks.add(new PathData().move(at, AXIS).along(y).across(side).styled("leader"));
    marks.add(new Mark.Dot("estimate", at, AXIS, 2.6));
    marks.add(
        new Mark.Label(better ? "name end" : "name", better ? side - 4 : side + 4, y + 4, name));
    if (values > 0) {
      double edge = better ? side - names - 10 : side + names + 10;
      marks.add(new Mark.Label(better ? "tick end" : "tick", edge, y + 4, rank));
    }
    return new Mark.Linked(
        selection(row),
        "%s: average rank %s; %s".formatted(row.activation(), rank, text(row)),
        row.activation(),
        marks);
  }

  @Override
  public FigureTable table() {
    return new FigureTable(
        List.of("Activation", "Average rank", "Adjusted p-value"),
        ranks.stream()
            .map(
                row ->
                    new FigureTable.Row(
                        List.of(
                            row.activation(),
                            String.format(Locale.ROOT, "%.2f", row.averageRank()),
                            text(row)),
                        selection(row)))
            .toList());
  }

  private static RunSelection selection(RankingRow row) {
    return RunSelection.compared().activation(row.activation());
  }

  /** How an activation compares with the best. */
  private static String text(RankingRow row) {
    return row.rank() == 1
        ? "the best"
        : "adjusted " + Wording.p(row.adjustedPValue()) + " against the best (Holm)";
  }
}

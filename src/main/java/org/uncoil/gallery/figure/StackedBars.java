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
 * Bars of shares, one a line, each of one or more pieces.
 *
 * @param what what the lines are
 * @param axis what the shares are of
 * @param pieces what the pieces are called, in their order; with a single one no key is drawn
 */
public record StackedBars(
    Caption caption, String what, String axis, List<String> pieces, List<Bar> bars)
    implements Figure {
  private static final double LINE = 21;
  private static final double KEY_LINE = 18;

  /**
   * A piece of a bar.
   *
   * @param piece its number among the pieces
   * @param share of the axis, from 0 to 1
   * @param text its number in words
   * @param replay the command that runs one of its runs again; empty where that does not matter
   */
  public record Piece(int piece, double share, String text, String replay, RunSelection selection)
      implements Serializable {
    public Piece {
      new Checks()
          .that(share >= 0 && share <= 1.0001, "share", share, "must lie in [0, 1]")
          .present("text", text)
          .present("replay", replay)
          .present("selection", selection)
          .done();
    }
  }

  /** A bar, and what is written at its end. */
  public record Bar(String name, List<Piece> pieces, String text) implements Serializable {
    public Bar {
      pieces = List.copyOf(pieces);
      new Checks().text("name", name).present("text", text).done();
    }

    double total() {
      return pieces.stream().mapToDouble(Piece::share).sum();
    }
  }

  public StackedBars {
    Checks checks = new Checks().present("caption", caption).text("what", what).text("axis", axis);
    pieces = List.copyOf(pieces);
    bars = List.copyOf(bars);
    checks.that(!bars.isEmpty(), "bars", bars, "must not be empty");
    for (Bar bar : bars) {
      for (Piece piece : bar.pieces()) {
        checks.that(
            piece.piece() >= 0 && piece.piece() < pieces.size(),
            "piece",
            piece.piece(),
            "must be one of the " + pieces.size());
      }
    }
    checks.done();
  }

  @Override
  public Drawing draw(int width) {
    double names = Captions.widest(bars.stream().map(Bar::name).toList(), width * 0.34);
    double texts = Captions.widest(bars.stream().map(Bar::text).toList(), width * 0.25);
    List<Mark> marks = new ArrayList<>();
    double top = pieces.size() > 1 ? key(width, marks) + 8 : 6;
    double foot = top + LINE * bars.size();
    double most = Math.min(1, bars.stream().mapToDouble(Bar::total).max().orElse(1));
    Scale x = Scale.even(0, most > 0 ? most : 1, names + 12, width - texts - 12);
    List<Double> ticks = x.ticks(width > NARROW ? 5 : 3);
    marks.add(PathData.verticals("hair", ticks.stream().map(x::at).toList(), top, foot));
    for (double tick : ticks) {
      marks.add(new Mark.Label("tick middle", x.at(tick), foot + 16, Math.round(100 * tick) + "%"));
    }
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = top + LINE * i;
      marks.add(
          new Mark.Label("name end", names, y + LINE / 2 + 4, Captions.cut(bar.name(), names)));
      pieces(bar, x, y, marks);
      marks.add(
          new Mark.Label(
              "value", x.at(bar.total()) + 6, y + LINE / 2 + 4, Captions.cut(bar.text(), texts)));
    }
    marks.add(new Mark.Label("axis middle", (x.from() + x.to()) / 2, foot + 34, axis));
    return new Drawing(width, foot + 42, marks);
  }

  private void pieces(Bar bar, Scale x, double y, List<Mark> marks) {
    double from = 0;
    for (Piece piece : bar.pieces()) {
      double left = x.at(from);
      from += piece.share();
      if (piece.share() > 0) {
        marks.add(
            new Mark.Linked(
                piece.selection(),
                bar.name() + ": " + piece.text(),
                bar.name(),
                List.of(
                    new Mark.Box(
                        style(piece.piece()),
                        left,
                        y + 3,
                        Math.max(1, x.at(from) - left),
                        LINE - 6))));
      }
    }
  }

  private String style(int piece) {
    return pieces.size() == 1 ? "bar only" : "bar piece-" + piece;
  }

  private List<Integer> occurring() {
    return bars.stream()
        .flatMap(bar -> bar.pieces().stream())
        .map(Piece::piece)
        .distinct()
        .sorted()
        .toList();
  }

  /** Names the pieces' colours; returns where it ends. */
  private double key(int width, List<Mark> marks) {
    double x = 0;
    double y = 0;
    for (int i : occurring()) {
      double room = Captions.width(pieces.get(i)) + 32;
      if (x > 0 && x + room > width) {
        x = 0;
        y += KEY_LINE;
      }
      marks.add(new Mark.Box(style(i), x, y + 2, 12, 12));
      marks.add(new Mark.Label("name", x + 17, y + 12, Captions.cut(pieces.get(i), width - 17)));
      x += room;
    }
    return y + KEY_LINE;
  }

  @Override
  public FigureTable table() {
    boolean replays =
        bars.stream().flatMap(bar -> bar.pieces().stream()).anyMatch(p -> !p.replay().isEmpty());
    List<String> head = new ArrayList<>(List.of(what, "Segment", axis));
    if (replays) {
      head.add("Reproduce an example");
    }
    List<FigureTable.Row> rows = new ArrayList<>();
    for (Bar bar : bars) {
      for (Piece piece : bar.pieces()) {
        List<String> cells =
            new ArrayList<>(List.of(bar.name(), pieces.get(piece.piece()), piece.text()));
        if (replays) {
          cells.add(piece.replay());
        }
        rows.add(new FigureTable.Row(cells, piece.selection()));
      }
    }
    return new FigureTable(head, rows);
  }
}

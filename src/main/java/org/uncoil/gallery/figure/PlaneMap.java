package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Drawing;
import org.uncoil.gallery.drawing.Mark;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.setting.Checks;
import org.uncoil.text.Figures;

/**
 * Values of points over the plane of their input.
 *
 * @param x,y what the axes are
 * @param value what is shown, with its unit
 * @param kind how shades lie between the ends
 * @param least,most the values at both ends of the shades
 * @param side how large a cell of points is along both axes; 0 where every point is drawn itself
 * @param spots the points, or cells with their mean
 * @param selection the runs that all of it is told of
 * @param table some of the points in numbers
 */
public record PlaneMap(
    Caption caption,
    String x,
    String y,
    String value,
    Scale.Kind kind,
    double least,
    double most,
    double side,
    List<Spot> spots,
    RunSelection selection,
    FigureTable table)
    implements Figure {
  /** Spots that a page can show. */
  public static final int MOST_SPOTS = 800;

  private static final int SHADES = 10;
  private static final double MARGIN = 14;

  /**
   * A point, or a cell by its centre.
   *
   * @param value NaN where it has none
   */
  public record Spot(double x, double y, double value, String text) implements Serializable {
    public Spot {
      new Checks().text("text", text).done();
    }
  }

  public PlaneMap {
    spots = List.copyOf(spots);
    new Checks()
        .present("caption", caption)
        .text("x", x)
        .text("y", y)
        .text("value", value)
        .that(least < most, "least", least, "must be below most, " + most)
        .notNegative("side", side)
        .that(
            !spots.isEmpty() && spots.size() <= MOST_SPOTS,
            "spots",
            spots.size(),
            "must be 1 to " + MOST_SPOTS)
        .present("selection", selection)
        .present("table", table)
        .done();
  }

  @Override
  public Drawing draw(int width) {
    double across = width > NARROW ? 460 : width - 2.0;
    double half = side / 2;
    Extent extent =
        Extent.of(
            spots.stream()
                .flatMap(
                    spot ->
                        Stream.of(
                            new double[] {spot.x() - half, spot.y() - half},
                            new double[] {spot.x() + half, spot.y() + half}))
                .toList());
    Plane plane = extent.inside(MARGIN, MARGIN, across - 2 * MARGIN, across - 2 * MARGIN);
    double foot = plane.height() + 2 * MARGIN;
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Box("panel", 0, 0, across, foot));
    marks.add(
        new Mark.Linked(
            selection, value, "", spots.stream().map(spot -> mark(spot, plane)).toList()));
    marks.add(new Mark.Label("axis middle", across / 2, foot + 18, x + " →   " + y + " ↑"));
    if (width > NARROW) {
      key(across + 24, 10, marks);
      return new Drawing(width, foot + 26, marks);
    }
    key(0, foot + 40, marks);
    return new Drawing(width, foot + 96, marks);
  }

  private String shade(double at) {
    if (Double.isNaN(at)) {
      return "never";
    }
    return "shade-" + Math.round(new Scale(kind, least, most, 0, SHADES).at(at));
  }

  private Mark mark(Spot spot, Plane plane) {
    String style = "spot " + shade(spot.value());
    double centreX = plane.x(spot.x());
    double centreY = plane.y(spot.y());
    double size = side * plane.pixels();
    Mark form =
        side > 0
            ? new Mark.Box(style, centreX - size / 2, centreY - size / 2, size, size)
            : new Mark.Dot(style, centreX, centreY, 4);
    return new Mark.Named(spot.text(), form);
  }

  private void key(double left, double top, List<Mark> marks) {
    marks.add(new Mark.Label("axis", left, top + 10, value));
    for (int i = 0; i <= SHADES; i++) {
      marks.add(new Mark.Box("cell shade-" + i, left + 13 * i, top + 18, 12, 12));
    }
    marks.add(new Mark.Label("tick", left, top + 44, Figures.tick(rounded(least))));
    marks.add(
        new Mark.Label(
            "tick end", left + 13 * (SHADES + 1), top + 44, Figures.tick(rounded(most))));
  }

  private double rounded(double end) {
    return most - least >= 10 ? Math.rint(end) : Math.rint(end * 100) / 100;
  }
}

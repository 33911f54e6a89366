package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Captions;
import org.uncoil.gallery.drawing.Drawing;
import org.uncoil.gallery.drawing.Mark;
import org.uncoil.gallery.drawing.PathData;
import org.uncoil.setting.Checks;
import org.uncoil.text.Figures;

/**
 * A map of a dataset's runs, alike ones near each other, with a run to look at for each cluster.
 *
 * @param shapes what the marks' forms mean: round, square, pointed
 * @param places the runs
 * @param clusters in their order
 */
public record AtlasMap(
    Caption caption, List<String> shapes, List<Place> places, List<Cluster> clusters)
    implements Figure {
  /** Marks that a page can show. */
  public static final int MOST_PLACES = 1000;

  /** Colours that there are for clusters. */
  private static final int COLOURS = 8;

  private static final double KEY_LINE = 18;
  private static final double MARGIN = 14;

  /**
   * A run.
   *
   * @param cluster its number
   * @param shape its form's number
   * @param x,y in radians
   */
  public record Place(
      String name, int cluster, int shape, double x, double y, RunSelection selection)
      implements Serializable {
    public Place {
      new Checks().text("name", name).present("selection", selection).done();
    }
  }

  /**
   * A kind of solution.
   *
   * @param name its medoid
   * @param runs how many it has
   * @param text which activations they are of, in words
   * @param poster of the medoid's film; null where there is none
   * @param medoid the medoid's run
   * @param all all its runs
   */
  public record Cluster(
      String name,
      int runs,
      double x,
      double y,
      String text,
      String poster,
      RunSelection medoid,
      RunSelection all)
      implements Serializable {
    public Cluster {
      new Checks()
          .text("name", name)
          .present("text", text)
          .pathOrNone("poster", poster)
          .present("medoid", medoid)
          .present("all", all)
          .done();
    }
  }

  public AtlasMap {
    Checks checks = new Checks();
    checks.present("caption", caption);
    shapes = List.copyOf(shapes);
    places = List.copyOf(places);
    clusters = List.copyOf(clusters);
    checks.that(
        !places.isEmpty() && places.size() <= MOST_PLACES,
        "places",
        places.size(),
        "must be 1 to " + MOST_PLACES);
    for (Place place : places) {
      checks.that(
          place.cluster() >= 0 && place.cluster() < clusters.size(),
          "cluster",
          place.cluster(),
          "must be one of the " + clusters.size());
      checks.that(
          place.shape() >= 0 && place.shape() < shapes.size(),
          "shape",
          place.shape(),
          "must be one of the " + shapes.size());
    }
    checks.done();
  }

  @Override
  public Drawing draw(int width) {
    Extent extent = Extent.of(places.stream().map(p -> new double[] {p.x(), p.y()}).toList());
    double side = width > NARROW ? 400 : width - 2.0;
    List<double[]> keys = keyPlaces(width);
    double top = keys.isEmpty() ? 4 : keys.get(keys.size() - 1)[1] + KEY_LINE - 4;
    Plane plane = extent.inside(MARGIN, top + MARGIN, side - 2 * MARGIN, side - 2 * MARGIN);
    List<Mark> marks = new ArrayList<>(key(width));
    marks.add(new Mark.Box("panel", 0, top, side, plane.height() + 2 * MARGIN));
    places.forEach(place -> marks.add(mark(place, plane)));
    for (int i = 0; i < clusters.size(); i++) {
      marks.add(medoid(i, plane));
    }
    double foot = top + plane.height() + 2 * MARGIN;
    boolean beside = width > NARROW;
    double end =
        beside ? medoids(side + 22, top, width, marks) : medoids(0, foot + 14, width, marks);
    return new Drawing(width, Math.max(foot, end) + 6, marks);
  }

  /** What the forms mean. */
  private List<Mark> key(int width) {
    List<Mark> marks = new ArrayList<>();
    List<double[]> places = keyPlaces(width);
    for (int i = 0; i < shapes.size(); i++) {
      double x = places.get(i)[0];
      double y = places.get(i)[1];
      marks.add(form("place plain", i, x + 5, y));
      marks.add(new Mark.Label("tick", x + 14, y + 4, keyText(i, width)));
    }
    return marks;
  }

  private String keyText(int shape, int width) {
    return Captions.cut(shapes.get(shape), width - 18.0);
  }

  /** Side by side as far as there is room, on a phone below each other. */
  private List<double[]> keyPlaces(int width) {
    List<double[]> places = new ArrayList<>();
    double x = 0;
    double y = 8;
    for (int i = 0; i < shapes.size(); i++) {
      double room = 18 + Captions.width(keyText(i, width));
      if (x > 0 && (width <= NARROW || x + room > width)) {
        x = 0;
        y += KEY_LINE;
      }
      places.add(new double[] {x, y});
      x += room + 12;
    }
    return places;
  }

  private static String colour(int cluster) {
    return "cluster-" + cluster % COLOURS;
  }

  private static Mark form(String style, int shape, double x, double y) {
    return switch (shape) {
      case 0 -> new Mark.Dot(style, x, y, 3.4);
      case 1 -> new Mark.Box(style, x - 3, y - 3, 6, 6);
      default ->
          new PathData()
              .move(x, y - 4)
              .line(x + 3.8, y + 3)
              .line(x - 3.8, y + 3)
              .close()
              .styled(style);
    };
  }

  private static Mark mark(Place place, Plane plane) {
    return new Mark.Linked(
        place.selection(),
        place.name() + ", cluster " + (place.cluster() + 1),
        place.name(),
        List.of(
            form(
                "place " + colour(place.cluster()),
                place.shape(),
                plane.x(place.x()),
                plane.y(place.y()))));
  }

  private Mark medoid(int number, Plane plane) {
    Cluster cluster = clusters.get(number);
    double x = plane.x(cluster.x());
    double y = plane.y(cluster.y());
    return new Mark.Linked(
        cluster.medoid(),
        "medoid of cluster " + (number + 1) + ": " + cluster.name(),
        cluster.name(),
        List.of(
            new Mark.Dot("medoid " + colour(number), x, y, 9),
            new Mark.Label("inside middle strong", x, y + 4, String.valueOf(number + 1))));
  }

  /** Names the clusters, with their medoids' posters; returns where that ends. */
  private double medoids(double x, double top, int width, List<Mark> marks) {
    double y = top;
    for (int i = 0; i < clusters.size(); i++) {
      Cluster cluster = clusters.get(i);
      List<Mark> inner = new ArrayList<>();
      double text = x + 26;
      double height = 40;
      inner.add(new Mark.Box("field", x, y, width - x, height));
      inner.add(new Mark.Dot("medoid " + colour(i), x + 9, y + 12, 9));
      inner.add(new Mark.Label("inside middle strong", x + 9, y + 16, String.valueOf(i + 1)));
      String runs = Figures.count(cluster.runs(), "run");
      inner.add(
          new Mark.Label(
              "name",
              text,
              y + 12,
              Captions.cut(runs + ", medoid " + cluster.name(), width - text)));
      inner.add(new Mark.Label("tick", text, y + 28, Captions.cut(cluster.text(), width - text)));
      if (cluster.poster() != null) {
        inner.add(new Mark.Picture(cluster.poster(), text, y + 34, 112, 63));
        height += 66;
      }
      marks.add(
          new Mark.Linked(
              cluster.all(), "cluster " + (i + 1) + ": " + runs, cluster.name(), inner));
      y += height;
    }
    return y;
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      Cluster cluster = clusters.get(i);
      rows.add(
          new FigureTable.Row(
              List.of(
                  String.valueOf(i + 1),
                  Figures.count(cluster.runs()),
                  cluster.name(),
                  cluster.text()),
              cluster.all()));
    }
    return new FigureTable(List.of("Cluster", "Runs", "Medoid", "Activations"), rows);
  }
}

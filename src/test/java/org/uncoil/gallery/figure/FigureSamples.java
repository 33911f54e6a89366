package org.uncoil.gallery.figure;

import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.store.row.comparison.RankingRow;
import org.uncoil.store.row.comparison.SurvivalRow;

/** A page with a figure of every kind, with some text at the end of all its text. */
public final class FigureSamples {
  private final String more;

  public FigureSamples() {
    this("");
  }

  FigureSamples(String more) {
    this.more = more;
  }

  private String text(String text) {
    return text + more;
  }

  private Caption caption(String id) {
    return new Caption(
        id,
        text("Title of " + id),
        text("How to read it."),
        text("It says 5 (95%: 4 to 6)."),
        text("p = 0.04."));
  }

  private RunSelection runs(String activation) {
    return RunSelection.all().activation(text(activation));
  }

  /** Ten runs: two end at 20, five at 40; the other curve never falls. */
  SurvivalCurves survival() {
    return new SurvivalCurves(
        caption("survival"),
        100,
        List.of(
            new SurvivalCurves.Curve(
                survival(
                    text("tanh"),
                    List.of(20, 40),
                    List.of(2, 5),
                    List.of(0.8, 0.3),
                    List.of(0.4, 0.1),
                    List.of(0.95, 0.6)),
                Emphasis.BEST,
                runs("tanh")),
            new SurvivalCurves.Curve(
                survival(text("identity"), List.of(), List.of(), List.of(), List.of(), List.of()),
                Emphasis.WORST,
                runs("identity"))));
  }

  private static SurvivalRow survival(
      String activation,
      List<Integer> epochs,
      List<Integer> events,
      List<Double> survival,
      List<Double> low,
      List<Double> high) {
    double none = Double.NaN;
    return new SurvivalRow(
        "",
        activation,
        10,
        7,
        none,
        none,
        none,
        100,
        50,
        5,
        epochs,
        epochs,
        events,
        survival,
        low,
        high);
  }

  IntervalPlot intervals() {
    return new IntervalPlot(
        caption("times"),
        text("Activation"),
        text("epochs"),
        0,
        100,
        false,
        List.of(
            new IntervalPlot.Line(text("tanh"), 40, 20, 60, 30, text("40"), runs("tanh")),
            new IntervalPlot.Line(
                text("identity"),
                Double.POSITIVE_INFINITY,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                text("∞"),
                runs("identity"))));
  }

  /** Four methods: the first two and the last three cannot be told apart. */
  CriticalDifference ranks() {
    return ranks(1.5);
  }

  CriticalDifference ranks(double difference) {
    return new CriticalDifference(
        caption("ranks"),
        List.of(
            rank("d", 3.5, difference, List.of(1)),
            rank("a", 1.25, difference, List.of(0)),
            rank("b", 2.25, difference, List.of(0, 1)),
            rank("c", 3, difference, List.of(1))));
  }

  private RankingRow rank(String name, double rank, double difference, List<Integer> groups) {
    return new RankingRow(
        "accuracy", text(name), (int) rank, rank, 5, 1, 0.5, 1, 0.5, difference, groups, 0.5);
  }

  LineChart lines() {
    return new LineChart(
        caption("lines"),
        text("epoch"),
        text("share"),
        Scale.Kind.LOGARITHMIC,
        0,
        1,
        true,
        0.5,
        List.of(
            new LineChart.Series(
                text("tanh"),
                Emphasis.BEST,
                List.of(
                    new LineChart.Point(0, 0.5, 0.4, 0.6),
                    new LineChart.Point(9, 1, Double.NaN, Double.NaN)),
                runs("tanh")),
            new LineChart.Series(
                text("relu"),
                Emphasis.NONE,
                List.of(new LineChart.Point(0, 0, Double.NaN, Double.NaN)),
                runs("relu"))));
  }

  /** Two rows, three columns; the line runs right of the first column, and of the second below. */
  HeatMap heat() {
    double[][] shares = {{1, 0.2, 0}, {0.9, 0.6, 0.1}};
    List<String> rows = List.of(text("tanh"), text("relu"));
    List<String> columns = List.of(text("1"), text("2"), text("3"));
    return new HeatMap(
        caption("heat"),
        text("activation"),
        text("turns"),
        text("of runs"),
        0,
        rows,
        columns,
        true,
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    new HeatMap.Cell(
                        rows.get(i / 3),
                        columns.get(i % 3),
                        shares[i / 3][i % 3],
                        text("share"),
                        runs("x")))
            .toList());
  }

  StackedBars bars() {
    return new StackedBars(
        caption("bars"),
        text("Activation"),
        text("share"),
        List.of(text("healthy"), text("dead"), text("failed")),
        List.of(
            new StackedBars.Bar(
                text("relu"),
                List.of(
                    new StackedBars.Piece(0, 0.75, text("3"), "", runs("relu")),
                    new StackedBars.Piece(1, 0.25, text("1"), text("--seed 1"), runs("relu"))),
                text("1 of 4"))));
  }

  ParallelCoordinates parallel() {
    return new ParallelCoordinates(
        caption("parallel"),
        List.of(text("width"), text("activation"), text("accuracy")),
        List.of(
            List.of(
                new ParallelCoordinates.Tick(0, text("4")),
                new ParallelCoordinates.Tick(1, text("8"))),
            List.of(new ParallelCoordinates.Tick(0.5, text("tanh"))),
            List.of(
                new ParallelCoordinates.Tick(0, "0%"), new ParallelCoordinates.Tick(1, "100%"))),
        List.of(
            new ParallelCoordinates.Run(
                text("run"),
                List.of(0.0, 0.5, 1.0),
                Emphasis.BEST,
                List.of(text("4"), text("tanh"), "100%"),
                RunSelection.of("ab12"))));
  }

  AtlasMap atlas() {
    return new AtlasMap(
        caption("atlas"),
        List.of(text("one-sided"), text("bounded"), text("unbounded")),
        List.of(place("a", 0, 0, -1, 0), place("b", 0, 1, 0, 0.5), place("c", 1, 2, 1, -0.5)),
        List.of(cluster("a", 2, -1, 0, "films/a.png"), cluster("c", 1, 1, -0.5, null)));
  }

  private AtlasMap.Place place(String name, int cluster, int shape, double x, double y) {
    return new AtlasMap.Place(text(name), cluster, shape, x, y, RunSelection.of(name));
  }

  private AtlasMap.Cluster cluster(String name, int runs, double x, double y, String poster) {
    return new AtlasMap.Cluster(
        text(name),
        runs,
        x,
        y,
        text("relu 1"),
        poster,
        RunSelection.of(name),
        RunSelection.all().with(RunSelection.CLUSTER, "1"));
  }

  PlaneMap plane(double side) {
    return new PlaneMap(
        caption("plane" + (int) side),
        text("x"),
        text("y"),
        text("epoch"),
        Scale.Kind.EVEN,
        0,
        10,
        side,
        List.of(
            new PlaneMap.Spot(0, 0, 0, text("point 0")),
            new PlaneMap.Spot(2, 1, 10, text("point 1")),
            new PlaneMap.Spot(1, 1, Double.NaN, text("never"))),
        RunSelection.all().dataset(text("spiral")),
        new FigureTable(
            List.of(text("Point")), List.of(new FigureTable.Row(List.of(text("0")), null))));
  }

  List<Figure> figures() {
    return List.of(
        survival(),
        intervals(),
        ranks(),
        lines(),
        heat(),
        bars(),
        parallel(),
        atlas(),
        plane(0),
        plane(1));
  }

  public FigurePage page() {
    return new FigurePage(
        "compare/1.html",
        text("How networks uncoil spirals"),
        text("What all runs say"),
        text("Ten runs."),
        List.of(
            new FigureSection("one", text("All of them"), figures()),
            new FigureSection("two", text("None"), List.of())),
        List.of(new FigurePage.Other("compare.html", text("all datasets"))),
        List.of(new Fact(text("Study"), text("spirals"))));
  }
}

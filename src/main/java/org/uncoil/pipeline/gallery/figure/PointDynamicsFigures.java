package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.InputPlane;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.FigureTable;
import org.uncoil.gallery.figure.PlaneMap;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.PointDynamicsRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** When a dataset's points are learned, and how often forgotten, over the plane of their input. */
final class PointDynamicsFigures {
  private static final String ID = "points";
  private static final String HEADING = "Which points are hard to learn?";
  private static final int CELLS = 28;
  private static final int MOST_ROWS = 20;

  private final Dataset dataset;
  private final InputPlane plane;
  private final float[] x;
  private final float[] y;
  private final double left;
  private final double bottom;
  private final double side;
  private final List<PointDynamicsRow> extreme = new ArrayList<>();
  private final Sums learned = new Sums();
  private final Sums forgotten = new Sums();
  private int runs;

  private PointDynamicsFigures(Dataset dataset) {
    this.dataset = dataset;
    this.plane = InputPlane.of(dataset);
    this.x = plane.x();
    this.y = plane.y();
    this.left = least(x);
    this.bottom = least(y);
    double width = Math.max(-least(negative(x)) - left, -least(negative(y)) - bottom);
    this.side = dataset.size() <= PlaneMap.MOST_SPOTS ? 0 : Math.max(1e-9, width) / CELLS;
  }

  /** Sums over the points of a cell, or of a point. */
  private static final class Sums {
    final Map<Long, double[]> cells = new TreeMap<>();
    final List<Double> values = new ArrayList<>();

    void add(long cell, double value) {
      double[] sums = cells.computeIfAbsent(cell, at -> new double[2]);
      if (Double.isFinite(value)) {
        sums[0] += value;
        sums[1]++;
        values.add(value);
      }
    }

    List<Double> sorted() {
      return values.stream().sorted().toList();
    }
  }

  /** Says what makes them where the measure stage has not been there. */
  static FigureSection of(OutputFolder folder, String datasetId, Dataset dataset) {
    PointDynamicsFigures lives = new PointDynamicsFigures(dataset);
    if (folder.has(Table.POINT_DYNAMICS, datasetId)) {
      folder.read(Table.POINT_DYNAMICS, datasetId).forEach(lives::add);
    }
    return lives.runs == 0 ? new FigureSection(ID, HEADING, List.of()) : lives.section();
  }

  private FigureSection section() {
    List<Figure> figures = new ArrayList<>();
    if (!learned.values.isEmpty()) {
      figures.add(learning());
    }
    figures.add(forgetting());
    return new FigureSection(ID, HEADING, figures);
  }

  private static float least(float[] values) {
    float least = Float.POSITIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  private static float[] negative(float[] values) {
    float[] negative = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      negative[i] = -values[i];
    }
    return negative;
  }

  private void add(PointDynamicsRow row) {
    runs = row.runs();
    long cell = cell(row.point());
    learned.add(cell, row.meanLearnedEpoch());
    forgotten.add(cell, row.meanForgettingEvents());
    extreme.add(row);
    if (extreme.size() > 2 * MOST_ROWS) {
      extreme.sort(Comparator.comparingDouble(r -> -r.meanForgettingEvents()));
      extreme.subList(MOST_ROWS, extreme.size()).clear();
    }
  }

  /** A point's own number, or that of the cell in which it lies. */
  private long cell(int point) {
    if (side == 0) {
      return point;
    }
    long column = Math.min(CELLS - 1, (long) ((x[point] - left) / side));
    long row = Math.min(CELLS - 1, (long) ((y[point] - bottom) / side));
    return row * CELLS + column;
  }

  private PlaneMap learning() {
    List<Double> sorted = learned.sorted();
    return map(
        "learned",
        "When is each point learned?",
        "mean epoch of learning",
        "A point is learned at the first recorded epoch from which on it is always classified correctly. Colours: mean over the runs that classify it correctly at the end, on a logarithmic scale, ln(1 + epoch); orange: no run does.",
        learned(sorted),
        Scale.Kind.LOGARITHMIC,
        learned,
        PointDynamicsRow::meanLearnedEpoch);
  }

  private String learned(List<Double> sorted) {
    String over = "Over " + Figures.count(runs, "run") + " ";
    String half = Wording.number(Math.rint(Shares.quantile(sorted, 0.5)));
    String early = Wording.number(Math.rint(Shares.quantile(sorted, 0.1)));
    String late = Wording.number(Math.rint(Shares.quantile(sorted, 0.9)));
    return early.equals(late)
        ? over + "the points are learned by epoch " + half + " on average."
        : over
            + "half of the points are learned by epoch %s on average, the first tenth by %s and the last tenth after %s."
                .formatted(half, early, late);
  }

  private PlaneMap forgetting() {
    List<Double> sorted = forgotten.sorted();
    return map(
        "forgotten",
        "How often is each point forgotten?",
        "forgetting events per run",
        "A forgetting event is a change from correct to incorrect from one recorded epoch to the next (Toneva et al. 2019). Colours: mean over the runs.",
        sorted.get(sorted.size() - 1) == 0
            ? "Over " + Figures.count(runs, "run") + ", there are no forgetting events."
            : "Over %s, the median point has %s forgetting events per run (quartiles %s and %s); the maximum is %s."
                .formatted(
                    Figures.count(runs, "run"),
                    Wording.number(Shares.quantile(sorted, 0.5)),
                    Wording.number(Shares.quantile(sorted, 0.25)),
                    Wording.number(Shares.quantile(sorted, 0.75)),
                    Wording.number(sorted.get(sorted.size() - 1))),
        Scale.Kind.EVEN,
        forgotten,
        PointDynamicsRow::meanForgettingEvents);
  }

  private PlaneMap map(
      String id,
      String title,
      String value,
      String description,
      String finding,
      Scale.Kind kind,
      Sums sums,
      ToDoubleFunction<PointDynamicsRow> of) {
    List<Double> sorted = sums.sorted();
    double least = Shares.quantile(sorted, 0.02);
    double most = Math.max(Shares.quantile(sorted, 0.98), least + 0.01);
    return new PlaneMap(
        new Caption(id, title, description + binned(), finding),
        plane.label(0),
        plane.label(1),
        value,
        kind,
        least,
        most,
        side,
        sums.cells.entrySet().stream()
            .map(entry -> spot(entry.getKey(), entry.getValue(), value))
            .toList(),
        RunSelection.all().dataset(dataset.name()),
        table(value, of));
  }

  private String binned() {
    return " The darkest and the lightest colour are the 2% and 98% quantiles."
        + (side == 0
            ? ""
            : " Each square shows the mean over its points (%s in total)."
                .formatted(Figures.count(dataset.size())));
  }

  private PlaneMap.Spot spot(long cell, double[] sums, String value) {
    double mean = sums[1] == 0 ? Double.NaN : sums[0] / sums[1];
    String text = value + " " + (sums[1] == 0 ? "– (never correct)" : Wording.number(mean));
    if (side == 0) {
      int point = (int) cell;
      return new PlaneMap.Spot(x[point], y[point], mean, "point " + point + ": " + text);
    }
    long row = cell / CELLS;
    long column = cell % CELLS;
    return new PlaneMap.Spot(left + (column + 0.5) * side, bottom + (row + 0.5) * side, mean, text);
  }

  private FigureTable table(String value, ToDoubleFunction<PointDynamicsRow> of) {
    return new FigureTable(
        List.of("Point, most forgotten first", "Correct at the end", value),
        extreme.stream()
            .sorted(Comparator.comparingDouble(row -> -row.meanForgettingEvents()))
            .limit(MOST_ROWS)
            .map(
                row ->
                    new FigureTable.Row(
                        List.of(
                            String.valueOf(row.point()),
                            Figures.percent(row.learnedShare()) + " of runs",
                            Shares.number(of.applyAsDouble(row))),
                        RunSelection.all().dataset(dataset.name())))
            .toList());
  }
}

package org.uncoil.gallery.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.network.InitialParameters;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

/**
 * A gallery of a map whose values come from a formula: whether and how fast z² + c stays bounded
 * stands in for whether and how fast training converges.
 */
final class MapSamples {
  static final Dataset DATASET = Samples.dataset(120, 2, 2, 5);

  private static final int MOST = 200;

  final int columns;
  final int rows;
  final float[] converged;
  final float[] measure;
  final float[] loss;
  final float[] accuracy;
  final float[] separation;

  MapSamples(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    converged = new float[columns * rows];
    measure = new float[columns * rows];
    loss = new float[columns * rows];
    accuracy = new float[columns * rows];
    separation = new float[columns * rows];
    for (int cell = 0; cell < converged.length; cell++) {
      fill(cell);
    }
  }

  private void fill(int cell) {
    int column = cell % columns;
    int row = cell / columns;
    double a = -2.1 + 2.8 * column / columns;
    double b = -1.3 + 2.6 * row / rows;
    double x = 0;
    double y = 0;
    double nearest = 4;
    int step = 0;
    while (step < MOST && x * x + y * y <= 1e4) {
      double next = x * x - y * y + a;
      y = 2 * x * y + b;
      x = next;
      nearest = Math.min(nearest, Math.hypot(x, y));
      step++;
    }
    boolean bounded = step == MOST;
    converged[cell] = bounded ? 1 : 0;
    double smooth = step - Math.log(Math.log(Math.hypot(x, y))) / Math.log(2);
    measure[cell] = (float) (bounded ? 1 + 100 * nearest : Math.max(0.01, smooth + 3));
    loss[cell] = bounded ? (float) Math.max(1e-7, nearest * nearest) : Float.NaN;
    accuracy[cell] = bounded ? (float) (1 - nearest / 4) : 0.5f;
    separation[cell] = bounded && nearest < 0.4 ? Math.round(nearest * 500) : Float.NaN;
  }

  List<MapQuantity> quantities() {
    MapQuantity.Format number = MapQuantity.Format.NUMBER;
    return List.of(
        new MapQuantity("measure", "convergence measure", number, Spacing.LOG, measure),
        new MapQuantity(
            "converged", "converges", MapQuantity.Format.YES_NO, Spacing.LINEAR, converged),
        new MapQuantity("final-loss", "final training loss", number, Spacing.LOG, loss),
        new MapQuantity(
            "accuracy", "training accuracy", MapQuantity.Format.PERCENT, Spacing.LINEAR, accuracy),
        new MapQuantity(
            "separation",
            "separation epoch",
            MapQuantity.Format.WHOLE,
            Spacing.LINEAR,
            separation));
  }

  MapTiles tiles() {
    return new MapTiles(columns, rows, quantities());
  }

  /** Values at even factors. */
  static List<String> values(double from, double to, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> Double.toString(from * Math.pow(to / from, count == 1 ? 0 : i / (count - 1.0))))
        .toList();
  }

  private static MeasureColours colours(boolean blue, double most) {
    List<String> colours = new ArrayList<>();
    List<Double> bounds = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      int light = 60 + 3 * i;
      colours.add(
          String.format(
              Locale.ROOT,
              "#%02x%02x%02x",
              blue ? light / 3 : light,
              light * 2 / 3,
              blue ? light : light / 4));
      bounds.add(i == 63 ? Double.POSITIVE_INFINITY : Math.exp(Math.log(most) * (i + 1) / 64));
    }
    return new MeasureColours(colours, bounds);
  }

  /** The colour of a cell, as the description of the colours has it. */
  static String colour(boolean converged, double measure) {
    MeasureColours colours = converged ? colours(true, 100) : colours(false, 60);
    int i = 0;
    while (measure > colours.bounds().get(i)) {
      i++;
    }
    return colours.colours().get(i);
  }

  MapIndex index(NetworkSpec network) {
    return index(
        network,
        new PageAxis(
            "learning rate",
            PageAxis.Target.NETWORK,
            List.of("learning-rate"),
            Spacing.LOG,
            values(1e-3, 10, columns),
            false),
        new PageAxis(
            "initial scale",
            PageAxis.Target.NETWORK,
            List.of("initial-scale"),
            Spacing.LOG,
            values(0.1, 10, rows),
            false));
  }

  MapIndex index(NetworkSpec network, PageAxis x, PageAxis y) {
    return new MapIndex(
        tiles(),
        "converged",
        "measure",
        colours(true, 100),
        colours(false, 60),
        x,
        y,
        network,
        "jobs/pipeline conf/studies/trainability.conf --cell COLUMN,ROW");
  }

  static MapPage page() {
    return new MapPage(
        "Where does training converge?",
        "One network in each cell, trained with another learning rate and another initial scale.",
        "moons, 120 points",
        "2–8–2–2, tanh, SGD, 60 epochs",
        List.of(
            new Fact("Cells", "1,024 × 1,024"),
            new Fact("Converging", "21 %"),
            new Fact("Box-counting dimension", "1.62 ± 0.03 (R² = 0.998)")),
        "A run converges if its last training loss is less than its first. The convergence measure"
            + " is the sum of the losses over the epochs.",
        List.of(new Fact("Table cells (Parquet)", "../tables/cells")));
  }

  /** The initial weights of a network, in float64. */
  static double[] start(NetworkSpec network, Dataset dataset) {
    float[] drawn = InitialParameters.draw(network, dataset.dimensions(), dataset.classes(), 1);
    return IntStream.range(0, drawn.length).mapToDouble(i -> drawn[i]).toArray();
  }

  static void put(Path folder, String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages, the tiles, the assets; without the picture. */
  void write(Path folder, NetworkSpec network) {
    Gallery.assets().forEach((name, bytes) -> put(folder, Gallery.ASSETS + "/" + name, bytes));
    put(folder, Gallery.INDEX, MapPages.render(page()));
    put(folder, WorkbenchPage.PATH, MapPages.renderNetwork(page()));
    put(folder, MapIndex.PATH, index(network).bytes());
    tiles().forEach((path, bytes) -> put(folder, path, bytes));
    put(folder, MapStart.path(0, 0), MapStart.script(0, 0, DATASET, start(network, DATASET)));
  }
}

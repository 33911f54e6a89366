package org.uncoil.notebook;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.uncoil.embedding.Floats;
import org.uncoil.store.OutputFolder;

/** What cells call: tables and pictures under a cell, and the session of Spark. */
public final class Notebook {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 320;
  private static final int MOST_ROWS = 30;
  private static final double LEAST_RANGE = 0.1;
  // of points and lines: blue, orange, green, red, and so on (Okabe and Ito's colours)
  private static final Color[] COLOURS = {
    new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73), new Color(0xcc79a7),
    new Color(0xe69f00), new Color(0x56b4e9), new Color(0x999999), new Color(0x000000)
  };

  static Kernel kernel;

  private Notebook() {}

  /** The folder of Uncoil, whatever folder Jupyter was started in. */
  public static Path home() {
    return Path.of(System.getenv("UNCOIL_HOME"));
  }

  /**
   * Runs a study from start to end, or what of it is not done yet, and opens its output.
   *
   * @param study its file, below {@link #home}
   * @throws IOException where it fails, with what it said
   */
  public static OutputFolder output(String study) throws IOException, InterruptedException {
    String name = Path.of(study).getFileName().toString().replace(".conf", "");
    Path out = home().resolve("target/notebook/out").resolve(name);
    Process process =
        new ProcessBuilder("jobs/pipeline", study, "--out", out.toString(), "--quiet")
            .directory(home().toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return new OutputFolder(new Configuration(), out.toString());
  }

  /** The session of Spark, on all cores of this machine; made when it is first asked for. */
  public static SparkSession spark() {
    return SparkSession.builder()
        .master("local[*]")
        .appName("Uncoil notebook")
        .config("spark.ui.enabled", false)
        .config("spark.ui.showConsoleProgress", false)
        .config("spark.sql.shuffle.partitions", 4)
        .getOrCreate();
  }

  /** Writes a line under a cell; the same everywhere, whatever language the machine speaks. */
  public static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Shows rows as text, thirty of them at most. */
  public static void show(Dataset<Row> rows) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    // Spark prints to Scala's console, which does not follow where the notebook sends System.out
    scala.Console.withOut(
        new PrintStream(text, true, StandardCharsets.UTF_8),
        () -> {
          rows.show(MOST_ROWS, false);
          return null;
        });
    System.out.print(text.toString(StandardCharsets.UTF_8).replaceFirst("\n$", ""));
  }

  /** Shows a picture in a file. */
  public static void show(Path png) throws IOException {
    show(Files.readAllBytes(png));
  }

  /** Shows a picture. */
  public static void show(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    show(bytes.toByteArray());
  }

  private static void show(byte[] png) {
    DisplayData data = new DisplayData();
    data.putData(MIMEType.IMAGE_PNG, Base64.getEncoder().encodeToString(png));
    kernel.display(data);
  }

  /** Points of the plane, coloured by class. */
  public static BufferedImage scatter(String title, Floats x, Floats y, int[] labels) {
    XYSeriesCollection classes = new XYSeriesCollection();
    for (int point = 0; point < labels.length; point++) {
      while (classes.getSeriesCount() <= labels[point]) {
        classes.addSeries(new XYSeries("class " + classes.getSeriesCount(), false));
      }
      classes.getSeries(labels[point]).add(x.get(point), y.get(point));
    }
    return draw(ChartFactory.createScatterPlot(title, "", "", classes), false);
  }

  /** Curves over epochs: by name, each a map from epoch to value. */
  public static BufferedImage curves(String title, Map<String, Map<Integer, Double>> curves) {
    XYSeriesCollection lines = new XYSeriesCollection();
    new TreeMap<>(curves)
        .forEach(
            (name, values) -> {
              XYSeries line = new XYSeries(name);
              values.forEach(line::add);
              lines.addSeries(line);
            });
    return draw(ChartFactory.createXYLineChart(title, "epoch", "", lines), true);
  }

  private static BufferedImage draw(JFreeChart chart, boolean lines) {
    XYPlot plot = chart.getXYPlot();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(lines, !lines);
    for (int series = 0; series < plot.getSeriesCount(); series++) {
      renderer.setSeriesPaint(series, COLOURS[series % COLOURS.length]);
      renderer.setSeriesShape(series, new Ellipse2D.Double(-2, -2, 4, 4));
    }
    plot.setRenderer(renderer);
    // a dead unit is a line, not noise blown up
    ((NumberAxis) plot.getDomainAxis()).setAutoRangeMinimumSize(LEAST_RANGE);
    ((NumberAxis) plot.getRangeAxis()).setAutoRangeMinimumSize(LEAST_RANGE);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(new Color(0xdddddd));
    plot.setDomainGridlinePaint(new Color(0xdddddd));
    chart.getTitle().setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    return chart.createBufferedImage(WIDTH, HEIGHT);
  }
}

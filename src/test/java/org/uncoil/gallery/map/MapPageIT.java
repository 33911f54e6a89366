package org.uncoil.gallery.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.Samples;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/** The pages of a map as a reader uses them, opened from disk. */
@Needs(Requirement.CHROMIUM)
class MapPageIT {
  private static final int COLUMNS = 600;
  private static final int ROWS = 530;
  private static final NetworkSpec NETWORK =
      Samples.network(List.of(8), Activation.TANH, new Optimizer.Sgd(), 60);

  @TempDir static Path folder;

  private static MapSamples samples;

  @BeforeAll
  static void write() {
    samples = new MapSamples(COLUMNS, ROWS);
    samples.write(folder, NETWORK);
  }

  private static BrowserPage opened(String fragment) {
    return Browser.page(folder)
        .open("index.html" + fragment)
        .until("self.uncoil?.mapView?.tiles.held(uncoil.map.index.levels - 1, 0, 0)");
  }

  /** Moves the pointer to the middle of a cell, and what is read there. */
  private static List<String> readAt(BrowserPage page, int column, int row) {
    page.evaluate(
        ("(() => { const v = uncoil.mapView; const [x, y] = v.origin(); const s = v.size();"
                + " const box = canvas.getBoundingClientRect();"
                + " canvas.dispatchEvent(new PointerEvent('pointermove', {pointerId: 1,"
                + " clientX: box.x + (x + (%d + 0.5) * s) / v.ratio,"
                + " clientY: box.y + (y - (%d + 0.5) * s) / v.ratio})); return 0; })()")
            .formatted(column, row));
    page.until(
        "readout.tBodies[0].rows[0].cells[1].textContent === '%d, %d'".formatted(column, row));
    page.until("!readout.textContent.includes('…')");
    return page.texts("#readout tbody td:nth-child(2)");
  }

  @Test
  void showsTheMapInBothThemes() {
    try (BrowserPage page = opened("").width(1400)) {
      page.until("uncoil.mapView.tiles.tiles.size > 1");
      page.keep("map-light");
      page.assertClean();
      assertThat(page.axe()).isEmpty();
      page.dark(true).until("uncoil.mapView.key.includes('#2a323d')");
      page.keep("map-dark");
      assertThat(page.axe()).isEmpty();
    }
  }

  private static void wheel(BrowserPage page, int column, int row, int delta) {
    page.evaluate(
        ("(() => { const v = uncoil.mapView; const [x, y] = v.origin(); const s = v.size();"
                + " const box = canvas.getBoundingClientRect();"
                + " canvas.dispatchEvent(new WheelEvent('wheel', {deltaY: %d, cancelable: true,"
                + " clientX: box.x + (x + (%d + 0.5) * s) / v.ratio,"
                + " clientY: box.y + (y - (%d + 0.5) * s) / v.ratio})); return 0; })()")
            .formatted(delta, column, row));
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace('−', '-').replace(" %", "").replace(",", ""));
  }

  @Test
  void theValuesUnderThePointerAreThoseOfTheCell() {
    int[][] cells = {{0, 0}, {599, 529}, {299, 265}, {450, 265}, {411, 300}, {257, 511}};
    try (BrowserPage page = opened("#x=300&y=265&zoom=1").width(1400)) {
      for (int[] cell : cells) {
        List<String> read = readAt(page, cell[0], cell[1]);
        int i = cell[1] * COLUMNS + cell[0];
        assertThat(number(read.get(1)))
            .isCloseTo(1e-3 * Math.pow(1e4, cell[0] / 599.0), withinPercentage(0.001));
        assertThat(number(read.get(2)))
            .isCloseTo(0.1 * Math.pow(100, cell[1] / 529.0), withinPercentage(0.001));
        assertThat(number(read.get(3))).isCloseTo(samples.measure[i], withinPercentage(0.6));
        assertThat(read.get(4)).isEqualTo(samples.converged[i] == 1 ? "yes" : "no");
        if (Float.isNaN(samples.loss[i])) {
          assertThat(read.get(5)).isEqualTo("none");
        } else {
          assertThat(number(read.get(5))).isCloseTo(samples.loss[i], withinPercentage(0.6));
        }
        assertThat(number(read.get(6))).isCloseTo(100 * samples.accuracy[i], withinPercentage(0.6));
        assertThat(read.get(7))
            .isEqualTo(
                Float.isNaN(samples.separation[i])
                    ? "none"
                    : String.valueOf((int) samples.separation[i]));
      }
      page.assertClean();
    }
  }

  @Test
  void zoomsAboutThePointerDownToSharpCells() {
    try (BrowserPage page = opened("").width(1400)) {
      for (int i = 0; i < 12; i++) {
        wheel(page, 411, 300, -200);
      }
      page.until("uncoil.mapView.size() === 40");
      assertThat(readAt(page, 411, 300).get(0)).isEqualTo("411, 300");
      // every pixel of a cell has the colour that the cell has in the legend's data
      assertThat(
              page.evaluate(
                      "(() => { const v = uncoil.mapView; const [x, y] = v.origin();"
                          + " const d = canvas.getContext('2d').getImageData("
                          + "x + 411 * 40, y - 301 * 40, 40, 40).data;"
                          + " return new Set(new Uint32Array(d.buffer)).size; })()")
                  .asInt())
          .isEqualTo(1);
      page.until("location.hash.includes('zoom=40')");
      String address = page.address();
      try (BrowserPage other = opened(address.substring("index.html".length())).width(1400)) {
        assertThat(other.evaluate("uncoil.mapView.size()").asInt()).isEqualTo(40);
        assertThat(other.evaluate("uncoil.mapView.x").asDouble())
            .isCloseTo(page.evaluate("uncoil.mapView.x").asDouble(), within(0.01));
        other.keep("map-deep");
      }
      page.assertClean();
    }
  }

  @Test
  void aPixelHasTheColourOfTheFirstBoundThatTheMeasureDoesNotExceed() {
    try (BrowserPage page = opened("#x=300&y=265&zoom=4").width(1400)) {
      page.until("uncoil.mapView.tiles.held(0, 1, 1)");
      for (int[] cell : new int[][] {{299, 265}, {330, 280}, {280, 240}}) {
        int i = cell[1] * COLUMNS + cell[0];
        assertThat(
                page.evaluate(
                        ("(() => { const v = uncoil.mapView; v.draw(); const [x, y] = v.origin();"
                                + " const s = v.size(); const [r, g, b] = canvas.getContext('2d')"
                                + ".getImageData(x + %d * s + 2, y - %d * s - 2, 1, 1).data;"
                                + " return '#' + [r, g, b].map(c => c.toString(16)"
                                + ".padStart(2, '0')).join(''); })()")
                            .formatted(cell[0], cell[1]))
                    .asText())
            .isEqualTo(MapSamples.colour(samples.converged[i] == 1, samples.measure[i]));
      }
    }
  }

  @Test
  void theKeyboardMovesZoomsAndChooses() {
    try (BrowserPage page = opened("")) {
      page.evaluate("canvas.focus(), 0");
      page.press("+", "+", "ArrowRight", "Enter");
      page.until("chosen.textContent.includes('learning rate')");
      page.until("!readout.textContent.includes('…')");
      String cell = page.texts("#readout tbody td:nth-child(3)").get(0);
      assertThat(page.evaluate("chosen.textContent").asText())
          .startsWith("Cell " + cell + ": learning rate ");
      page.until("location.hash.includes('cell=" + cell.replace(", ", "%2C") + "')");
      assertThat(page.evaluate("document.getElementById('open-network').href").asText())
          .endsWith("workbench.html#cell=" + cell.replace(", ", ","));
      page.press("0").until("!location.hash.includes('zoom')");
      page.assertClean();
    }
  }

  @Test
  void everyQuantityHasItsColoursAndItsLegend() {
    try (BrowserPage page = opened("#quantity=final-loss").width(1400)) {
      assertThat(page.text("#legend-name")).startsWith("final training loss");
      page.until("document.getElementById('legend').ariaLabel.includes('final training loss')");
      page.keep("map-loss");
      page.evaluate(
          "(quantity.value = 'converged', quantity.dispatchEvent(new Event('change')), 0)");
      page.until("location.hash === '#quantity=converged'");
      page.until("document.getElementById('legend').ariaLabel === 'Colours of yes and of no'");
      page.keep("map-converged");
      page.assertClean();
    }
  }

  @Test
  void opensTheNetworkOfACellAndTrainsIt() {
    try (BrowserPage page = opened("#cell=411,300").width(1400)) {
      page.click("#open-network").until("self.uncoil?.trained && uncoil.shown");
      assertThat(page.address()).startsWith("workbench.html#").contains("411");
      assertThat(page.text("#cells")).startsWith("Cell 411, 300: learning rate ");
      assertThat(page.text("#state")).contains("trained for 60 epochs");
      assertThat(page.text("#commands code"))
          .isEqualTo("jobs/pipeline conf/studies/trainability.conf --cell 411,300");
      assertThat(page.text("[data-part=now]")).startsWith("epoch 60 · loss ");
      float first =
          (float)
              (0.1 * Math.pow(100, 300 / 529.0) * MapSamples.start(NETWORK, MapSamples.DATASET)[0]);
      assertThat(page.evaluate("uncoil.shown.panes[0].run.parameters[0][0]").asDouble())
          .isEqualTo(first);
      page.keep("map-network");
      page.click("#back").until("location.hash.includes('epoch=59')");
      assertThat(page.address()).contains("cell=411");
      page.assertClean();
      assertThat(page.axe()).isEmpty();
    }
  }

  @Test
  void twoCellsAreComparedSideBySide() {
    try (BrowserPage page =
        Browser.page(folder)
            .open("workbench.html#cell=10,20;500,400")
            .until("self.uncoil?.trained && uncoil.shown")) {
      page.until("uncoil.shown.panes.length === 2");
      assertThat(page.texts("[data-part=now]")).hasSize(2);
      assertThat(page.texts("#commands code")).hasSize(2);
      page.keep("map-compare");
      page.assertClean();
    }
  }

  @Test
  void fitsAPhone() {
    try (BrowserPage page = opened("").width(390)) {
      page.until("document.documentElement.scrollWidth <= 390");
      page.keep("map-phone");
      page.assertClean();
    }
  }

  /** A map whose axes are a list of widths and a setting within the optimizer. */
  private static void writeWidths(Path to, List<String> hidden) {
    MapSamples small = new MapSamples(3, 2);
    NetworkSpec network =
        Samples.network(List.of(8), Activation.RELU, new Optimizer.Momentum(0.9), 20);
    small.write(to, network);
    PageAxis x =
        new PageAxis(
            "hidden layers",
            PageAxis.Target.NETWORK,
            List.of("hidden"),
            Spacing.LINEAR,
            hidden,
            true);
    PageAxis y =
        new PageAxis(
            "momentum",
            PageAxis.Target.NETWORK,
            List.of("optimizer", "momentum"),
            Spacing.LINEAR,
            List.of("0", "0.5"),
            false);
    MapSamples.put(to, MapIndex.PATH, small.index(network, x, y).bytes());
    int[][] widths = {{4}, {6, 5}, {}};
    for (int i = 0; i < 3; i++) {
      NetworkSpec cell =
          Samples.network(
              Arrays.stream(widths[i]).boxed().toList(),
              Activation.RELU,
              new Optimizer.Momentum(0.9),
              20);
      MapSamples.put(
          to,
          MapStart.path(i, 0),
          MapStart.script(i, 0, MapSamples.DATASET, MapSamples.start(cell, MapSamples.DATASET)));
    }
  }

  @Test
  void anAxisCanChangeTheWidthsOfTheLayers(@TempDir Path other) {
    writeWidths(other, List.of("[4]", "[6,5]", "[]"));
    try (BrowserPage page = Browser.page(other)) {
      page.open("workbench.html#cell=1,1").until("self.uncoil?.trained && uncoil.shown");
      assertThat(page.text("#cells")).isEqualTo("Cell 1, 1: hidden layers 6, 5, momentum 0.5");
      assertThat(page.evaluate("uncoil.shown.panes[0].run.network.widths.join()").asText())
          .isEqualTo("2,6,5,2,2");
      assertThat(page.evaluate("uncoil.shown.panes[0].run.network.activations.join()").asText())
          .isEqualTo("relu,relu,relu");
      page.assertClean();
      page.open("index.html").until("self.uncoil?.mapView?.tiles.held(0, 0, 0)");
      assertThat(readAt(page, 2, 0).subList(0, 3)).containsExactly("2, 0", "none", "0");
      assertThat(
              page.evaluate("uncoil.mapView.axes[0].ticks(0, 3, 9).map(t => t[1]).join('|')")
                  .asText())
          .isEqualTo("4|6, 5|none");
      page.assertClean();
    }
  }

  @Test
  void aStartThatDoesNotFitIsAMessageWithTheCommand(@TempDir Path other) {
    writeWidths(other, List.of("[5]", "[6,5]", "[]"));
    try (BrowserPage page = Browser.page(other)) {
      page.open("workbench.html#cell=0,0").until("self.uncoil?.trained");
      assertThat(page.text("#state")).contains("cannot be trained: the initial weights");
      assertThat(page.text("#commands code")).endsWith("--cell 0,0");
      page.open("workbench.html").until("self.uncoil?.trained");
      assertThat(page.text("#cells")).startsWith("Cell 1, 1: ");
    }
  }

  @Test
  void ticksAreRoundNumbersAtTheirPlaces() {
    try (BrowserPage page = opened("")) {
      assertThat(page.evaluate("uncoil.map.niceTicks(0.001, 10, 12, true).join()").asText())
          .isEqualTo("0.001,0.01,0.1,1,10");
      assertThat(page.evaluate("uncoil.map.niceTicks(0.13, 0.31, 4, true).join()").asText())
          .isEqualTo("0.15000000000000002,0.2,0.25,0.30000000000000004");
      // the value of a tick's place is the tick
      assertThat(
              page.evaluate(
                      "Math.max(...uncoil.mapView.axes.flatMap(axis => axis.ticks(100, 400, 9).map("
                          + "([place, text]) => Math.abs(axis.valueAt(place) / Number(text) - 1))))")
                  .asDouble())
          .isLessThan(1e-9);
    }
  }
}

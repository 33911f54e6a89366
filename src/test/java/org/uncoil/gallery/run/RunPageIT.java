package org.uncoil.gallery.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.LastLayer;
import org.uncoil.pipeline.gallery.GalleryStage;
import org.uncoil.pipeline.measure.MeasureStage;
import org.uncoil.pipeline.render.RenderStage;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.SharedSpark;
import org.uncoil.testing.StudyOutput;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/** The pages of a real study's runs, as a reader plays with them in a browser. */
@Needs(Requirement.CHROMIUM)
class RunPageIT {
  private static final String STUDY =
      """
      study { name = play, title = "Two moons, played", seed = 3 }
      datasets = [ { name = moons, source { type = moons, points = 160, noise = 0.1 } } ]
      networks = [
        { name = net, hidden = [16], learning-rate = 0.05, epochs = 24, grid { activation = [tanh, relu] } }
      ]
      record { model = true }
      render { films = [film, embedding], formats = [png] }
      """;

  private static final int LAST = 24;
  private static final int[] BLUE = {0x00, 0x72, 0xb2};
  private static final int[] ORANGE = {0xd5, 0x5e, 0x00};

  /** Room at the canvas's sides for its numbers, in pixels: left, right, top, bottom. */
  private static final double[] ROOM = {38, 8, 8, 24};

  @TempDir static Path folder;

  private static StudyOutput output;
  private static Path gallery;
  private static List<RunRow> runs;

  @BeforeAll
  static void publish() throws IOException {
    Path study = Files.writeString(folder.resolve("play.conf"), STUDY);
    output = new StudyOutput(study, folder.resolve("out").toString()).trained();
    new MeasureStage().run(output.context());
    new RenderStage().run(output.context());
    new GalleryStage().run(output.context());
    gallery = folder.resolve("out/gallery");
    runs = output.folder().read(Table.RUNS).toList();
  }

  private static String pageOf(int run) {
    return "runs/" + runs.get(run).runId() + ".html";
  }

  private static BrowserPage opened(String path) {
    return Browser.page(gallery).open(path).until("self.uncoil.shown");
  }

  private static EpochRow epoch(int run, int epoch) {
    String id = runs.get(run).runId();
    return output.folder().read(Table.EPOCHS).ofRun(id, epoch).toList().get(0);
  }

  private static EmbeddingRow embedding(int run, int epoch) {
    String id = runs.get(run).runId();
    return output.folder().read(Table.EMBEDDINGS).ofRun(id, epoch).toList().get(0);
  }

  @Test
  void oneSliderDrivesThePointsTheCurvesAndTheMatrices() {
    try (BrowserPage page = opened(pageOf(0) + "#epoch=24")) {
      int[] last = assertShows(page, 0, LAST);
      page.evaluate("document.getElementById('epoch').focus()");
      page.press("Home");
      assertThat(assertShows(page, 0, 0)).isNotEqualTo(last);
      for (int epoch = 1; epoch <= 3; epoch++) {
        // a busy browser drops keys that it has had no time for
        page.press("ArrowRight");
        assertShows(page, 0, epoch);
      }
      page.press("ArrowLeft");
      assertShows(page, 0, 2);
      page.assertClean();
    }
  }

  /** Everything on the page is of this epoch; gives what the matrices hold. */
  private static int[] assertShows(BrowserPage page, int run, int epoch) {
    page.until("here.textContent === 'epoch " + epoch + "'");
    EpochRow row = epoch(run, epoch);
    assertThat(page.text("[data-part=now]"))
        .startsWith("epoch " + epoch + " · loss ")
        .contains("training " + Math.round(100 * row.trainAccuracy()) + " %")
        .contains("test " + Math.round(100 * row.testAccuracy()) + " % correct");
    assertThat(page.texts(".confusion .when")).containsOnly(String.valueOf(epoch));
    String x =
        String.format(
            java.util.Locale.ROOT,
            "M%.1f 0V%d",
            (double) CurveChart.WIDTH * epoch / LAST,
            CurveChart.HEIGHT);
    assertThat(page.evaluate("cursor.getAttribute('d')").asText()).isEqualTo(x);
    int[] cells = page.texts(".confusion td").stream().mapToInt(Integer::parseInt).toArray();
    assertThat(cells).isEqualTo(counted(run, epoch));
    return cells;
  }

  /** The matrices from the tables: training points, then those held out. */
  private static int[] counted(int run, int epoch) {
    Dataset moons = moons();
    LastLayer layer = new LastLayer(epoch(run, epoch).lastLayer());
    EmbeddingRow embedding = embedding(run, epoch);
    int[] counts = new int[8];
    for (int p = 0; p < moons.size(); p++) {
      int given = layer.classify(embedding.after1().get(p), embedding.after2().get(p));
      counts[(moons.isTest(p) ? 4 : 0) + 2 * moons.label(p) + given]++;
    }
    return counts;
  }

  private static Dataset moons() {
    return new StoredDatasets(output.folder()).get(runs.get(0).datasetId());
  }

  @Test
  void thePointsLieWhereTheTableSaysAndHaveTheirClassesColour() throws IOException {
    Dataset moons = moons();
    LastLayer layer = new LastLayer(epoch(0, 2).lastLayer());
    EmbeddingRow embedding = embedding(0, 2);
    try (BrowserPage page = opened(pageOf(0) + "#epoch=2").width(1840)) {
      page.until("here.textContent === 'epoch 2'");
      // points alone
      page.evaluate("document.getElementById('show-regions').click(), 0");
      page.evaluate("document.getElementById('show-grid').click(), 0");
      page.evaluate(
          "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
      JsonNode size =
          page.evaluate(
              "(self.plot = uncoil.shown.panes[0].embedding.canvas,"
                  + " [plot.clientWidth, plot.clientHeight, plot.width])");
      assertThat(size.get(2).asInt()).isEqualTo(size.get(0).asInt());
      double[][] pixels =
          pixels(
              embedding, size, page.evaluate("Object.values(uncoil.shown.panes[0].run.limits[0])"));
      int seen = 0;
      for (int p = 0; p < pixels.length; p++) {
        int predicted = layer.classify(embedding.after1().get(p), embedding.after2().get(p));
        if (!moons.isTest(p) && apart(pixels, p) && predicted == moons.label(p)) {
          JsonNode colour =
              page.evaluate(
                  "[...plot.getContext('2d').getImageData(%d, %d, 1, 1).data]"
                      .formatted((int) pixels[p][0], (int) pixels[p][1]));
          int[] expected = moons.label(p) == 0 ? BLUE : ORANGE;
          for (int channel = 0; channel < 3; channel++) {
            assertThat(colour.get(channel).asInt())
                .as("channel %d of point %d", channel, p)
                .isBetween(expected[channel] - 6, expected[channel] + 6);
          }
          seen++;
        }
      }
      assertThat(seen).isGreaterThan(15);
    }
  }

  /** Where points must be: the axes fill the canvas with the same scale on both. */
  private static double[][] pixels(EmbeddingRow embedding, JsonNode size, JsonNode axes) {
    double[] limits = new double[4];
    for (int i = 0; i < 4; i++) {
      limits[i] = axes.get(i).asDouble();
    }
    double width = size.get(0).asDouble() - ROOM[0] - ROOM[1];
    double height = size.get(1).asDouble() - ROOM[2] - ROOM[3];
    double scale = Math.min(width / (limits[1] - limits[0]), height / (limits[3] - limits[2]));
    double[][] pixels = new double[embedding.after1().size()][];
    for (int p = 0; p < pixels.length; p++) {
      double x = embedding.after1().get(p) - (limits[0] + limits[1]) / 2;
      double y = embedding.after2().get(p) - (limits[2] + limits[3]) / 2;
      pixels[p] = new double[] {ROOM[0] + width / 2 + x * scale, ROOM[2] + height / 2 - y * scale};
    }
    return pixels;
  }

  /** Whether no other point is drawn over or beside this one. */
  private static boolean apart(double[][] pixels, int point) {
    for (int p = 0; p < pixels.length; p++) {
      double distance =
          Math.hypot(pixels[p][0] - pixels[point][0], pixels[p][1] - pixels[point][1]);
      if (p != point && distance < 5) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aLinkRestoresEpochSpeedColourAndPoint() {
    try (BrowserPage page = opened(pageOf(1) + "#epoch=5&speed=0.5&colour=learned&point=17")) {
      assertThat(page.evaluate("[speed.value, colour.value, here.textContent].join()").asText())
          .isEqualTo("0.5,learned,epoch 5");
      assertThat(page.text("[data-part=tip]")).startsWith("point 17");
      assertThat(page.text("[data-part=legend]")).contains("learned in epochs 0–");
      page.press("ArrowRight").until("location.hash.includes('epoch=6')");
      assertThat(page.address()).endsWith("#epoch=6&speed=0.5&colour=learned&point=17");
      page.evaluate("location.hash = 'epoch=9'");
      page.until("here.textContent === 'epoch 9'");
    }
  }

  @Test
  void anotherChoiceLeadsToThePageOfThatRunAtTheSameEpoch() {
    try (BrowserPage page = opened(pageOf(0) + "#epoch=4")) {
      page.until("document.querySelector('[data-part=activation]').options.length === 2");
      page.evaluate(
          "(() => { const select = document.querySelector('[data-part=activation]');"
              + " select.value = 'relu'; select.dispatchEvent(new Event('change')); return 0; })()");
      page.until("location.pathname.endsWith('" + pageOf(1) + "') && self.uncoil?.shown");
      assertThat(page.text("#here")).isEqualTo("epoch 4");
      page.click("#add").until("location.pathname.endsWith('/workbench.html')");
      page.until("self.uncoil?.shown?.panes.length === 2");
      assertThat(page.evaluate("uncoil.shown.panes.map(p => p.id).join()").asText())
          .isEqualTo(runs.get(1).runId() + "," + runs.get(0).runId());
      assertThat(page.text("#here")).isEqualTo("epoch 4");
      page.assertClean();
    }
  }

  @Test
  void theViewZoomsAndShowsWhatEntersTheActivation() {
    try (BrowserPage page = opened(pageOf(0))) {
      page.evaluate("(self.view = uncoil.shown.panes[0].embedding, 0)");
      double before = page.evaluate("view.frame().scale").asDouble();
      page.evaluate("view.canvas.focus(), 0");
      page.press("+");
      assertThat(page.evaluate("view.frame().scale").asDouble()).isGreaterThan(1.4 * before);
      page.press("0");
      assertThat(page.evaluate("view.frame().scale").asDouble()).isEqualTo(before);
      page.evaluate("stage.value = '1', stage.dispatchEvent(new Event('change', {bubbles: true}))");
      assertThat(page.evaluate("view.where(3)[0]").asDouble())
          .isCloseTo(
              embedding(0, LAST).before1().get(3), org.assertj.core.data.Offset.offset(0.01));
      page.assertClean();
    }
  }

  @Test
  void whatIsLinkedIsThere() {
    try (BrowserPage page = opened(pageOf(0))) {
      List<String> links = new ArrayList<>();
      page.evaluate(
              "[...document.querySelectorAll('a[download]')].map(a => a.getAttribute('href'))")
          .forEach(link -> links.add(link.asText()));
      assertThat(links).hasSize(5).anyMatch(link -> link.endsWith(".zip"));
      assertThat(links).allSatisfy(link -> assertThat(gallery.resolve("runs/" + link)).exists());
    }
  }

  @Test
  void theQueriesReadTheRun() throws SQLException {
    try (BrowserPage page = opened(pageOf(0))) {
      String tables = output.location() + "/tables";
      List<String> queries =
          page.texts(".snippet code").stream().map(q -> q.replace("tables", tables)).toList();
      try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = database.createStatement()) {
        ResultSet rows = statement.executeQuery(queries.get(1));
        int count = 0;
        while (rows.next()) {
          if (rows.getInt("epoch") == 7 && rows.getInt("point") == 3) {
            assertThat(rows.getFloat("z2")).isEqualTo(embedding(0, 7).after2().get(3));
          }
          count++;
        }
        assertThat(count).isEqualTo(160 * (LAST + 1));
        Path json = folder.resolve("weights.json");
        statement.execute(queries.get(3).replaceFirst("TO '[^']*'", "TO '" + json + "'"));
        assertThat(json).isNotEmptyFile();
      }
      assertThat(SharedSpark.get().sql(queries.get(2)).count()).isEqualTo(160 * (LAST + 1));
    }
  }

  @Test
  void readersOfEveryKindAreServed() {
    for (String path : List.of(pageOf(0))) {
      for (boolean dark : new boolean[] {false, true}) {
        for (int width : dark ? new int[] {390, 1280} : new int[] {1280, 1840}) {
          try (BrowserPage page = Browser.page(gallery).width(width).dark(dark)) {
            page.open(path + "#epoch=12").until("self.uncoil.shown");
            String name = path.replaceAll("/.*", "") + "-" + width + (dark ? "-dark" : "");
            page.keep(name);
            assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .as(name)
                .isEqualTo(width);
            page.assertClean();
            if (width == 1280) {
              assertThat(page.axe()).as(name).isEmpty();
            }
          }
        }
      }
    }
  }
}

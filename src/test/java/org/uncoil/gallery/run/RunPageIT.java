package org.uncoil.gallery.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
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
import org.uncoil.text.Figures;

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
  void oneSliderDrivesTheFilmThePointsTheCurvesTheFiguresAndTheMatrices() throws IOException {
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
  private static int[] assertShows(BrowserPage page, int run, int epoch) throws IOException {
    page.until("document.getElementById('now-epoch').textContent === '" + epoch + "'")
        .until(
            "!film.seeking && Math.floor(film.currentTime * 12) === " + 120 * epoch / (LAST + 1));
    EpochRow row = epoch(run, epoch);
    assertThat(page.text("#now-loss")).isEqualTo(Figures.loss(row.trainLoss()));
    assertThat(page.text("#now-train")).isEqualTo(Figures.percent(row.trainAccuracy()));
    assertThat(page.text("#now-held")).isEqualTo(Figures.percent(row.testAccuracy()));
    assertThat(page.text("#here")).isEqualTo("epoch " + epoch);
    assertThat(page.text("#points-epoch")).isEqualTo("epoch " + epoch);
    assertThat(page.texts(".confusion .when")).containsOnly(String.valueOf(epoch));
    String x = String.format(java.util.Locale.ROOT, "M%.1f 0V160", 1000.0 * epoch / LAST);
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
  void theFilmShowsTheVeryFrameOfAnEpoch() throws IOException {
    Map<Integer, BufferedImage> frames =
        List.of(9, 10, 11).stream()
            .collect(Collectors.toMap(Function.identity(), RunPageIT::frame));
    try (BrowserPage page = opened(pageOf(0) + "#epoch=10")) {
      page.width(1400);
      page.evaluate(
          "Object.assign(film.style, {position: 'fixed', left: 0, top: 0, width: '1280px',"
              + " height: '720px', maxWidth: 'none', zIndex: 9, border: 0})");
      page.until("!film.seeking && film.readyState >= 2");
      page.evaluate(
          "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
      BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
      double own = difference(seen, frames.get(10));
      assertThat(own).as("levels of 255 by which a colour differs").isLessThan(3);
      assertThat(own).isLessThan(0.9 * difference(seen, frames.get(9)));
      assertThat(own).isLessThan(0.9 * difference(seen, frames.get(11)));
    }
  }

  /** A frame as it was drawn, before it went through the video's codec. */
  private static BufferedImage frame(int number) {
    try (var files = Files.list(gallery.resolve("films"))) {
      Path facts =
          files
              .filter(path -> path.getFileName().toString().matches("moons-.*-seed\\d+\\.json"))
              .filter(path -> read(path).contains(runs.get(0).runId()))
              .findFirst()
              .orElseThrow();
      Path frames = Path.of(facts.toString().replace(".json", "-frames"));
      return ImageIO.read(frames.resolve("%05d.png".formatted(number)).toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * The mean difference of two pictures' colours over what moves: the cards' upper three fifths.
   */
  private static double difference(BufferedImage seen, BufferedImage drawn) {
    long sum = 0;
    int count = 0;
    for (int y = 130; y < 540; y++) {
      for (int x = 30; x < 1250; x++) {
        int a = seen.getRGB(x, y);
        int b = drawn.getRGB(x, y);
        for (int shift = 0; shift < 24; shift += 8) {
          sum += Math.abs((a >> shift & 255) - (b >> shift & 255));
          count++;
        }
      }
    }
    return (double) sum / count;
  }

  @Test
  void thePointsLieWhereTheTableSaysAndHaveTheirClassesColour() throws IOException {
    Dataset moons = moons();
    LastLayer layer = new LastLayer(epoch(0, 2).lastLayer());
    EmbeddingRow embedding = embedding(0, 2);
    try (BrowserPage page = opened(pageOf(0) + "#epoch=2").width(1840)) {
      page.until("document.getElementById('points-epoch').textContent === 'epoch 2'");
      page.evaluate(
          "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
      JsonNode size = page.evaluate("[plot.clientWidth, plot.clientHeight, plot.width]");
      assertThat(size.get(2).asInt()).isEqualTo(size.get(0).asInt());
      double[][] pixels =
          pixels(embedding, size, page.evaluate("Object.values(uncoil.shown.plot.run.limits[0])"));
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
  void itPlaysToTheEndAndStopsThere() {
    try (BrowserPage page = opened(pageOf(0) + "#epoch=0&speed=2")) {
      page.until("!film.seeking");
      page.evaluate(
          "self.seen = new Set(); new MutationObserver(() => seen.add(here.textContent))"
              + ".observe(here, {subtree: true, childList: true, characterData: true}), 0");
      page.click("#play").until("film.ended").until("here.textContent === 'epoch 24'");
      assertThat(page.evaluate("seen.size").asInt()).isGreaterThan(3);
      assertThat(page.evaluate("film.playbackRate").asDouble()).isEqualTo(2);
      page.press("Home").press(" ").until("!film.paused").press(" ").until("film.paused");
      page.assertClean();
    }
  }

  @Test
  void aLinkRestoresEpochSpeedColourAndPoint() {
    try (BrowserPage page = opened(pageOf(1) + "#epoch=5&speed=0.5&colour=learned&point=17")) {
      assertThat(page.text("#now-epoch")).isEqualTo("5");
      assertThat(page.evaluate("[speed.value, colour.value, follow.value].join()").asText())
          .isEqualTo("0.5,learned,17");
      assertThat(page.text("#tip")).startsWith("Point 17");
      assertThat(page.text("#legend")).contains("learned in epochs 0–");
      page.press("ArrowRight").until("location.hash.includes('epoch=6')");
      assertThat(page.address()).endsWith("#epoch=6&speed=0.5&colour=learned&point=17");
      page.evaluate("location.hash = 'epoch=9'");
      page.until("document.getElementById('now-epoch').textContent === '9'");
    }
  }

  @Test
  void aPointTellsItsFateUnderThePointerAndTheViewZooms() throws IOException {
    List<Integer> learned =
        output
            .folder()
            .read(Table.TRAINING_DYNAMICS)
            .ofRun(runs.get(0).runId())
            .toList()
            .get(0)
            .learnedEpoch();
    try (BrowserPage page = opened(pageOf(0))) {
      page.evaluate(
          "(() => { const [x, y] = uncoil.shown.plot.pixel(...uncoil.shown.plot.where(3));"
              + " const box = plot.getBoundingClientRect();"
              + " plot.dispatchEvent(new PointerEvent('pointermove',"
              + " {clientX: box.x + x, clientY: box.y + y, pointerId: 1})); })()");
      int shown = page.evaluate("uncoil.shown.plot.chosen").asInt();
      String fate =
          learned.get(shown) < 0
              ? "incorrect at the end"
              : "always correct from epoch " + learned.get(shown);
      assertThat(page.text("#tip")).contains("Point " + shown).contains(fate);
      double before = page.evaluate("uncoil.shown.plot.frame().scale").asDouble();
      page.click("#zoom-in");
      assertThat(page.evaluate("uncoil.shown.plot.frame().scale").asDouble())
          .isGreaterThan(1.4 * before);
      page.click("#zoom-reset");
      assertThat(page.evaluate("uncoil.shown.plot.frame().scale").asDouble()).isEqualTo(before);
      page.evaluate("stage.value = '1', stage.dispatchEvent(new Event('change', {bubbles: true}))");
      assertThat(page.evaluate("uncoil.shown.plot.where(3)[0]").asDouble())
          .isCloseTo(
              embedding(0, LAST).before1().get(3), org.assertj.core.data.Offset.offset(0.01));
      page.assertClean();
    }
  }

  @Test
  void allActivationsGoInStep() {
    try (BrowserPage page = opened("datasets/1.html#epoch=4")) {
      assertThat(page.evaluate("uncoil.shown.plots().length").asInt()).isEqualTo(2);
      page.press("ArrowRight", "ArrowRight");
      assertThat(
              page.evaluate("uncoil.shown.plots().map(t => t.plot.run.epochs[t.plot.place]).join()")
                  .asText())
          .isEqualTo("6,6");
      page.until("location.hash === '#epoch=6'");
      assertThat(page.texts(".tile h3")).containsExactly("tanh", "relu");
      page.press(" ").until("here.textContent === 'epoch 24'");
      page.assertClean();
      page.click(".tile h3 a").until("document.querySelector('#film')");
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
    for (String path : List.of(pageOf(0), "datasets/1.html")) {
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

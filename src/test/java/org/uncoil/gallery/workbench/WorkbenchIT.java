package org.uncoil.gallery.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.pipeline.gallery.GalleryStage;
import org.uncoil.pipeline.measure.MeasureStage;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.measure.TrainingDynamicsRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.StudyOutput;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;
import org.w3c.dom.Document;

/** The workbench of a real study, as a reader uses it in a browser. */
@Needs(Requirement.CHROMIUM)
class WorkbenchIT {
  private static final String STUDY =
      """
      study { name = bench, title = "Moons and tori", seed = 3, seeds = 2 }
      datasets = [
        { name = moons, source { type = moons, points = 160, noise = 0.1 } }
        { name = tori, source { type = linked-tori, points = 120 } }
      ]
      networks = [
        { name = net, hidden = [12], learning-rate = 0.05, epochs = 20, grid { activation = [tanh, relu, identity] } }
      ]
      render { films = [] }
      """;

  @TempDir static Path folder;

  private static StudyOutput output;
  private static List<StudyRun> runs;

  @BeforeAll
  static void publish() throws IOException {
    Path study = Files.writeString(folder.resolve("bench.conf"), STUDY);
    output = new StudyOutput(study, folder.resolve("out").toString()).trained();
    new MeasureStage().run(output.context());
    new GalleryStage().run(output.context());
    runs = StudyRun.of(output.context());
  }

  private static StudyRun run(String dataset, String activation, long seed) {
    return runs.stream()
        .filter(run -> run.plan().dataset().equals(dataset))
        .filter(run -> run.plan().network().activationLabel().equals(activation))
        .filter(run -> run.row().seed() == seed)
        .findFirst()
        .orElseThrow();
  }

  private static String id(String dataset, String activation) {
    return run(dataset, activation, 0).row().runId();
  }

  private static BrowserPage opened(String fragment) {
    return Browser.page(folder.resolve("out/gallery"))
        .open(WorkbenchPage.PATH + fragment)
        .width(1500)
        .until("self.uncoil.shown && uncoil.shown.panes.every(pane => pane.views.length > 0)");
  }

  private static void move(BrowserPage page, int pane, String part, double left, double top) {
    page.evaluate(
        ("(() => { const canvas = uncoil.shown.panes[%d].part('%s');"
                + " const box = canvas.getBoundingClientRect();"
                + " canvas.dispatchEvent(new PointerEvent('pointermove',"
                + " {clientX: box.x + %s, clientY: box.y + %s, pointerId: 1})); return 0; })()")
            .formatted(pane, part, left, top));
  }

  @Test
  void everyRunIsPlayableAndTheBestOneIsShownFirst() {
    try (BrowserPage page = opened("")) {
      assertThat(page.evaluate("uncoilRuns.words.replay.all.join()").asText()).isEqualTo("yes");
      assertThat(page.evaluate("uncoil.shown.panes.length").asInt()).isEqualTo(1);
      assertThat(page.text("[data-part=now]")).startsWith("epoch 20 · loss ");
      page.assertClean();
      assertThat(page.axe()).isEmpty();
    }
  }

  @Test
  void anAddressRestoresEverythingAndIsKeptUpToDate() {
    String address =
        "#epoch=7&speed=2&runs=%s%%2C%s&colour=error&stage=before&morph=0.25&hide=grid%%2Ctest&point=17"
            .formatted(id("moons", "tanh"), id("moons", "relu"));
    try (BrowserPage page = opened(address)) {
      assertThat(page.texts("[data-part=now]")).hasSize(2).allMatch(t -> t.startsWith("epoch 7 "));
      assertThat(
              page.evaluate(
                      "[...document.querySelectorAll('[data-part=activation]')]"
                          + ".map(s => s.value).join()")
                  .asText())
          .isEqualTo("tanh,relu");
      assertThat(
              page.evaluate(
                      "[colour.value, stage.value, morph.value, document.getElementById('show-grid')"
                          + ".checked, document.getElementById('show-train').checked].join()")
                  .asText())
          .isEqualTo("error,1,0.25,false,true");
      assertThat(page.texts("[data-part=tip]")).allMatch(tip -> tip.startsWith("point 17"));
      page.press("ArrowRight").until("location.hash.includes('epoch=8')");
      assertThat(page.address())
          .isEqualTo(WorkbenchPage.PATH + address.replace("epoch=7", "epoch=8"));
      page.assertClean();
    }
  }

  @Test
  void aRunIsChosenInPlaceAndAnotherIsPutBesideIt() {
    try (BrowserPage page = opened("#epoch=5&runs=" + id("moons", "tanh"))) {
      page.evaluate(
          "(() => { const select = document.querySelector('[data-part=dataset]');"
              + " select.value = 'tori'; select.dispatchEvent(new Event('change')); return 0; })()");
      page.until("uncoil.shown.panes[0].run?.dataset.name === 'tori'");
      assertThat(page.evaluate("document.querySelector('[data-part=activation]').value").asText())
          .isEqualTo("tanh");
      assertThat(page.text("[data-part=axes]")).startsWith("PC 1 (");
      page.click("#add").until("uncoil.shown.panes[1]?.views.length > 0");
      assertThat(page.evaluate("uncoil.shown.panes.map(p => p.run.dataset.name).join()").asText())
          .isEqualTo("tori,tori");
      assertThat(page.evaluate("new Set(uncoil.shown.panes.map(p => p.place)).size").asInt())
          .isEqualTo(2);
      page.until("document.querySelectorAll('[data-part=now]')[1].innerText.startsWith('epoch 5')");
      page.click("[data-part=remove]").until("uncoil.shown.panes.length === 1");
      page.until("!location.hash.includes('%2C')");
      page.assertClean();
    }
  }

  @Test
  void thePlaceUnderThePointerGoesThroughTheNetwork() {
    StudyRun run = run("moons", "tanh", 0);
    try (BrowserPage page = opened("#epoch=20&runs=" + run.row().runId())) {
      move(page, 0, "input", 120, 90);
      JsonNode place = page.evaluate("uncoil.shown.shared.cursor.place");
      float[] parameters =
          output
              .folder()
              .read(Table.PARAMETERS)
              .ofRun(run.row().runId(), 20)
              .toList()
              .get(0)
              .parameters()
              .toArray();
      float[] logits =
          new ForwardPass(run.plan().network(), 2, 2, parameters)
              .apply(new float[] {(float) place.get(0).asDouble(), (float) place.get(1).asDouble()})
              .logits();
      int expected = logits[1] > logits[0] ? 1 : 0;
      double probability = 1 / (1 + Math.exp(logits[1 - expected] - logits[expected]));
      String name =
          output.folder().read(Table.DATASETS).toList().stream()
              .filter(row -> row.name().equals("moons"))
              .findFirst()
              .orElseThrow()
              .classNames()
              .get(expected);
      String tip = page.text("[data-part=tip]");
      assertThat(tip).startsWith("input ").contains("predicted " + name + " (");
      double shown = Double.parseDouble(tip.replaceAll(".*\\((\\d+) %\\).*", "$1"));
      assertThat(shown).isCloseTo(100 * probability, within(1.0));
      page.assertClean();
    }
  }

  @Test
  void aPointIsMarkedInEveryPanelOfEveryPaneAndItsHistoryIsThatOfTheTable() {
    String tanh = id("moons", "tanh");
    try (BrowserPage page = opened("#runs=" + tanh + "," + id("moons", "relu"))) {
      JsonNode spot =
          page.evaluate(
              "(() => { const view = uncoil.shown.panes[0].embedding;"
                  + " return view.spot(33, view.frame()); })()");
      move(page, 0, "embedding", spot.get(0).asDouble(), spot.get(1).asDouble());
      int chosen = page.evaluate("uncoil.shown.panes[0].embedding.chosen").asInt();
      assertThat(
              page.evaluate("uncoil.shown.panes.flatMap(p => p.points).map(v => v.chosen).join()")
                  .asText())
          .isEqualTo("%1$d,%1$d,%1$d,%1$d".formatted(chosen));
      TrainingDynamicsRow row =
          output.folder().read(Table.TRAINING_DYNAMICS).ofRun(tanh).toList().get(0);
      int learned = row.learnedEpoch().get(chosen);
      assertThat(page.text("[data-part=tip]"))
          .startsWith("point " + chosen)
          .endsWith(learned < 0 ? "incorrect at the end" : "always correct from epoch " + learned);
      page.assertClean();
    }
  }

  @Test
  void aRectangleSelectsItsPointsInEveryPanel() {
    try (BrowserPage page = opened("#runs=" + id("moons", "tanh"))) {
      page.evaluate(
          "(() => { const canvas = uncoil.shown.panes[0].part('input');"
              + " const box = canvas.getBoundingClientRect();"
              + " const at = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type,"
              + " {clientX: box.x + x, clientY: box.y + y, pointerId: 1}));"
              + " canvas.setPointerCapture = () => {};"
              + " at('pointerdown', 40, 10); at('pointermove', 200, 200); at('pointerup', 200, 200);"
              + " return 0; })()");
      int selected = page.evaluate("uncoil.shown.shared.selected.size").asInt();
      int inside =
          page.evaluate("uncoil.shown.panes[0].input.within(40, 10, 200, 200).length").asInt();
      assertThat(selected).isPositive().isLessThan(160).isEqualTo(inside);
      assertThat(page.text("#selected")).isEqualTo(selected + " points selected");
      page.press("Escape").until("uncoil.shown.shared.selected.size === 0");
      page.assertClean();
    }
  }

  @Test
  void aUnitUnderThePointerFillsTheInputPlane() {
    try (BrowserPage page = opened("#runs=" + id("moons", "tanh"))) {
      JsonNode spot = page.evaluate("uncoil.shown.panes[0].network.spot(1, 4)");
      move(page, 0, "net", spot.get(0).asDouble(), spot.get(1).asDouble());
      assertThat(page.evaluate("uncoil.shown.panes[0].input.unit.join()").asText())
          .isEqualTo("0,4");
      assertThat(page.text("[data-part=tip]"))
          .isEqualTo("unit 5 of hidden layer 1 after tanh, over the input plane");
      JsonNode last = page.evaluate("uncoil.shown.panes[0].network.spot(3, 1)");
      move(page, 0, "net", last.get(0).asDouble(), last.get(1).asDouble());
      assertThat(page.text("[data-part=tip]")).startsWith("output of class ");
      page.assertClean();
    }
  }

  @Test
  void theMorphBeginsAtTheInputsAndEndsAtTheEmbedding() {
    String tanh = id("moons", "tanh");
    EmbeddingRow embedding = output.folder().read(Table.EMBEDDINGS).ofRun(tanh, 20).toList().get(0);
    try (BrowserPage page = opened("#epoch=20&morph=0&runs=" + tanh)) {
      JsonNode start =
          page.evaluate(
              "(() => { const view = uncoil.shown.panes[0].embedding; view.inputFrame = null;"
                  + " const { x, y } = view.run.dataset.positions();"
                  + " const frame = view.fitted(view.run.dataset.inputLimits(), view.zoom);"
                  + " return [...view.spot(9, view.frame()), ...view.pixel(x[9], y[9], frame)];"
                  + " })()");
      assertThat(start.get(0).asDouble()).isCloseTo(start.get(2).asDouble(), within(1e-4));
      assertThat(start.get(1).asDouble()).isCloseTo(start.get(3).asDouble(), within(1e-4));
      page.evaluate("morph.value = '1', morph.dispatchEvent(new Event('input')), 0");
      JsonNode end = page.evaluate("uncoil.shown.panes[0].embedding.where(9)");
      assertThat(end.get(0).asDouble()).isCloseTo(embedding.after1().get(9), within(0.005));
      assertThat(end.get(1).asDouble()).isCloseTo(embedding.after2().get(9), within(0.005));
      page.assertClean();
    }
  }

  @Test
  void itPlaysAndPresentsAndIsEmbedded() {
    try (BrowserPage page = opened("#epoch=0&speed=4&runs=" + id("tori", "relu"))) {
      page.click("#play").until("here.textContent === 'epoch 20'");
      page.click("#present");
      assertThat(page.evaluate("getComputedStyle(tools).display").asText()).isEqualTo("none");
      page.press("Escape");
      assertThat(page.evaluate("getComputedStyle(tools).display").asText()).isNotEqualTo("none");
      page.assertClean();
    }
    try (BrowserPage page = opened("?embed=1#runs=" + id("moons", "relu"))) {
      assertThat(page.evaluate("getComputedStyle(tools).display").asText()).isEqualTo("none");
      assertThat(page.evaluate("!!document.getElementById('play')").asBoolean()).isTrue();
      page.assertClean();
    }
  }

  @Test
  void itFitsAPhoneInBothThemes() {
    try (BrowserPage page = opened("#runs=" + id("moons", "tanh")).width(390).dark(true)) {
      assertThat(
              page.evaluate(
                      "document.documentElement.scrollWidth <= document.documentElement.clientWidth")
                  .asBoolean())
          .isTrue();
      page.assertClean();
      assertThat(page.axe()).isEmpty();
    }
  }

  @Test
  void aPaneIsSavedAsPathsUnderANameThatPeopleCanRead() throws Exception {
    try (BrowserPage page = opened("#epoch=3&runs=" + id("moons", "tanh"))) {
      JsonNode saved =
          page.evaluate(
              "(async () => { const pane = uncoil.shown.panes[0]; let blob; let name;"
                  + " const create = URL.createObjectURL;"
                  + " URL.createObjectURL = given => { blob = given; return create.call(URL, given); };"
                  + " HTMLAnchorElement.prototype.click = function () { name = this.download; };"
                  + " pane.save('svg'); return [name, await blob.text()]; })()");
      assertThat(saved.get(0).asText()).isEqualTo("moons-net-tanh-tanh-0-epoch-3.svg");
      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(
                  new ByteArrayInputStream(saved.get(1).asText().getBytes(StandardCharsets.UTF_8)));
      // every point twice, on the input plane and in the embedding, and the weights
      assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(2 * 160 + 12 * 4);
      assertThat(saved.get(1).asText()).doesNotContain("NaN").doesNotContain("undefined");
      page.assertClean();
    }
  }

  @Test
  void lossAndAccuracyAreThoseOfTheTable() {
    StudyRun run = run("moons", "tanh", 0);
    try (BrowserPage page = opened("#runs=" + run.row().runId())) {
      for (EpochRow row : output.folder().read(Table.EPOCHS).ofRun(run.row().runId()).toList()) {
        JsonNode shown =
            page.evaluate(
                "(() => { const { run } = uncoil.shown.panes[0];"
                    + " const place = run.epochs.indexOf(%d);".formatted(row.epoch())
                    + " return [run.loss(place), ...run.accuracy(place)]; })()");
        assertThat(shown.get(0).asDouble()).isCloseTo(row.trainLoss(), within(1e-3));
        assertThat(shown.get(1).asDouble()).isCloseTo(row.trainAccuracy(), within(1e-6));
        assertThat(shown.get(2).asDouble()).isCloseTo(row.testAccuracy(), within(1e-6));
      }
      page.assertClean();
    }
  }

  @Test
  void curvesOfAllPanesLeadToTheEpochThatIsClicked() {
    try (BrowserPage page = opened("#runs=" + id("moons", "tanh") + "," + id("moons", "relu"))) {
      assertThat(page.texts("[data-part=letter]")).containsExactly("A", "B");
      assertThat(page.evaluate("uncoil.shown.panes.map(p => p.colour())").toString())
          .contains("oklch")
          .doesNotContain("\"\"");
      page.until(
          "uncoil.shown.curves.panes.every(p => uncoil.shown.curves.series(p).length === 21)");
      page.evaluate(
          "(() => { const canvas = document.querySelector('.shared-curves canvas');"
              + " canvas.setPointerCapture = () => {};"
              + " const box = canvas.getBoundingClientRect();"
              + " canvas.dispatchEvent(new PointerEvent('pointerdown',"
              + " {clientX: box.x + 42 + (box.width - 52) / 2, clientY: box.y + 20})); return 0; })()");
      page.until("here.textContent === 'epoch 10'");
      page.assertClean();
    }
  }

  @Test
  void aSinglePanelAndThePointsAreSavedUnderNamesThatPeopleCanRead() {
    String tanh = id("moons", "tanh");
    try (BrowserPage page = opened("#epoch=3&runs=" + tanh)) {
      page.evaluate(
          "(() => { self.names = []; self.blobs = []; const create = URL.createObjectURL;"
              + " URL.createObjectURL = blob => { blobs.push(blob); return create.call(URL, blob); };"
              + " HTMLAnchorElement.prototype.click = function () { names.push(this.download); };"
              + " const select = document.querySelector('[data-part=save]');"
              + " for (const choice of ['embedding.png', 'network.svg', 'points.csv']) {"
              + " select.value = choice; select.dispatchEvent(new Event('change')); }"
              + " return 0; })()");
      page.until("names.length === 3");
      assertThat(page.evaluate("names.sort().join()").asText())
          .isEqualTo(
              "moons-net-tanh-tanh-0-embedding-epoch-3.png,moons-net-tanh-tanh-0-epoch-3.csv,"
                  + "moons-net-tanh-tanh-0-network-epoch-3.svg");
      List<String> lines =
          page.evaluate("blobs.find(blob => blob.type === 'text/csv').text()")
              .asText()
              .lines()
              .toList();
      assertThat(lines).hasSize(161);
      assertThat(lines.get(0))
          .isEqualTo(
              "point,label,is_test,predicted,learned_epoch,after_1,after_2,before_1,before_2");
      EmbeddingRow row = output.folder().read(Table.EMBEDDINGS).ofRun(tanh, 3).toList().get(0);
      String[] first = lines.get(1).split(",", -1);
      assertThat(Double.parseDouble(first[5])).isCloseTo(row.after1().get(0), within(2e-3));
      assertThat(Double.parseDouble(first[8])).isCloseTo(row.before2().get(0), within(2e-3));
      page.assertClean();
    }
  }

  /** Runs that are replayed from their parameters play on their cards too. */
  @Test
  void aCardOfTheRunBrowserReplaysItsRunFromItsParameters() {
    String canvas = "document.querySelector('.tile canvas')";
    try (BrowserPage page = Browser.page(folder.resolve("out/gallery")).open("films.html")) {
      page.until(canvas + "?.dataset.drawn === 'yes'");
      page.evaluate("(self.end = " + canvas + ".toDataURL(), 0)");
      page.evaluate(
          "document.querySelector('.tile').dispatchEvent(new PointerEvent('pointerenter')), 0");
      page.until(canvas + ".dataset.playing === 'yes' && " + canvas + ".toDataURL() !== end");
      page.until(canvas + ".dataset.playing === undefined && " + canvas + ".toDataURL() === end");
      page.assertClean();
    }
  }

  /** Marks are put together pixel by pixel; the canvas itself says what must come out. */
  @Test
  void marksLieOverEachOtherAsOnACanvas() {
    try (BrowserPage page = opened("#runs=" + id("moons", "tanh"))) {
      JsonNode differences =
          page.evaluate(
              """
              (() => {
                const marks = new uncoil.Marks();
                const size = 90;
                marks.begin(size, size, 1);
                const canvas = document.createElement('canvas');
                canvas.width = canvas.height = size;
                const context = canvas.getContext('2d', { willReadFrequently: true });
                const paint = (colour, alpha) => (on) => {
                  on.globalAlpha = alpha;
                  on.beginPath();
                  on.arc(8, 8, 3.5, 0, 2 * Math.PI);
                  on.fillStyle = colour;
                  on.fill();
                };
                let seed = 1;
                const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
                for (let i = 0; i < 400; i++) {
                  const [colour, alpha] = [['#0072b2', 1], ['#d55e00', 1], ['#009e73', 0.4]][i % 3];
                  const quarter = () => Math.floor(4 * (random() * 100 - 5)) / 4;
                  const [x, y] = [quarter(), quarter()];
                  marks.add(colour, x, y, paint(colour, alpha));
                  context.setTransform(1, 0, 0, 1, x - 8 + 0.125, y - 8 + 0.125);
                  paint(colour, alpha)(context);
                }
                const expected = context.getImageData(0, 0, size, size).data;
                const apart = marks.image.data.map((value, i) => Math.abs(value - expected[i]));
                let covered = 0;
                for (let i = 3; i < expected.length; i += 4) {
                  covered += expected[i] > 0;
                }
                // at its edges a canvas smooths marks differently, and where hardly anything is it rounds
                const inner = (i) => [(i >> 2) % size, Math.floor((i >> 2) / size)]
                    .every((place) => place > 8 && place < size - 8);
                return [Math.max(...apart.filter(
                    (_, i) => inner(i) && expected[i - (i % 4) + 3] > 40)), covered];
              })()
              """);
      assertThat(differences.get(0).asInt()).as("levels of 255").isLessThan(8);
      assertThat(differences.get(1).asInt()).isGreaterThan(5000);
      page.assertClean();
    }
  }

  @Test
  void aRunThatIsNotThereIsPassedOver() {
    try (BrowserPage page = opened("#runs=0000000000000000," + id("moons", "relu"))) {
      assertThat(page.evaluate("uncoil.shown.panes.length").asInt()).isEqualTo(1);
      page.assertClean();
    }
  }
}

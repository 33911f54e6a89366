package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.compare.CompareStage;
import org.uncoil.pipeline.gallery.GalleryStage;
import org.uncoil.pipeline.probe.ProbeStage;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.StudyOutput;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/** The start page of a real study, as a reader sees it in a browser. */
@Needs(Requirement.CHROMIUM)
class StartPageIT {
  private static final String STUDY =
      """
      study { name = start, title = "Circles", description = "Can a network do it?", seed = 3, seeds = 1 }
      datasets = [
        { name = circles, source { type = circles, points = 240, factor = 0.4, noise = 0.05 } }
        { name = tori, source { type = linked-tori, points = 60 } }
      ]
      networks = [
        { name = net, hidden = [16], learning-rate = 0.05, epochs = 80, grid { activation = [tanh, identity] } }
      ]
      render { films = [] }
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void publish() throws IOException {
    Path study = Files.writeString(folder.resolve("start.conf"), STUDY);
    StudyOutput output = new StudyOutput(study, folder.resolve("out").toString()).trained();
    new GalleryStage().run(output.context());
    FileUtils.copyDirectory(
        folder.resolve("out/gallery").toFile(), folder.resolve("untested").toFile());
    new ProbeStage().run(output.context());
    new CompareStage().run(output.context());
    new GalleryStage().run(output.context());
  }

  private static BrowserPage page() {
    return Browser.page(folder.resolve("out/gallery"));
  }

  /** How much of a canvas is painted, in pixels. */
  private static String painted(String canvas) {
    return ("(canvas => { const d = canvas.getContext('2d')"
            + ".getImageData(0, 0, canvas.width, canvas.height).data; let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; })(%s)")
        .formatted(canvas);
  }

  private static void scrollTo(BrowserPage page, String selector) {
    page.evaluate(
        "document.querySelector('%s').scrollIntoView({block: 'center', behavior: 'instant'}), 0"
            .formatted(selector));
  }

  @Test
  void theOpeningRunUncoilsAndEndsAndBeginsAgain() {
    try (BrowserPage page = page().open(Gallery.INDEX)) {
      page.until("uncoil.opening.ready");
      String epoch =
          "Number(document.getElementById('hero-epoch').textContent.replace('epoch ', ''))";
      page.until(epoch + " > 2").until(epoch + " > 10");
      assertThat(page.evaluate(painted("document.getElementById('hero-embedding')")).asInt())
          .isGreaterThan(5000);
      assertThat(page.evaluate(painted("document.getElementById('hero-input')")).asInt())
          .isGreaterThan(5000);
      page.evaluate("uncoil.opening.at = uncoil.opening.seconds + 0.01, 0");
      page.until(epoch + " === 80");
      page.evaluate("uncoil.opening.at = uncoil.opening.seconds + 60, 0");
      page.until(epoch + " < 20");
      assertThat(page.texts("#hero-legend li")).endsWith("incorrect");
      page.click("#hero-play").until("!uncoil.opening.playing");
      assertThat(page.evaluate("document.getElementById('hero-play').ariaLabel").asText())
          .isEqualTo("Play");
      page.assertClean();
    }
  }

  @Test
  void withReducedMotionTheEndIsShownUntilTheReaderPlays() {
    try (BrowserPage page = page().reducedMotion(true).open(Gallery.INDEX)) {
      page.until("uncoil.opening.ready && !uncoil.opening.waiting");
      assertThat(page.text("#hero-epoch")).isEqualTo("epoch 80");
      assertThat(page.evaluate("uncoil.opening.playing").asBoolean()).isFalse();
      page.click("#hero-play")
          .until("document.getElementById('hero-epoch').textContent !== 'epoch 80'");
      page.assertClean();
    }
  }

  @Test
  void theButtonOpensTheWorkbenchWithTheRun() {
    try (BrowserPage page = page().open(Gallery.INDEX)) {
      String run = page.evaluate("document.getElementById('hero').dataset.id").asText();
      page.click(".button")
          .until("self.uncoil?.shown && uncoil.shown.panes.every(pane => pane.views.length > 0)");
      assertThat(page.address()).startsWith("workbench.html#").contains("runs=" + run);
      assertThat(page.text("[data-part=now]")).startsWith("epoch 0 ");
      page.assertClean();
    }
  }

  @Test
  void everyStepDrawsItsScene() {
    for (boolean dark : new boolean[] {false, true}) {
      try (BrowserPage page = page().dark(dark).width(dark ? 390 : 1280).open(Gallery.INDEX)) {
        assertThat(page.evaluate("document.querySelectorAll('.step').length").asInt()).isEqualTo(5);
        for (int step = 1; step <= 5; step++) {
          String scene = ".step:nth-child(" + step + ") .scene";
          scrollTo(page, scene);
          page.until("document.querySelector('%s').classList.contains('drawn')".formatted(scene));
          String canvases = "[...document.querySelectorAll('" + scene + " canvas')]";
          page.until(canvases + ".every(c => " + painted("c") + " > 2000)");
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
            .isEqualTo(dark ? 390 : 1280);
        page.assertClean();
        assertThat(page.axe()).isEmpty();
      }
    }
  }

  @Test
  void theSceneOfTwoNetworksIsAtTheSameEpoch() {
    try (BrowserPage page = page().open(Gallery.INDEX)) {
      assertThat(page.texts(".step:nth-child(3) figcaption"))
          .hasSize(2)
          .satisfies(captions -> assertThat(captions.get(0)).startsWith("identity: "))
          .satisfies(captions -> assertThat(captions.get(1)).startsWith("tanh: "));
      assertThat(page.texts(".step:nth-child(4) figcaption").get(0))
          .startsWith("separable, epoch ");
      page.click(".step:nth-child(3) .act a")
          .until("self.uncoil?.shown && uncoil.shown.panes.length === 2");
      page.assertClean();
    }
  }

  @Test
  void thePageIsSmallAndShortAndStays() throws IOException {
    try (BrowserPage page = page().width(390).open(Gallery.INDEX)) {
      page.evaluate(
          "self.shift = 0, new PerformanceObserver(list => list.getEntries().forEach(e => "
              + "{ shift += e.value; })).observe({type: 'layout-shift', buffered: true}), 0");
      page.until("uncoil.opening.ready").until("uncoil.opening.at > 0.3");
      assertThat(page.evaluate("shift").asDouble()).isLessThan(0.1);
      assertThat(page.evaluate("document.body.innerText.split(/\\s+/).length").asInt())
          .isLessThan(400);
      List<String> claims = page.texts(".step h2");
      List<String> says = page.texts(".step .say");
      for (int i = 0; i < claims.size(); i++) {
        String step = claims.get(i) + " " + says.get(i);
        assertThat(step.split("\\s+")).as(step).hasSizeLessThanOrEqualTo(25);
      }
      long bytes = 0;
      for (String request : new LinkedHashSet<>(page.requests())) {
        bytes += Files.size(Path.of(URI.create(request)));
      }
      assertThat(bytes).isLessThan(400_000);
    }
  }

  @Test
  void withoutScriptsNothingIsBrokenOrEmpty() {
    try (BrowserPage page = page().withoutScripts().open(Gallery.INDEX)) {
      assertThat(page.errors()).isEmpty();
      assertThat(
              page.evaluate(
                      "[...document.querySelectorAll('canvas, .hero, .scene')]"
                          + ".every(element => element.getClientRects().length === 0)")
                  .asBoolean())
          .isTrue();
      assertThat(page.texts(".step .say")).hasSize(5).doesNotContain("");
    }
  }

  @Test
  void aStudyWithoutClaimsHasTheRunAndNoSteps() {
    try (BrowserPage page = Browser.page(folder.resolve("untested")).open(Gallery.INDEX)) {
      page.until("uncoil.opening.ready");
      assertThat(page.evaluate("document.querySelectorAll('.step, .steps').length").asInt())
          .isZero();
      assertThat(page.texts("h2")).isEqualTo(List.of("Explore", "The study"));
      page.assertClean();
      assertThat(page.axe()).isEmpty();
    }
  }
}

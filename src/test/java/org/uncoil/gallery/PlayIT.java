package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.gallery.payload.DatasetScript;
import org.uncoil.gallery.payload.SamplePayload;
import org.uncoil.gallery.run.Downloads;
import org.uncoil.gallery.run.RunPage;
import org.uncoil.gallery.run.RunPages;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.gallery.wall.WallScript;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/** Play on pages of runs, whatever they have. */
@Needs(Requirement.CHROMIUM)
class PlayIT {
  private static final Samples SAMPLES = new Samples();

  @TempDir Path folder;

  @BeforeEach
  void writeWhatPagesShare() throws IOException {
    Files.createDirectories(folder.resolve("runs"));
    for (Map.Entry<String, byte[]> asset : Gallery.assets().entrySet()) {
      Path file = folder.resolve(Gallery.ASSETS).resolve(asset.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, asset.getValue());
    }
  }

  /** The page of a run without its film, with a replay of these epochs. */
  private BrowserPage opened(int lastEpoch, double testAccuracy) throws IOException {
    RunPage page = SAMPLES.page(0);
    String run = page.card().runId();
    List<EpochRow> epochs =
        IntStream.rangeClosed(0, lastEpoch)
            .mapToObj(epoch -> org.uncoil.testing.Samples.epoch(epoch, 0.5, 0.9, testAccuracy))
            .toList();
    Files.write(folder.resolve("runs/" + run + ".js"), SamplePayload.of(run, lastEpoch));
    Path dataset = folder.resolve(DatasetScript.path(SamplePayload.DATASET));
    Files.createDirectories(dataset.getParent());
    Files.write(dataset, SamplePayload.dataset());
    Files.write(folder.resolve(WallPages.DATA), WallScript.render(SAMPLES.runs(), Map.of()));
    RunPage without =
        new RunPage(
            page.studyTitle(),
            withoutFilm(page.card()),
            null,
            epochs,
            page.specification(),
            page.parameters(),
            page.probes(),
            page.confusion(),
            page.command(),
            page.provenance(),
            null,
            null,
            true,
            new Downloads(List.of(), List.of(), List.of()));
    Files.write(folder.resolve(page.card().page()), RunPages.render(without));
    return Browser.page(folder)
        .open(page.card().page() + "#epoch=0&speed=4")
        .until("self.uncoil.shown");
  }

  private static RunCard withoutFilm(RunCard card) {
    return new RunCard(
        card.runId(),
        card.fileName(),
        card.dataset(),
        card.network(),
        card.networkLabel(),
        card.activation(),
        card.seed(),
        card.settings(),
        card.status(),
        card.reason(),
        card.trainAccuracy(),
        card.testAccuracy(),
        card.loss(),
        card.separation(),
        card.health(),
        card.cluster(),
        null,
        null,
        card.playable());
  }

  private static void assertPlaysToTheEnd(BrowserPage page, int last) {
    String playing = "document.getElementById('play').classList.contains('playing')";
    page.evaluate(
        "self.seen = []; new MutationObserver(() => seen.push(here.textContent))"
            + ".observe(here, {subtree: true, childList: true, characterData: true}), 0");
    page.click("#play").until("!" + playing + " && here.textContent === 'epoch " + last + "'");
    assertThat(page.evaluate("seen").toString()).doesNotContain("undefined").doesNotContain("NaN");
    assertThat(page.text("body")).doesNotContain("undefined").doesNotContain("NaN");
    page.assertClean();
  }

  @Test
  void playsToTheEnd() throws IOException {
    try (BrowserPage page = opened(20, 0.8)) {
      assertPlaysToTheEnd(page, 20);
      assertThat(
              page.evaluate("uncoil.shown.panes[0].run.epochs[uncoil.shown.panes[0].at]").asInt())
          .isEqualTo(20);
      page.press("Home").press(" ").until("here.textContent !== 'epoch 0'");
    }
  }

  @Test
  void playsOneEpochWithoutTestPoints() throws IOException {
    try (BrowserPage page = opened(0, Double.NaN)) {
      assertPlaysToTheEnd(page, 0);
    }
  }

  @Test
  void theLegendOfAFewEpochsHasNoEmptyRanges() throws IOException {
    try (BrowserPage page = opened(1, 0.8)) {
      page.evaluate(
          "colour.value = 'learned', colour.dispatchEvent(new Event('change', {bubbles: true}))");
      assertThat(page.texts("[data-part=legend] li"))
          .containsExactly("learned in epochs 0", "1", "not yet, or never");
    }
  }
}

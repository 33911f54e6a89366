package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;
import org.uncoil.text.Figures;

/** The pages in a browser, opened from disk. */
@Needs(Requirement.CHROMIUM)
class GalleryIT {
  private static final Samples SAMPLES = new Samples();

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    SampleFolder.write(folder, SAMPLES);
  }

  private static List<String> families() {
    return List.of(
        Gallery.INDEX,
        SAMPLES.runs().get(0).page(),
        SAMPLES.runs().get(6).page(),
        SampleFolder.FIGURES,
        RunSelection.WALL,
        "lists/1.html",
        FailurePage.PATH,
        TablePage.PATH);
  }

  @Test
  void noPageHasErrorsOrAsksForAnythingOutsideItsFolder() {
    for (String path : families()) {
      try (BrowserPage page = Browser.page(folder)) {
        page.open(path).assertClean();
      }
    }
  }

  @Test
  void scriptsRoundAsEverythingElseDoes() {
    try (BrowserPage page = Browser.page(folder).open(RunSelection.WALL)) {
      for (int n : new int[] {8, 80, 1000, 2000, 1999}) {
        JsonNode seen =
            page.evaluate(
                "Array.from({length: " + (n + 1) + "}, (_, k) => uncoil.percent(k / " + n + "))");
        for (int k = 0; k <= n; k++) {
          assertThat(seen.get(k).asText())
              .as("%d of %d", k, n)
              .isEqualTo(Figures.percent((double) k / n));
        }
      }
      assertThat(page.evaluate("uncoil.percent(NaN)").asText()).isEqualTo("–");
    }
  }

  @Test
  @Tag("slow")
  void nobodyIsKeptOutOfAnyPage() {
    for (String path : families()) {
      for (boolean dark : new boolean[] {false, true}) {
        try (BrowserPage page = Browser.page(folder)) {
          assertThat(page.dark(dark).width(dark ? 390 : 1280).open(path).axe())
              .as("%s, dark: %s", path, dark)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void noPageIsWiderThanAPhone() {
    for (String path : families()) {
      try (BrowserPage page = Browser.page(folder)) {
        page.width(390).open(path);
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
            .as(path)
            .isEqualTo(390);
      }
    }
  }
}

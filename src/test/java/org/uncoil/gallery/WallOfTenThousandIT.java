package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.gallery.wall.WallPage;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.gallery.wall.WallScript;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/**
 * The wall with ten thousand runs: that it finds the right ones, and that its data is small. How
 * fast it is, is printed, not asserted: see src/site/markdown/performance.md.
 */
@Needs(Requirement.CHROMIUM)
@Tag("slow")
class WallOfTenThousandIT {
  private static final int RUNS = 10_000;
  private static final int FILMED = 200;
  private static final String[] DATASETS = {"spiral", "circles", "moons", "arms", "blobs"};
  private static final String[] ACTIVATIONS = {"relu", "tanh", "sigmoid", "gelu", "swish"};

  /** Does something and waits until the next frame has been drawn: milliseconds. */
  private static final String MEASURE =
      "globalThis.measure = async (action) => { const begin = performance.now(); action();"
          + " await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));"
          + " return performance.now() - begin; };"
          + "globalThis.control = (label) => [...document.querySelectorAll('.finder label')]"
          + ".find(l => l.textContent.startsWith(label)).querySelector('input, select');"
          + "globalThis.give = (label, value) => measure(() => { control(label).value = value;"
          + " control(label).dispatchEvent(new Event('input', {bubbles: true}));"
          + " control(label).dispatchEvent(new Event('change', {bubbles: true})); }); undefined";

  @TempDir Path folder;

  private static List<RunCard> runs() {
    List<RunCard> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      String id = String.format(Locale.ROOT, "%016x", 0x9e3779b97f4a7c15L * (i + 1));
      boolean diverged = i % 97 == 96;
      boolean filmed = i % (RUNS / FILMED) == 0;
      double share = diverged ? Double.NaN : 1 - (i * 7919 % 5000) / 10_000.0;
      RunCard card =
          new RunCard(
              id,
              "file-" + id,
              DATASETS[i % 5],
              "original-" + i / 25 % 10,
              "2–100–2–2",
              ACTIVATIONS[i / 5 % 5],
              i / 250,
              Map.of("depth", "1"),
              diverged ? RunStatus.DIVERGED : RunStatus.TRAINED,
              diverged ? "the loss was not finite at epoch " + i % 300 + ": NaN" : "",
              share,
              share,
              diverged ? Double.NaN : (1 - share) * 1.234,
              org.uncoil.testing.Samples.separation(share > 0.99 ? i % 300 : null),
              diverged ? "diverged" : "healthy",
              0,
              filmed ? "films/moons-tanh-seed" + i + ".png" : null,
              filmed ? "films/moons-tanh-seed" + i + ".webm" : null,
              false);
      runs.add(card);
    }
    return runs;
  }

  private long write() throws IOException {
    List<RunCard> runs = runs();
    Files.createDirectories(folder.resolve("films"));
    Files.createDirectories(folder.resolve(Gallery.ASSETS));
    byte[] poster = poster();
    for (RunCard run : runs) {
      if (run.poster() != null) {
        Files.write(folder.resolve(run.poster()), poster);
      }
    }
    for (Map.Entry<String, byte[]> asset : Gallery.assets().entrySet()) {
      Files.write(folder.resolve(Gallery.ASSETS).resolve(asset.getKey()), asset.getValue());
    }
    Files.write(
        folder.resolve(RunSelection.WALL),
        WallPages.render(new WallPage("Ten thousand", RUNS, List.of())));
    byte[] data = WallScript.render(runs, Map.of());
    Files.write(folder.resolve(WallPages.DATA), data);
    return data.length;
  }

  private byte[] poster() throws IOException {
    var image =
        new java.awt.image.BufferedImage(1280, 720, java.awt.image.BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 192, 108, SampleFolder.picture(60), 0, 192);
    Path file = folder.resolve("poster.png");
    ImageIO.write(image, "png", file.toFile());
    return Files.readAllBytes(file);
  }

  @Test
  void tenThousandRunsAreFilteredAndSorted() throws IOException {
    long bytes = write();
    assertThat(bytes).isLessThan(3_000_000);
    try (BrowserPage page = Browser.page(folder)) {
      double[] first = new double[5];
      for (int i = 0; i < first.length; i++) {
        page.open(RunSelection.WALL);
        page.until("performance.getEntriesByName('wall shown').length > 0");
        first[i] =
            page.evaluate("performance.getEntriesByName('wall shown')[0].startTime").asDouble();
      }
      page.evaluate(MEASURE);
      double[] filters = {
        give(page, "Dataset", "moons"),
        give(page, "Activation", "tanh"),
        give(page, "Status", "trained"),
        give(page, "Dataset", ""),
        give(page, "Search", "swi"),
        give(page, "Search", "original-7 moons"),
        give(page, "Search", ""),
        give(page, "Test accuracy, %, from", "95"),
        give(page, "Activation", "")
      };
      long good =
          runs().stream().filter(run -> Math.round(run.testAccuracy() * 1e4) >= 9500).count();
      assertThat(page.text("#count"))
          .isEqualTo(String.format(Locale.ROOT, "%,d of 10,000 runs", good));
      double[] sorts = {
        give(page, "Sort by", "held-out"),
        give(page, "Sort by", "network"),
        give(page, "Sort by", "loss")
      };
      page.evaluate("document.querySelector('.finder button:last-child').click()");
      page.until("document.getElementById('count').innerText === '10,000 runs'");
      JsonNode frames =
          page.evaluate(
              "(async () => { const frames = []; let last = performance.now();"
                  + " for (let i = 0; i < 60; i++) { scrollBy({top: 700, behavior: 'instant'});"
                  + " await new Promise(requestAnimationFrame);"
                  + " frames.push(performance.now() - last); last = performance.now(); }"
                  + " return frames; })()");
      double[] steps = new double[frames.size()];
      Arrays.setAll(steps, i -> frames.get(i).asDouble());
      assertThat(page.evaluate("document.querySelectorAll('.tile').length").asInt()).isLessThan(60);
      page.assertClean();
      System.out.printf(
          Locale.ROOT,
          "The wall of %,d runs: data %,d bytes; first view %s; filter %s; sort %s; scrolling, a frame %s%n",
          RUNS,
          bytes,
          middle(first),
          middle(filters),
          middle(sorts),
          middle(steps));
    }
  }

  private static double give(BrowserPage page, String label, String value) {
    return page.evaluate("give('" + label + "', '" + value + "')").asDouble();
  }

  private static String middle(double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%.0f ms (at most %.0f)",
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }
}

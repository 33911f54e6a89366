package org.uncoil.bench.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.uncoil.bench.browser.Tab;

/**
 * How long a page takes in Chromium from the click to its first drawing, from disk and with an
 * empty cache.
 *
 * @param paint milliseconds until text is seen (first contentful paint)
 * @param drawn milliseconds until what its script draws is there; the same where it draws nothing
 */
public record FirstDrawing(String kind, String page, double paint, double drawn) {
  /** The scripts of pages that draw say so; each frame is asked. */
  private static final String WATCH =
      """
      (() => {
        const look = () => {
          const shown = self.uncoil && self.uncoil.shown;
          const hero = document.getElementById('hero-epoch');
          if (hero ? hero.textContent !== ''
              : shown && shown.panes.every((pane) => pane.views.length > 0)) {
            requestAnimationFrame(() => { self.benchDrawn = performance.now(); });
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      })();
      """;

  /** Long enough for whatever a page draws on its own. */
  private static final String TIMES =
      """
      (async () => {
        const paint = () => performance.getEntriesByName('first-contentful-paint')[0];
        const end = performance.now() + 15000;
        while (performance.now() < end && !(paint() && (self.benchDrawn || !DRAWS))) {
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        return [paint() ? paint().startTime : NaN, self.benchDrawn || 0];
      })()
      """;

  /** The median of several loads of a page of each kind that people read. */
  public static List<FirstDrawing> of(Path gallery, int rounds) throws IOException {
    List<FirstDrawing> all = new ArrayList<>();
    for (PageKind kind :
        List.of(
            PageKind.START,
            PageKind.EXPLORE,
            PageKind.RUN,
            PageKind.WORKBENCH,
            PageKind.RESULTS,
            PageKind.DATASET_RESULTS,
            PageKind.FAILURES,
            PageKind.TABLES)) {
      for (String page : PageKind.example(gallery, kind)) {
        all.add(measured(kind, gallery, page, rounds));
      }
    }
    return all;
  }

  private static FirstDrawing measured(PageKind kind, Path gallery, String page, int rounds) {
    boolean draws = kind == PageKind.START || kind == PageKind.RUN || kind == PageKind.WORKBENCH;
    double[] paints = new double[rounds];
    double[] drawings = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      try (Tab tab = Tab.open()) {
        tab.size(1280, 900, false);
        tab.send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        tab.load(gallery.resolve(page).toUri().toString());
        var times = tab.evaluate(TIMES.replace("DRAWS", String.valueOf(draws)));
        paints[round] = times.get(0).asDouble();
        drawings[round] = Math.max(paints[round], times.get(1).asDouble());
      }
    }
    return new FirstDrawing(kind.label(), page, median(paints), median(drawings));
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

package org.uncoil.bench.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.bench.browser.Tab;

/**
 * How many epochs a second the workbench draws, where each frame shows the next one: at most the 60
 * of the screen. Regions of 64 × 64 cells, grid and all points are drawn.
 *
 * @param points of each pane's dataset
 * @param epochs that a pass goes through
 * @param first frames a second where each epoch is computed and drawn
 * @param second where what was computed is still there
 * @param longest milliseconds of the slowest frame of the second pass
 */
public record FrameRate(
    int panes, int points, int epochs, double first, double second, double longest) {
  /** Gives a pass's epochs, milliseconds, and the longest of its frames. */
  private static final String PASS =
      """
      (async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const transport = uncoil.shown.transport;
        const last = transport.last;
        await frame();
        let before = await frame();
        const begin = before;
        let longest = 0;
        for (let place = 0; place <= last; place++) {
          transport.seek(place);
          const now = await frame();
          longest = Math.max(longest, now - before);
          before = now;
        }
        return [last + 1, before - begin, longest];
      })()
      """;

  private static final String READY =
      """
      (async () => {
        const end = performance.now() + 15000;
        while (performance.now() < end && !(self.uncoil && uncoil.shown
            && uncoil.shown.panes.length === PANES
            && uncoil.shown.panes.every((pane) => pane.views.length > 0))) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return Math.max(...uncoil.shown.panes.map((pane) => pane.run.labels.length));
      })()
      """;

  private static final String RUNS =
      "uncoilRuns.run.filter((run, i) => uncoilRuns.words.replay.all[uncoilRuns.words.replay.of[i]]"
          + " === 'yes').slice(0, 2)";

  /** Of one pane and of two, with the first runs of a gallery. */
  public static List<FrameRate> of(Path gallery) {
    List<String> runs = new ArrayList<>();
    try (Tab tab = Tab.open()) {
      tab.load(address(gallery, ""));
      tab.evaluate(RUNS).forEach(run -> runs.add(run.asText()));
    }
    List<FrameRate> rates = new ArrayList<>();
    for (int panes = 1; panes <= runs.size(); panes++) {
      rates.add(measured(gallery, runs.subList(0, panes)));
    }
    return rates;
  }

  private static String address(Path gallery, String fragment) {
    return gallery.resolve("workbench.html").toUri() + fragment;
  }

  private static FrameRate measured(Path gallery, List<String> runs) {
    try (Tab tab = Tab.open()) {
      tab.size(1500, 1000, false);
      tab.load(address(gallery, "#runs=" + String.join("%2C", runs)));
      int points = tab.evaluate(READY.replace("PANES", String.valueOf(runs.size()))).asInt();
      JsonNode first = tab.evaluate(PASS);
      JsonNode second = tab.evaluate(PASS);
      return new FrameRate(
          runs.size(),
          points,
          first.get(0).asInt(),
          rate(first),
          rate(second),
          second.get(2).asDouble());
    }
  }

  private static double rate(JsonNode pass) {
    return 1000 * pass.get(0).asDouble() / pass.get(1).asDouble();
  }
}

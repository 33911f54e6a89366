package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.uncoil.bench.render.Comparison;
import org.uncoil.bench.render.Matplotlib;
import org.uncoil.bench.render.Picture;
import org.uncoil.bench.render.RenderReport;
import org.uncoil.bench.render.Rounds;
import org.uncoil.bench.render.TrainedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the same pictures with the project and with matplotlib, in turns, on one core. */
@Command(
    name = "render",
    description = "Milliseconds per frame against matplotlib: redrawn, blitted, and encoded.",
    mixinStandardHelpOptions = true)
final class RenderBench implements Callable<Integer> {
  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Option(names = "--json", paramLabel = "FILE", description = "write the results there as JSON")
  private Path json;

  @Option(names = "--page", description = "write the results into the site's performance page")
  private boolean page;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "turns of each side (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--without-peer", description = "leave matplotlib out")
  private boolean alone;

  @Override
  public Integer call() throws IOException {
    System.setProperty("java.awt.headless", "true");
    TrainedRun run = TrainedRun.train();
    Path folder = Files.createTempDirectory("uncoil-bench");
    try (Matplotlib peer = alone ? null : new Matplotlib(home, folder)) {
      Rounds turns = new Rounds(peer, run, rounds);
      List<Comparison> cases = new ArrayList<>();
      for (Picture picture : Picture.values()) {
        cases.add(tell(turns.drawn(picture)));
      }
      cases.add(tell(turns.encoded(Picture.EMBEDDING)));
      RenderReport report =
          new RenderReport(
              Machine.describe(),
              LocalDate.now(ZoneOffset.UTC).toString(),
              alone ? "none" : peer.name(),
              List.copyOf(cases));
      if (json != null) {
        Files.writeString(json, report.json());
      }
      if (page) {
        report.writeInto(home.resolve("src/site/markdown/performance.md"));
      }
    }
    return 0;
  }

  private static Comparison tell(Comparison comparison) {
    System.out.println(comparison.line());
    return comparison;
  }
}

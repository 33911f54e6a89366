package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.uncoil.bench.gallery.FirstDrawing;
import org.uncoil.bench.gallery.FrameRate;
import org.uncoil.bench.gallery.GalleryReport;
import org.uncoil.bench.gallery.Generation;
import org.uncoil.bench.gallery.PageKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the gallery of a large study takes, to make and to read. */
@Command(
    name = "gallery",
    description =
        "The bytes of a gallery by kind of page, the seconds that it takes to make, and in Chromium"
            + " without a GPU the time to a page's first drawing and the frames a second of the"
            + " workbench (set BENCH_CORE=0,1).",
    mixinStandardHelpOptions = true)
final class GalleryBench implements Callable<Integer> {
  private static final String STUDY = "conf/studies/activations.conf";

  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "an output with tables, which stays as it is (default: "
              + STUDY
              + " is run, without films)")
  private Path out;

  @Option(
      names = "--points",
      paramLabel = "FOLDER",
      description =
          "an output whose workbench is played (default: two runs on 2,000 points are trained)")
  private Path points;

  @Option(names = "--json", paramLabel = "FILE", description = "write the results there as JSON")
  private Path json;

  @Option(names = "--page", description = "write the results into the site's performance page")
  private boolean page;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "loads of each page, of which the median counts (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    Path scratch = Files.createTempDirectory("uncoil-gallery-");
    try {
      GalleryReport report = measured(scratch);
      System.out.print(report.text());
      if (json != null) {
        Files.writeString(json, report.json());
      }
      if (page) {
        report.writeInto(home.resolve("src/site/markdown/performance.md"));
      }
    } finally {
      UtilisationBench.delete(scratch);
    }
    return 0;
  }

  private GalleryReport measured(Path scratch) throws IOException {
    Path output = out == null ? Generation.output(activations(), scratch.resolve("study")) : out;
    Path copy = scratch.resolve("copy");
    Generation generation = Generation.of(output, copy);
    Path gallery = copy.resolve("gallery");
    List<FirstDrawing> drawings = FirstDrawing.of(gallery, rounds);
    Path played = points == null ? Generation.output(TWO_RUNS, scratch.resolve("two")) : points;
    return new GalleryReport(
        Machine.describe(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        generation,
        PageKind.sizes(gallery),
        drawings,
        FrameRate.of(played.resolve("gallery")));
  }

  private String activations() throws IOException {
    return Files.readString(home.resolve(STUDY)).replaceFirst("films = \\[[^]]*]", "films = []");
  }

  /** The network of the original film, twice. */
  private static final String TWO_RUNS =
      """
      study.name = two
      datasets = [ { name = spiral, source { type = film-spiral, points-per-arm = 1000 } } ]
      networks = [ { name = film, hidden = [100], epochs = 120, grid { activation = [tanh, relu] } } ]
      render.films = []
      """;
}

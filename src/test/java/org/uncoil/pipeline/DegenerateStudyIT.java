package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/** All stages on studies of which little or nothing can be measured. */
class DegenerateStudyIT {
  /** What a page must never say. */
  private static final Pattern NONSENSE =
      Pattern.compile(".{0,60}\\b(NaN|Infinity|undefined|null|1 (runs|datasets|activations))\\b");

  @TempDir private Path folder;

  private PipelineContext run(String name, String study) throws IOException {
    StudySpec spec = StudyFile.parse(name + ".conf", study, false);
    PipelineContext context =
        new PipelineContext(
            SharedSpark.get(),
            spec,
            new OutputFolder(
                SharedSpark.get().sparkContext().hadoopConfiguration(),
                folder.resolve(name).toString()),
            Progress.silent());
    Provenance.write(context);
    List<String> problems = new ArrayList<>();
    Pipeline.stages().forEach(stage -> problems.addAll(stage.run(context).problems()));
    assertThat(problems).as(name).allMatch(problem -> problem.contains("diverged at epoch"));
    assertPagesAreSensible(name);
    return context;
  }

  private void assertPagesAreSensible(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(name).resolve("gallery"))) {
      List<Path> pages =
          files
              // the page of tables says what NaN stands for
              .filter(file -> file.toString().matches(".*(?<!/tables)\\.html"))
              .collect(Collectors.toList());
      assertThat(pages).isNotEmpty();
      for (Path page : pages) {
        var document = Jsoup.parse(Files.readString(page));
        document.select("pre, code").remove();
        String text = document.text().replaceAll("the loss is NaN|\"na-values\":\\[[^]]*]", "");
        assertThat(NONSENSE.matcher(text).results().map(MatchResult::group))
            .as("%s", page)
            .isEmpty();
      }
    }
  }

  private String line(String... rows) throws IOException {
    Path csv = folder.resolve("line.csv");
    Files.writeString(csv, "x,kind\n" + String.join("\n", rows) + "\n");
    return csv.toString();
  }

  @Test
  void whereEveryMapIsFlat() throws IOException {
    String csv = line("0,a", "1,b", "2,a", "3,b", "4,a", "5,b", "6,a", "7,b", "8,a", "9,b");
    PipelineContext context =
        run(
            "flat",
            """
            study { name = flat, seed = 1 }
            datasets = [
              { name = line, source { type = csv, path = "%s", label = kind } }
              { name = moons, source { type = moons, points = 20 } }
            ]
            networks = [
              { name = narrow, hidden = [1], epochs = 2, activation = tanh }
              { name = deep, hidden = [%s], epochs = 2, activation = relu }
            ]
            """
                .formatted(csv, "2,".repeat(63) + "2"));
    assertThat(context.folder().read(Table.DISTORTION).toList())
        .isNotEmpty()
        .noneMatch(row -> Double.isFinite(row.logAreaMedian()));
  }

  @Test
  void whereThereIsOneOfEverything() throws IOException {
    run(
        "one",
        """
        study { name = one, seed = 1 }
        datasets = [ { name = moons, test-share = 0, source { type = moons, points = 4 } } ]
        networks = [ { name = n, hidden = [1], epochs = 1, activation = identity } ]
        """);
  }

  @Test
  void whereEveryRunDiverges() throws IOException {
    run(
        "diverged",
        """
        study { name = diverged, seed = 1 }
        datasets = [ { name = moons, source { type = moons, points = 20 } } ]
        networks = [
          { name = n, hidden = [8, 8, 8], epochs = 3, learning-rate = 1e30, optimizer { type = sgd }, grid { activation = [identity, cube] } }
        ]
        """);
  }
}

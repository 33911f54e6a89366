package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.gallery.payload.ThumbnailScript;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.forecast.StudyForecast;
import org.uncoil.pipeline.gallery.GalleryStage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.probe.ProbeStage;
import org.uncoil.pipeline.render.RenderStage;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.row.run.PointRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.LogLines;
import org.uncoil.testing.ReferenceNetwork;
import org.uncoil.testing.SharedSpark;
import org.uncoil.text.Figures;

/** All stages, once, on a study of eight short runs; then what can be told from the output. */
class PipelineIT {
  private static final String STUDY =
      """
      study { name = it, seed = 5, seeds = 2 }
      datasets = [
        { name = moons, source { type = moons, points = 60 } }
        { name = "<b>file</b>", scaling = standard, source { type = csv, path = "%s", label = kind } }
      ]
      networks = [ { name = tiny, hidden = [6], learning-rate = 0.05, epochs = 6, grid { activation = [%s] } } ]
      """;

  @TempDir private static Path folder;
  private static Path csv;
  private static PipelineContext first;
  private static List<String> shown;

  @BeforeAll
  static void runAllStages() throws IOException {
    csv = folder.resolve("points.csv");
    StringBuilder text = new StringBuilder("a,b,c,kind\n");
    for (int i = 0; i < 45; i++) {
      text.append(i % 7)
          .append(',')
          .append(i % 5)
          .append(',')
          .append(i * 0.1)
          .append(',')
          .append("k" + i % 3)
          .append('\n');
    }
    Files.writeString(csv, text);
    try (LogLines log = new LogLines()) {
      first = run("first", "relu, identity");
      shown = log.lines();
    }
  }

  private static PipelineContext context(String name, String activations) {
    StudySpec study = StudyFile.parse("it.conf", STUDY.formatted(csv, activations), false);
    return new PipelineContext(
        SharedSpark.get(),
        study,
        new OutputFolder(
            SharedSpark.get().sparkContext().hadoopConfiguration(),
            folder.resolve(name).toString()),
        Progress.silent());
  }

  private static PipelineContext run(String name, String activations) {
    return run(name, activations, Pipeline.stages());
  }

  private static PipelineContext run(String name, String activations, List<Stage> stages) {
    PipelineContext context = context(name, activations);
    Provenance.write(context);
    stages.forEach(stage -> assertThat(stage.run(context).problems()).isEmpty());
    return context;
  }

  /** A study that is generated and trained, for tests that look no further. */
  private static PipelineContext trained(String name, String activations) {
    return run(name, activations, List.of(new GenerateStage(), new TrainStage()));
  }

  /** A warning that a person can do nothing about hides those that matter. */
  @Test
  void aFirstRunWarnsOfNothing() {
    assertThat(shown).isEmpty();
  }

  @Test
  void everyRunHasAllItsRows() {
    OutputFolder output = first.folder();
    List<RunRow> rows = output.read(Table.RUNS).toList();
    assertThat(rows)
        .hasSize(8)
        .allMatch(row -> row.status().equals("trained") && row.lastEpoch() == 6);
    for (RunRow row : rows) {
      assertThat(output.read(Table.EPOCHS, row.part()).ofRun(row.runId()).toList()).hasSize(7);
      assertThat(output.read(Table.EMBEDDINGS, row.part()).ofRun(row.runId()).toList()).hasSize(7);
      assertThat(output.read(Table.PARAMETERS, row.part()).ofRun(row.runId()).toList()).hasSize(7);
    }
    // moons: raw, squares, product, radius, sine; the file the same; per run before the activation
    assertThat(output.read(Table.PROBES).toList()).hasSize(5 + 5 + 8);
  }

  /** What is there costs nothing; only comparing and publishing look at everything again. */
  @Test
  void aForecastCountsWhatIsNotThere() {
    assertThat(secondsAhead(first, false))
        .containsOnlyKeys("generate", "train", "probe", "measure", "compare", "render", "gallery")
        .allSatisfy(
            (stage, seconds) -> {
              if (!stage.equals("compare") && !stage.equals("gallery")) {
                assertThat(seconds).as(stage).isZero();
              }
            });
    assertThat(secondsAhead(first, true))
        .allSatisfy((stage, seconds) -> assertThat(seconds).as(stage).isPositive());
    assertThat(secondsAhead(context("first", "relu, identity, tanh"), false))
        .allSatisfy(
            (stage, seconds) -> {
              if (!stage.equals("generate")) {
                assertThat(seconds).as(stage).isPositive();
              }
            });
  }

  private static Map<String, Double> secondsAhead(PipelineContext context, boolean fresh) {
    Configuration configuration = new Configuration();
    return StudyForecast.of(
            context.study(),
            configuration,
            context.folder(),
            fresh,
            GenerateStage.workingDirectory(configuration))
        .stages()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, stage -> stage.getValue().seconds()));
  }

  @Test
  void storedParametersGiveBackStoredEmbeddingsOfEveryEpoch() {
    OutputFolder output = first.folder();
    List<StudyRun> runs = StudyRun.of(first.study(), output);
    for (StudyRun run : runs) {
      List<PointRow> points = output.read(Table.POINTS, run.row().datasetId()).toList();
      int inputs = points.get(0).features().size();
      int classes = run.plan().dataset().equals("moons") ? 2 : 3;
      ReferenceNetwork reference = new ReferenceNetwork(run.plan().network(), inputs, classes);
      Map<Integer, ParameterRow> parameters =
          output.read(Table.PARAMETERS, run.row().part()).ofRun(run.row().runId()).toList().stream()
              .collect(Collectors.toMap(ParameterRow::epoch, row -> row));
      for (EmbeddingRow row :
          output.read(Table.EMBEDDINGS, run.row().part()).ofRun(run.row().runId()).toList()) {
        double[] weights = doubles(parameters.get(row.epoch()).parameters().toArray());
        for (PointRow point : points) {
          double[][] expected = reference.forward(weights, doubles(point.features().toArray()));
          int p = point.point();
          assertThat((double) row.before1().get(p)).isCloseTo(expected[0][0], within(1e-4));
          assertThat((double) row.before2().get(p)).isCloseTo(expected[0][1], within(1e-4));
          assertThat((double) row.after1().get(p)).isCloseTo(expected[1][0], within(1e-4));
          assertThat((double) row.after2().get(p)).isCloseTo(expected[1][1], within(1e-4));
        }
      }
    }
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  @Test
  void anIndependentReaderReadsEveryTable() throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (Table<?> table : Table.OF_STUDIES) {
        String files = first.folder().displayName() + "/tables/" + table.name() + "/*.parquet";
        try (ResultSet count = statement.executeQuery("select count(*) from '" + files + "'")) {
          count.next();
          assertThat(count.getLong(1))
              .as(table.name())
              .isEqualTo(first.folder().read(table).toList().size());
        }
      }
      String embeddings = first.folder().displayName() + "/tables/embeddings/*.parquet";
      RunRow run = first.folder().read(Table.RUNS).toList().get(0);
      EmbeddingRow expected =
          first.folder().read(Table.EMBEDDINGS, run.part()).ofRun(run.runId(), 3).toList().get(0);
      String query =
          "select after_1[5] from '%s' where run_id = '%s' and epoch = 3"
              .formatted(embeddings, run.runId());
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        assertThat(row.getFloat(1)).isEqualTo(expected.after1().get(4));
      }
    }
  }

  @Test
  @Tag("slow")
  void theSameStudyGivesTheSameTables() {
    PipelineContext again = run("again", "relu, identity");
    List<VerifyOutputs.Finding> findings =
        VerifyOutputs.compare(SharedSpark.get(), first.folder(), again.folder());
    assertThat(findings)
        .hasSize(Table.OF_STUDIES.size())
        .allMatch(finding -> finding.difference().isEmpty());
    // this study varies no number, along which there could be a critical one
    assertThat(findings)
        .allMatch(
            finding -> finding.rows() > 0 != finding.table().equals(Table.CRITICAL_VALUES.name()));
  }

  @Test
  void aDifferenceIsNamedWithItsPlace() {
    PipelineContext other = trained("other", "relu, tanh");
    VerifyOutputs.Finding runs =
        VerifyOutputs.compare(SharedSpark.get(), first.folder(), other.folder()).stream()
            .filter(finding -> finding.table().equals("runs"))
            .findFirst()
            .orElseThrow();
    assertThat(runs.difference().orElseThrow()).startsWith("run_id = ");
  }

  @Test
  void aStudyThatGrewTrainsOnlyWhatIsNew() {
    List<Stage> upToFilms =
        List.of(new GenerateStage(), new TrainStage(), new ProbeStage(), new RenderStage());
    run("grown", "relu", upToFilms);
    PipelineContext grown = context("grown", "relu, tanh");
    assertThat(new GenerateStage().run(grown).problems()).isEmpty();
    assertThat(new TrainStage().run(grown).summary())
        .isEqualTo("4 runs trained, 4 runs kept from before");
    assertThat(new ProbeStage().run(grown).summary()).startsWith("4 logistic regressions, ");
    String part = grown.folder().read(Table.RUNS).toList().get(0).part();
    long lost = grown.folder().read(Table.PROBES, part).toList().size();
    grown.folder().delete(Table.PROBES, part);
    assertThat(new ProbeStage().run(grown).summary())
        .isEqualTo(Figures.count(lost, "logistic regression") + ", 0 separability tests");
    assertThat(new RenderStage().run(grown).summary())
        .isEqualTo("4 films rendered, 4 films kept from before");
  }

  @Test
  void everyKindOfFilmInEveryFormat() throws IOException {
    StudySpec study =
        StudyFile.parse(
            "films.conf",
            """
            study { name = films, seed = 5 }
            datasets = [ { name = moons, source { type = moons, points = 60 } } ]
            networks = [ { name = tiny, hidden = [6], epochs = 6, grid { activation = [relu, tanh] } } ]
            render {
              films = [film, embedding, walk-through, compare, one-factor]
              max-frames = 3, frames-per-second = 2, align = reference, formats = [mp4, gif, png, svg]
            }
            """,
            false);
    PipelineContext filming =
        new PipelineContext(
            first.spark(), study, context("films", "relu").folder(), Progress.silent());
    new GenerateStage().run(filming);
    new TrainStage().run(filming);
    // two runs, each with three films, and two of both
    StageReport report = new RenderStage().run(filming);
    assertThat(report.problems()).isEmpty();
    assertThat(report.summary()).isEqualTo("8 films rendered");
    Path films = folder.resolve("films/gallery/films");
    try (Stream<Path> files = Files.list(films)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      for (String ending : List.of(".webm", ".mp4", ".gif", ".svg", ".json", "-frames")) {
        assertThat(names)
            .filteredOn(name -> name.matches("moons-(relu|tanh)-seed0(-[a-z-]+)?" + ending))
            .as(ending)
            .hasSize(8);
      }
      Path compare =
          films.resolve(
              names.stream()
                  .filter(name -> name.endsWith("-compare-frames"))
                  .findFirst()
                  .orElseThrow());
      assertThat(compare.resolve("00002.png")).exists();
      assertThat(compare.resolve("00003.png")).doesNotExist();
    }
    assertThat(new RenderStage().run(filming).summary())
        .isEqualTo("0 films rendered, 8 films kept from before");
    Provenance.write(filming);
    new GalleryStage().run(filming);
    assertNoPlace(folder.resolve("films/gallery"));
    Document index = Jsoup.parse(folder.resolve("films/gallery/index.html"));
    assertThat(index.select(".comparisons video")).hasSize(2);
    for (Element video : index.select(".comparisons video")) {
      assertThat(folder.resolve("films/gallery").resolve(video.attr("src"))).exists();
    }
  }

  /** A gallery is published: it says nothing of the machine on which it was made. */
  private static void assertNoPlace(Path gallery) throws IOException {
    String host = InetAddress.getLocalHost().getHostName();
    try (Stream<Path> files = Files.walk(gallery)) {
      List<Path> pages =
          files.filter(file -> file.toString().matches(".*\\.(html|js|txt)")).toList();
      assertThat(pages).hasSizeGreaterThan(10);
      for (Path page : pages) {
        assertThat(Files.readString(page))
            .as(page.toString())
            .doesNotContain(
                gallery.getParent().toString(),
                System.getProperty("user.home") + "/",
                System.getProperty("user.dir"));
        if (page.toString().endsWith(".html")) {
          assertThat(Files.readString(page))
              .doesNotContainPattern("\\b" + Pattern.quote(host) + "\\b");
        }
      }
    }
  }

  @Test
  void leftoversOfAnInterruptedAttemptAreSwept() throws IOException {
    PipelineContext context = trained("swept", "relu");
    Path embeddings = folder.resolve("swept/tables/embeddings");
    Path orphan =
        Files.writeString(embeddings.resolve("part-feedfacefeedface.parquet"), "half a file");
    Path hidden = Files.writeString(embeddings.resolve(".part-1.parquet.7.tmp"), "half a file");
    assertThat(new TrainStage().run(context).summary())
        .isEqualTo("0 runs trained, 4 runs kept from before");
    assertThat(orphan).doesNotExist();
    assertThat(hidden).doesNotExist();
  }

  @Test
  void badInputIsRefusedWithItsPlace() throws IOException {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, "a,kind\n1,x\noops,y\n", StandardCharsets.UTF_8);
    StudySpec study = StudyFile.parse("it.conf", STUDY.formatted(bad, "relu"), false);
    PipelineContext context =
        new PipelineContext(
            first.spark(), study, context("bad", "relu").folder(), Progress.silent());
    assertThatThrownBy(() -> new GenerateStage().run(context))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(bad.toString())
        .hasMessageContaining("line 3, column 1 (a)")
        .hasMessageContaining("\"oops\"");
  }

  @Test
  void theGalleryHoldsTogether() throws IOException {
    Path gallery = folder.resolve("first/gallery");
    Document index = Jsoup.parse(gallery.resolve("index.html"));
    assertThat(index.select("b:containsOwn(file)")).as("a name is text, not markup").isEmpty();
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(gallery)) {
      files.filter(file -> file.toString().endsWith(".html")).forEach(pages::add);
    }
    // 8 runs; start, workbench, films, a list for each of two datasets, failures, tables; results,
    // together and on each dataset
    assertThat(pages).hasSize(8 + 7 + 3);
    for (Path page : pages) {
      Document document = Jsoup.parse(page);
      for (Element element : document.select("[href], [src], [poster]")) {
        for (String attribute : List.of("href", "src", "poster")) {
          String link = element.attr(attribute).replaceFirst("#.*", "");
          if (!link.isEmpty()) {
            assertThat(page.resolveSibling(link)).as("%s in %s", link, page).exists();
          }
        }
      }
    }
    assertThat(index.text()).contains("No straight line separates the classes");
  }

  @Test
  void aGalleryThatGrowsTouchesOnlyWhatChanged() throws IOException {
    FileUtils.copyDirectory(folder.resolve("first").toFile(), folder.resolve("grown").toFile());
    PipelineContext grown = context("grown", "relu, identity");
    Path gallery = folder.resolve("grown/gallery");
    new GalleryStage().run(grown);
    Map<Path, FileTime> published = times(gallery);
    assertThat(new GalleryStage().run(grown).summary())
        .isEqualTo("0 files written, gallery of 8 runs");
    assertThat(times(gallery)).isEqualTo(published);
    // thumbnails are not in any table: where they are lost, the pages of their runs are made again
    String id = grown.folder().read(Table.DATASETS).toList().get(0).datasetId();
    Path thumbnails = gallery.resolve(ThumbnailScript.path(id, 0));
    byte[] drawn = Files.readAllBytes(thumbnails);
    Files.delete(thumbnails);
    new GalleryStage().run(grown);
    assertThat(thumbnails).hasBinaryContent(drawn);

    StudySpec moons =
        StudyFile.parse(
            "it.conf", STUDY.replaceAll("(?m)^.*file.*$", "").formatted("relu, identity"), false);
    new GalleryStage()
        .run(new PipelineContext(grown.spark(), moons, grown.folder(), Progress.silent()));
    Map<Path, FileTime> before = times(gallery);
    new GenerateStage().run(grown);
    new GalleryStage().run(grown);
    Map<Path, FileTime> after = times(gallery);
    List<String> touched =
        after.entrySet().stream()
            .filter(file -> before.containsKey(file.getKey()))
            .filter(file -> !file.getValue().equals(before.get(file.getKey())))
            .map(file -> gallery.relativize(file.getKey()).toString())
            .sorted()
            .toList();
    // of the runs on the moons, the last got a successor; those on the file had left, with their
    // pages
    String last = StudyRun.of(moons, grown.folder()).get(3).row().runId();
    assertThat(touched)
        .contains("assets/films-data.js", "films.html", "index.html", "runs/" + last + ".html")
        .filteredOn(file -> file.startsWith("runs/"))
        .containsExactly("runs/" + last + ".html", "runs/" + last + ".js");
    // the films of the runs that had left are the render stage's to make again
    assertThat(after.keySet())
        .isEqualTo(
            published.keySet().stream()
                .filter(
                    file -> !file.startsWith(gallery.resolve("films")) || before.containsKey(file))
                .collect(Collectors.toSet()));
  }

  private static Map<Path, FileTime> times(Path gallery) throws IOException {
    Map<Path, FileTime> times = new HashMap<>();
    try (Stream<Path> files = Files.walk(gallery)) {
      for (Path file : files.filter(f -> f.toString().matches(".*/[^.][^/]*")).toList()) {
        if (Files.isRegularFile(file)) {
          times.put(file, Files.getLastModifiedTime(file));
        }
      }
    }
    return times;
  }
}

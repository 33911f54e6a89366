package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.export.ExportFormat;
import org.uncoil.pipeline.export.Exports;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.pipeline.verify.CleanStage;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.Inventory;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.SqlViews;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/** A study that is edited and run into the same folder gives what it gives in a fresh one. */
@Tag("slow")
class EditedStudyIT {
  private static final String STUDY =
      """
      study { name = it, seed = 5, seeds = 2 }
      datasets = [
        { name = first-moons, source { type = moons, points = 40 } }
        { name = rows, scaling = standard, source { type = csv, path = "%s", label = kind } }
      ]
      networks = [
        { name = net-one, hidden = [4], learning-rate = 0.05, epochs = 4, grid { activation = [relu, tanh] } }
      ]
      render { choose = [fastest], films = [film], max-frames = 2 }
      """;

  @TempDir private Path disk;
  private Path csv;

  private PipelineContext context(String name, String text) {
    SparkSession spark = SharedSpark.get();
    OutputFolder folder =
        new OutputFolder(spark.sparkContext().hadoopConfiguration(), disk.resolve(name).toString());
    return new PipelineContext(
        spark, StudyFile.parse("it.conf", text.formatted(csv), false), folder, Progress.silent());
  }

  private PipelineContext run(String name, String text) {
    PipelineContext context = context(name, text);
    Provenance.write(context);
    Pipeline.stages().forEach(stage -> assertThat(stage.run(context).problems()).isEmpty());
    // as each command does at its end
    context.folder().saveManifest();
    return context;
  }

  private Set<String> files(String name) throws IOException {
    Path gallery = disk.resolve(name).resolve("gallery");
    try (Stream<Path> files = Files.walk(gallery)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> gallery.relativize(file).toString())
          .filter(file -> !file.endsWith(".crc"))
          .collect(Collectors.toSet());
    }
  }

  /** No file below a folder says a word, whatever kind of file it is. */
  private static void assertNowhere(Path folder, String word) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("%s in %s", word, file)
            .doesNotContain(word);
      }
    }
  }

  private static List<String> column(String query) {
    return SharedSpark.get().sql(query).collectAsList().stream()
        .map((Row row) -> String.valueOf(row.get(0)))
        .toList();
  }

  @Test
  void namesAndRunsAreThoseOfTheStudyAtHand() throws IOException {
    csv = disk.resolve("rows.csv");
    StringBuilder rows = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i % 7).append(',').append(i % 5).append(",k").append(i % 2).append('\n');
    }
    Files.writeString(csv, rows);
    PipelineContext first = run("edited", STUDY);
    Set<String> ids = ids(first);
    Set<String> before = files("edited");

    String renamed = STUDY.replace("first-moons", "2019").replace("net-one", "net-two");
    PipelineContext other = run("edited", renamed);
    assertThat(ids(other)).isEqualTo(ids).hasSize(8);
    assertThat(files("edited"))
        .as("films of the old names are gone")
        .hasSameSizeAs(before)
        .doesNotContainAnyElementsOf(
            before.stream().filter(file -> file.startsWith("films/first-moons")).toList());
    Exports.write(other.folder(), ExportFormat.MLFLOW, Set.of(), disk.resolve("exported"));
    for (String folder : List.of("edited/gallery", "exported")) {
      assertNowhere(disk.resolve(folder), "first-moons");
      assertNowhere(disk.resolve(folder), "net-one");
    }
    SqlViews.register(SharedSpark.get(), other.folder());
    assertThat(column("SELECT DISTINCT dataset FROM curves ORDER BY 1"))
        .containsExactly("2019", "rows");
    assertThat(column("SELECT example_options FROM diagnosis_shares"))
        .noneMatch(text -> text.contains("net-one"));

    // other points, fewer seeds, other epochs of some runs
    Files.writeString(csv, rows + "3,3,k0\n");
    String edited =
        renamed
            .replace("seeds = 2", "seeds = 1")
            .replace("epochs = 4, grid", "grid")
            .replace("[relu, tanh]", "[relu, tanh], epochs = [4, 5]");
    PipelineContext left = run("edited", edited);
    PipelineContext fresh = run("fresh", edited);
    assertSame(left, fresh);
    assertThat(files("edited")).isEqualTo(files("fresh"));
    SqlViews.register(SharedSpark.get(), left.folder());
    assertThat(column("SELECT count(DISTINCT run_id) FROM epochs")).containsExactly("8");
    assertThat(left.folder().read(Table.SET_ASIDE).toList()).hasSize(6);

    assertThat(new CleanStage().run(left).summary())
        .isEqualTo("6 runs deleted that the study no longer has");
    assertThat(left.folder().has(Table.SET_ASIDE)).isFalse();
    left.folder().saveManifest();
    assertThat(Inventory.of(left.folder()).missing())
        .as("what was deleted is not listed")
        .isEmpty();
    assertThat(
            left.folder().read(Table.EPOCHS).toList().stream()
                .map(EpochRow::runId)
                .collect(Collectors.toSet()))
        .isEqualTo(ids(fresh));
    assertSame(left, fresh);
    assertThat(new TrainStage().run(left).summary())
        .isEqualTo("0 runs trained, 8 runs kept from before");
  }

  private static Set<String> ids(PipelineContext context) {
    return context.folder().read(Table.RUNS).toList().stream()
        .map(RunRow::runId)
        .collect(Collectors.toSet());
  }

  private static void assertSame(PipelineContext one, PipelineContext other) {
    assertThat(VerifyOutputs.compare(SharedSpark.get(), one.folder(), other.folder()))
        .allSatisfy(finding -> assertThat(finding.difference()).as(finding.table()).isEmpty());
  }
}

package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.pipeline.verify.RepairStage;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.Attempts;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.Crashes;
import org.uncoil.testing.SharedSpark;

/** Outputs that were damaged, and runs that ended their JVM: what becomes of them. */
@Tag("slow")
class RepairIT {
  private static final String STUDY =
      """
      study { name = it, seed = 5, seeds = 2 }
      datasets = [ { name = moons, source { type = moons, points = 60 } } ]
      networks = [ { name = tiny, hidden = [6], epochs = 6, grid { activation = [relu, tanh, sine] } } ]
      """;

  @TempDir private static Path disk;
  private static PipelineContext sound;

  @BeforeAll
  static void train() {
    sound = trained("sound");
  }

  private static PipelineContext context(String name) {
    SparkSession spark = SharedSpark.get();
    StudySpec study = StudyFile.parse("it.conf", STUDY, false);
    OutputFolder folder =
        new OutputFolder(spark.sparkContext().hadoopConfiguration(), disk.resolve(name).toString());
    return new PipelineContext(spark, study, folder, Progress.silent());
  }

  private static PipelineContext trained(String name) {
    PipelineContext context = context(name);
    new GenerateStage().run(context);
    assertThat(new TrainStage().run(context).problems()).isEmpty();
    return context;
  }

  private static Path file(PipelineContext context, Table<?> table, String part) {
    return Path.of(context.folder().displayName(), "tables", table.name(), part + ".parquet");
  }

  /** The check sums that Hadoop lays beside local files: other file systems have none. */
  private static void deleteCheckSum(Path file) throws IOException {
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }

  private static void assertSound(PipelineContext context) {
    assertThat(VerifyOutputs.compare(SharedSpark.get(), sound.folder(), context.folder()))
        .allSatisfy(finding -> assertThat(finding.difference()).isEmpty());
    assertThat(context.folder().read(Table.RUNS).toList()).hasSize(6);
  }

  @Test
  void aFlippedByteIsNamedAndItsRunsAreTrainedAnew() throws IOException {
    PipelineContext context = trained("flipped");
    String part = context.folder().parts(Table.EMBEDDINGS).get(0);
    Path damaged = file(context, Table.EMBEDDINGS, part);
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 3] ^= 1;
    Files.write(damaged, bytes);
    deleteCheckSum(damaged);

    assertThatThrownBy(() -> context.folder().read(Table.EMBEDDINGS, part).toList())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot read ")
        .hasMessageContaining(damaged.toString())
        .hasMessageContaining("--repair");

    StageReport report = new RepairStage().run(context);
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).startsWith(damaged + " could not be read: "));
    assertThat(new TrainStage().run(context).summary())
        .matches("[1-5] runs? trained, [1-5] runs? kept from before");
    assertSound(context);
  }

  @Test
  void halfAFileAndAMissingOneAreNamedToo() throws IOException {
    PipelineContext context = trained("half");
    List<String> parts = context.folder().parts(Table.RUNS);
    assertThat(parts).hasSizeGreaterThan(1);
    Path half = file(context, Table.RUNS, parts.get(0));
    byte[] bytes = Files.readAllBytes(half);
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    deleteCheckSum(half);
    Path missing = file(context, Table.PARAMETERS, parts.get(1));
    Files.delete(missing);

    // without --repair, nothing is trained over what cannot be read
    assertThatThrownBy(() -> new TrainStage().run(context))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(half.toString());

    assertThat(new RepairStage().run(context).problems())
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).startsWith(half + " could not be read: "))
        .anySatisfy(problem -> assertThat(problem).isEqualTo(missing + " is missing"));
    new TrainStage().run(context);
    assertSound(context);
  }

  @Test
  void aSoundOutputIsLeftAsItIs() {
    StageReport report = new RepairStage().run(sound);
    assertThat(report.problems()).isEmpty();
    assertThat(new TrainStage().run(sound).summary())
        .isEqualTo("0 runs trained, 6 runs kept from before");
  }

  @Test
  void aRunThatEndedItsJvmTooOftenIsLeftOutUntilItIsRepaired() throws IOException {
    PipelineContext context = context("crashing");
    new GenerateStage().run(context);
    RunRow crashing = sound.folder().read(Table.RUNS).toList().get(0);
    Path attempts = disk.resolve("crashing/attempts");
    Crashes.leave(context.folder(), crashing.runId(), Attempts.MOST);

    StageReport report = new TrainStage().run(context);
    assertThat(report.summary()).isEqualTo("5 runs trained");
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .contains(crashing.runId())
                    .contains("left out, because 3 JVMs crashed while they trained it"));
    assertThat(attempts).doesNotExist();
    assertThat(row(context, crashing).status()).isEqualTo("failed");

    // the next command says that there is one, too
    StageReport next = new TrainStage().run(context);
    assertThat(next.summary()).isEqualTo("0 runs trained, 6 runs kept from before");
    assertThat(next.problems()).isEqualTo(report.problems());

    assertThat(new RepairStage().run(context).summary())
        .contains("1 run that failed to be tried again");
    assertThat(new TrainStage().run(context).problems()).isEmpty();
    assertSound(context);
  }

  @Test
  void aRunThatAnotherVersionLeftOutIsTriedAgain() {
    PipelineContext context = context("changed");
    new GenerateStage().run(context);
    RunRow crashing = sound.folder().read(Table.RUNS).toList().get(0);
    Crashes.leave(context.folder(), crashing.runId(), Attempts.MOST);
    assertThat(new TrainStage().run(context).problems()).hasSize(1);

    RunRow left = row(context, crashing);
    List<RunRow> rows =
        context.folder().read(Table.RUNS, left.part()).toList().stream()
            .map(RepairIT::byAnotherVersion)
            .toList();
    context.folder().write(Table.RUNS, left.part(), "changed", rows);
    assertThat(new TrainStage().run(context).problems()).isEmpty();
    assertSound(context);
  }

  private static RunRow byAnotherVersion(RunRow row) {
    try {
      List<Class<?>> types = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      for (RecordComponent column : RunRow.class.getRecordComponents()) {
        types.add(column.getType());
        values.add(
            column.getName().equals("codeVersion") ? "0.0.1" : column.getAccessor().invoke(row));
      }
      return RunRow.class
          .getDeclaredConstructor(types.toArray(Class[]::new))
          .newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Three Ctrl-C, or three nodes that were lost, leave no evidence of a crash. */
  @Test
  void aRunWhoseJvmWasKilledThreeTimesIsTrained() {
    PipelineContext context = context("killed");
    new GenerateStage().run(context);
    RunRow run = sound.folder().read(Table.RUNS).toList().get(0);
    for (int n = 1; n <= Attempts.MOST; n++) {
      Crashes.killed(context.folder(), run.runId(), n, Crashes.process("app." + n));
    }
    StageReport report = new TrainStage().run(context);
    assertThat(report.summary()).isEqualTo("6 runs trained");
    assertThat(report.problems()).isEmpty();
    assertSound(context);
  }

  private static RunRow row(PipelineContext context, RunRow run) {
    return context.folder().read(Table.RUNS).toList().stream()
        .filter(row -> row.runId().equals(run.runId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasBeingTrainedWhenAJvmEndedIsTrainedRunByRun() throws IOException {
    PipelineContext context = context("interrupted");
    new GenerateStage().run(context);
    List<String> runs =
        sound.folder().read(Table.RUNS).toList().stream().map(RunRow::runId).toList();
    Path attempts = Files.createDirectories(disk.resolve("interrupted/attempts"));
    Files.write(attempts.resolve("part-" + runs.get(0)), runs.subList(0, 3));

    assertThat(new TrainStage().run(context).problems()).isEmpty();
    assertSound(context);
    assertThat(attempts).doesNotExist();
    // suspects share no file with others
    Function<RunRow, Boolean> suspect = row -> runs.subList(0, 3).contains(row.runId());
    for (String part : context.folder().parts(Table.RUNS)) {
      Stream<RunRow> rows = context.folder().read(Table.RUNS, part).toList().stream();
      assertThat(rows.map(suspect).distinct()).hasSize(1);
    }
  }

  @Test
  void aHiddenFileOfAnotherAttemptIsNoPart() throws IOException {
    PipelineContext context = trained("hidden");
    Path networks = disk.resolve("hidden/tables/runs");
    Files.writeString(
        networks.resolve(".part-1.parquet.7.tmp"), "half a file", StandardOpenOption.CREATE_NEW);
    assertThat(new RepairStage().run(context).problems()).isEmpty();
    assertSound(context);
  }
}

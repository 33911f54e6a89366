package org.uncoil.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.embedding.Floats;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.NetworkRow;
import org.uncoil.store.row.run.RunPart;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.Canonical;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/** Studies that are edited between two commands: what the tables hold of their runs. */
class CurrentRunsTest {
  private static final String STUDY =
      """
      study { name = edited, seed = 3, seeds = 2 }
      datasets = [ { name = moons, source = moons }, { name = rings, source = circles } ]
      networks = [
        { name = small, hidden = [3], epochs = 4 }
        { name = wide, hidden = [9], epochs = 4 }
      ]
      """;

  @TempDir private Path disk;
  private OutputFolder folder;

  private static StudySpec study(String text) {
    return StudyFile.parse("edited.conf", text, false);
  }

  private PipelineContext context(String text) {
    return new PipelineContext(null, study(text), folder, Progress.silent());
  }

  /** An output of the whole study, in two files. */
  @BeforeEach
  void train() {
    folder = new OutputFolder(new Configuration(), disk.toString());
    StudySpec study = study(STUDY);
    folder.write(
        Table.DATASETS,
        StudyDatasets.PART,
        "0",
        study.datasets().stream().map(CurrentRunsTest::dataset).toList());
    List<RunPlan> plans = TrainPlan.runs(study, folder, folder.read(Table.DATASETS).toList());
    write("part-a", plans.subList(0, 5));
    write("part-b", plans.subList(5, 8));
  }

  private static DatasetRow dataset(DatasetSpec spec) {
    return new DatasetRow(
        "id of " + spec.name(),
        spec.name(),
        "",
        Canonical.json(spec),
        100,
        1,
        2,
        2,
        List.of("x", "y"),
        List.of("0", "1"),
        List.of(50, 50),
        20,
        0,
        List.of());
  }

  private void write(String part, List<RunPlan> plans) {
    folder.write(
        Table.RUNS, part, "0", plans.stream().map(plan -> RunRows.trained(plan, part)).toList());
    folder.write(
        Table.EPOCHS,
        part,
        "0",
        plans.stream()
            .map(
                plan ->
                    new EpochRow(plan.runId(), 0, 0.1, 1, 0.5, 1, 0.5, Floats.of(), Floats.of()))
            .toList());
  }

  private List<RunRow> runs() {
    return folder.read(Table.RUNS).toList();
  }

  @Test
  void aStudyThatIsTheSameChangesNothing() {
    List<RunRow> before = runs();
    assertThat(CurrentRuns.align(context(STUDY))).hasSize(8);
    assertThat(runs()).isEqualTo(before);
    assertThat(folder.has(Table.SET_ASIDE)).isFalse();
  }

  private List<NetworkRow> networks() {
    return folder.read(Table.NETWORKS).toList();
  }

  /**
   * The files of runs, each as what the file system calls it: a file that is replaced is another.
   */
  private Map<String, Object> files() throws IOException {
    Map<String, Object> files = new TreeMap<>();
    for (Table<?> table : List.of(Table.RUNS, Table.EPOCHS)) {
      try (Stream<Path> paths = Files.list(disk.resolve("tables").resolve(table.name()))) {
        for (Path path : paths.toList()) {
          files.put(
              path.toString(), Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        }
      }
    }
    return files;
  }

  @Test
  void otherNamesAreThoseOfTheSameRunsWhoseFilesStay() throws IOException {
    CurrentRuns.align(context(STUDY));
    List<RunRow> before = runs();
    List<NetworkRow> networks = networks();
    Map<String, Object> files = files();
    String renamed = STUDY.replace("name = moons", "name = 2019").replace("= wide", "= \"a b\"");
    List<StudyRun> all = StudyRun.of(context(renamed));
    assertThat(runs()).isEqualTo(before);
    assertThat(files()).isEqualTo(files);
    assertThat(networks())
        .extracting(NetworkRow::networkId)
        .isEqualTo(networks.stream().map(NetworkRow::networkId).toList());
    assertThat(networks()).extracting(NetworkRow::name).containsExactlyInAnyOrder("small", "a b");
    assertThat(networks())
        .allMatch(row -> row.specification().contains("\"name\":\"" + row.name() + "\""));
    assertThat(all).extracting(StudyRun::row).containsAll(runs());
    assertThat(all)
        .extracting(run -> run.plan().dataset() + " " + run.plan().network().name())
        .containsOnly("2019 small", "2019 a b", "rings small", "rings a b");
    assertThat(folder.read(Table.DATASETS).toList())
        .extracting(DatasetRow::name)
        .containsExactly("2019", "rings");
    assertThat(folder.has(Table.SET_ASIDE)).isFalse();
  }

  @Test
  void swappedNamesAreNoOtherRuns() {
    List<RunRow> before = runs();
    String swapped =
        STUDY
            .replace("name = small", "name = x")
            .replace("name = wide", "name = small")
            .replace("name = x", "name = wide");
    StudyRun.of(context(swapped));
    assertThat(runs()).isEqualTo(before);
    assertThat(networks())
        .allMatch(row -> row.hidden().equals(row.name().equals("small") ? List.of(9) : List.of(3)));
  }

  @Test
  void eachRunNamesItsDatasetAndNetwork() {
    CurrentRuns.align(context(STUDY));
    assertThat(runs())
        .extracting(RunRow::networkId)
        .isSubsetOf(networks().stream().map(NetworkRow::networkId).toList());
    assertThat(networks()).extracting(NetworkRow::epochs).containsOnly(4);
  }

  @Test
  void anOutputWithRunsInNetworksMustBeStartedOver() {
    folder.write(
        new Table<>("networks", RunPart.class, List.of("run_id")),
        "part-a",
        "0",
        List.of(new RunPart("a", "part-a")));
    assertThatThrownBy(() -> CurrentRuns.align(context(STUDY)))
        .hasMessageContaining(
            "table networks lacks the column network_id: it was written by another version of Uncoil; start over with --fresh");
  }

  @Test
  void runsThatLeaveAreSetAsideAndReturn() {
    List<RunRow> before = runs();
    String fewer = STUDY.replace("seeds = 2", "seeds = 1");
    assertThat(StudyRun.of(context(fewer))).hasSize(4);
    assertThat(runs()).hasSize(4).allMatch(row -> row.seed() == 0);
    assertThat(folder.read(Table.SET_ASIDE).toList()).hasSize(4).allMatch(row -> row.seed() == 1);

    assertThat(StudyRun.of(study(STUDY), folder)).as("a forecast, that writes nothing").hasSize(8);
    assertThat(StudyRun.of(context(STUDY))).hasSize(8);
    assertThat(runs()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(folder.has(Table.SET_ASIDE)).isFalse();
  }

  @Test
  void aFileWithoutRunsOfTheStudyIsNoneOfNetworks() {
    String one = STUDY.replaceFirst(", \\{ name = rings[^]]*", " ");
    assertThat(StudyRun.of(context(one))).hasSize(4);
    assertThat(folder.parts(Table.RUNS)).containsExactly("part-a");
    assertThat(folder.parts(Table.SET_ASIDE)).containsExactly("part-a", "part-b");
    assertThat(folder.parts(Table.EPOCHS)).containsExactly("part-a", "part-b");
    assertThat(folder.read(Table.DATASETS).toList()).hasSize(1);
  }

  @Test
  void anInterruptionLosesNoRun() {
    List<RunRow> before = runs();
    // as between the first and the second file that is written
    folder.write(Table.SET_ASIDE, "part-a", "0", folder.read(Table.RUNS, "part-a").toList());
    StudyRun.of(context(STUDY));
    assertThat(runs()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(folder.has(Table.SET_ASIDE)).isFalse();
  }

  @Test
  void aRunInTwoFilesIsKeptInTheLargerOne() {
    RunRow twice = folder.read(Table.RUNS, "part-a").toList().get(0);
    folder.write(Table.RUNS, "part-0", "0", List.of(twice));
    folder.write(
        Table.EPOCHS,
        "part-0",
        "0",
        folder.read(Table.EPOCHS, "part-a").ofRun(twice.runId()).toList());
    assertThat(StudyRun.of(context(STUDY))).hasSize(8);
    assertThat(folder.parts(Table.RUNS)).containsExactly("part-a", "part-b");
    assertThat(folder.parts(Table.EPOCHS)).containsExactly("part-a", "part-b");
  }

  @Test
  void aDatasetThatSaysSomethingElseMustBeMadeFirst() {
    String edited = STUDY.replace("source = moons", "source { type = moons, noise = 0.3 }");
    assertThatThrownBy(() -> CurrentRuns.align(context(edited)))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "dataset moons, as the study describes it, is not in %s: run the generate stage first"
                .formatted(disk));
  }
}

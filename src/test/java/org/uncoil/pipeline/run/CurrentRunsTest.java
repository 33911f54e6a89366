package org.uncoil.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.Separation;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.train.FinishedRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.NetworkRow;
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
    folder.write(Table.NETWORKS, part, "0", plans.stream().map(plan -> row(plan, part)).toList());
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

  private static NetworkRow row(RunPlan plan, String part) {
    Metrics metrics = new Metrics(0.1, 0.9, 0.2, 0.8);
    return new FinishedRun(plan, 2, 2, "vector", "cpu", new RunOutcome.Trained(4), 1)
        .row(new FinishedRun.Recorded(4, metrics, Separation.UNKNOWN), part, "1");
  }

  private List<NetworkRow> networks() {
    return folder.read(Table.NETWORKS).toList();
  }

  private Set<String> ids() {
    return networks().stream().map(NetworkRow::runId).collect(Collectors.toSet());
  }

  @Test
  void aStudyThatIsTheSameChangesNothing() {
    List<NetworkRow> before = networks();
    assertThat(CurrentRuns.align(context(STUDY))).hasSize(8);
    assertThat(networks()).isEqualTo(before);
    assertThat(folder.has(Table.SET_ASIDE)).isFalse();
  }

  @Test
  void otherNamesAreThoseOfTheSameRuns() {
    Set<String> before = ids();
    String renamed = STUDY.replace("name = moons", "name = 2019").replace("= wide", "= \"a b\"");
    List<StudyRun> runs = StudyRun.of(context(renamed));
    assertThat(ids()).isEqualTo(before);
    assertThat(networks()).extracting(NetworkRow::dataset).containsOnly("2019", "rings");
    assertThat(networks()).extracting(NetworkRow::network).containsOnly("small", "a b");
    assertThat(networks())
        .filteredOn(row -> row.network().equals("a b"))
        .allMatch(row -> row.specification().contains("\"name\":\"a b\""));
    assertThat(runs).extracting(StudyRun::row).containsAll(networks());
    assertThat(folder.read(Table.DATASETS).toList())
        .extracting(DatasetRow::name)
        .containsExactly("2019", "rings");
    assertThat(folder.has(Table.SET_ASIDE)).isFalse();
  }

  @Test
  void swappedNamesAreNoOtherRuns() {
    Set<String> before = ids();
    String swapped =
        STUDY
            .replace("name = small", "name = x")
            .replace("name = wide", "name = small")
            .replace("name = x", "name = wide");
    StudyRun.of(context(swapped));
    assertThat(ids()).isEqualTo(before);
    assertThat(networks())
        .allMatch(
            row -> row.hidden().equals(row.network().equals("small") ? List.of(9) : List.of(3)));
  }

  @Test
  void runsThatLeaveAreSetAsideAndReturn() {
    List<NetworkRow> before = networks();
    String fewer = STUDY.replace("seeds = 2", "seeds = 1");
    assertThat(StudyRun.of(context(fewer))).hasSize(4);
    assertThat(networks()).hasSize(4).allMatch(row -> row.seed() == 0);
    assertThat(folder.read(Table.SET_ASIDE).toList()).hasSize(4).allMatch(row -> row.seed() == 1);

    assertThat(StudyRun.of(study(STUDY), folder)).as("a forecast, that writes nothing").hasSize(8);
    assertThat(StudyRun.of(context(STUDY))).hasSize(8);
    assertThat(networks()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(folder.has(Table.SET_ASIDE)).isFalse();
  }

  @Test
  void aFileWithoutRunsOfTheStudyIsNoneOfNetworks() {
    String one = STUDY.replaceFirst(", \\{ name = rings[^]]*", " ");
    assertThat(StudyRun.of(context(one))).hasSize(4);
    assertThat(folder.parts(Table.NETWORKS)).containsExactly("part-a");
    assertThat(folder.parts(Table.SET_ASIDE)).containsExactly("part-a", "part-b");
    assertThat(folder.parts(Table.EPOCHS)).containsExactly("part-a", "part-b");
    assertThat(folder.read(Table.DATASETS).toList()).hasSize(1);
  }

  @Test
  void anInterruptionLosesNoRun() {
    List<NetworkRow> before = networks();
    // as between the first and the second file that is written
    folder.write(Table.SET_ASIDE, "part-a", "0", folder.read(Table.NETWORKS, "part-a").toList());
    StudyRun.of(context(STUDY));
    assertThat(networks()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(folder.has(Table.SET_ASIDE)).isFalse();
  }

  @Test
  void aRunInTwoFilesIsKeptInTheLargerOne() {
    NetworkRow twice = folder.read(Table.NETWORKS, "part-a").toList().get(0);
    folder.write(Table.NETWORKS, "part-0", "0", List.of(twice));
    folder.write(
        Table.EPOCHS,
        "part-0",
        "0",
        folder.read(Table.EPOCHS, "part-a").ofRun(twice.runId()).toList());
    assertThat(StudyRun.of(context(STUDY))).hasSize(8);
    assertThat(folder.parts(Table.NETWORKS)).containsExactly("part-a", "part-b");
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

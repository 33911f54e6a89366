package org.uncoil.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.generator.Spiral;
import org.uncoil.embedding.Separation;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.statistics.survival.Lifetime;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.CriticalValueRow;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.store.row.comparison.PhaseRow;
import org.uncoil.store.row.comparison.RankStabilityRow;
import org.uncoil.store.row.comparison.RankingRow;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.comparison.SurvivalTestRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

/** Studies whose every answer is known. */
class ComparisonTest {
  private static final int EPOCHS = 60;

  private static final NetworkSpec NETWORK =
      Samples.network(List.of(4), Activation.RELU, Samples.adam(), 300);

  private static final List<Table<? extends Record>> COMPARED =
      List.of(
          Table.SURVIVAL,
          Table.SURVIVAL_TESTS,
          Table.RANKINGS,
          Table.RANK_STABILITY,
          Table.IMPORTANCE,
          Table.PHASES,
          Table.CRITICAL_VALUES);

  @TempDir private static Path root;
  private static OutputFolder folder;
  private static List<String> sentences;

  @BeforeAll
  static void compareTheStudy() {
    folder = new OutputFolder(new Configuration(), root.resolve("study").toString());
    sentences = new Comparison(study(), 7).write(folder);
  }

  @Test
  void aDatasetThatIsCalledLikeANumberIsNone() {
    for (List<String> names :
        List.of(
            List.of("1.2.3", "1.2.4"),
            List.of("2024.01.15", "2024.01.16"),
            List.of("2019", "2020", "2021"))) {
      List<ComparedRun> runs = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        for (long seed = 0; seed < 6; seed++) {
          Lifetime separation = new Lifetime(EPOCHS, (seed + i) % 3 == 0);
          ComparedRun run = run("relu", 2, 4, seed, separation, 0.5 + seed / 20.0);
          runs.add(
              new ComparedRun(
                  names.get(i),
                  seed,
                  run.settings(),
                  run.source(),
                  EPOCHS,
                  run.accuracy(),
                  separation));
        }
      }
      OutputFolder named =
          new OutputFolder(new Configuration(), root.resolve(names.get(0)).toString());
      new Comparison(runs, 7).write(named);
      assertThat(named.read(Table.CRITICAL_VALUES).toList()).as("%s", names).isEmpty();
      assertThat(named.read(Table.PHASES).toList())
          .extracting(PhaseRow::firstValue)
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  private static ComparedRun run(
      String activation, int turns, int width, long seed, Lifetime separation, double accuracy) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("activation", activation);
    settings.put("width", String.valueOf(width));
    settings.put("batch size", "0");
    return new ComparedRun(
        "spiral " + turns,
        seed,
        settings,
        Map.of("spiral turns", String.valueOf(turns), "spiral points", "900"),
        EPOCHS,
        accuracy,
        separation);
  }

  /**
   * Three activations on four spirals, two widths, six seeds. relu separates all of them, after ten
   * epochs and one more for each turn, for each seed; tanh separates 6, 5, 1 and none of six; the
   * identity none.
   */
  private static List<ComparedRun> study() {
    int[] separated = {6, 5, 1, 0};
    List<ComparedRun> runs = new ArrayList<>();
    for (int turns = 1; turns <= 4; turns++) {
      for (int width = 4; width <= 8; width += 4) {
        for (int seed = 0; seed < 6; seed++) {
          boolean tanh = seed < separated[turns - 1];
          runs.add(run("relu", turns, width, seed, new Lifetime(10 + turns + seed, true), 1));
          runs.add(
              run(
                  "tanh",
                  turns,
                  width,
                  seed,
                  new Lifetime(tanh ? 40 : EPOCHS, tanh),
                  tanh ? 1 : 0.75));
          runs.add(run("identity", turns, width, seed, new Lifetime(EPOCHS, false), 0.5));
        }
      }
    }
    return runs;
  }

  private static OutputFolder other(String name) {
    return new OutputFolder(new Configuration(), root.resolve(name).toString());
  }

  @Test
  void survivalIsOfEachActivationOnAllDatasetsAndOnEach() {
    List<SurvivalRow> rows = folder.read(Table.SURVIVAL).toList();
    assertThat(rows).hasSize(3 * 5);
    Map<String, SurvivalRow> overall =
        rows.stream()
            .filter(row -> row.dataset().isEmpty())
            .collect(Collectors.toMap(SurvivalRow::activation, row -> row));
    SurvivalRow relu = overall.get("relu");
    assertThat(relu.runs()).isEqualTo(48);
    assertThat(relu.separated()).isEqualTo(48);
    // the mean of 10 + turns + seed
    assertThat(relu.restrictedMean()).isCloseTo(15, within(1e-9));
    assertThat(relu.median()).isEqualTo(15);
    assertThat(relu.epochs()).startsWith(11).endsWith(19).hasSize(9);
    assertThat(relu.survival()).endsWith(0.0);
    SurvivalRow tanh = overall.get("tanh");
    assertThat(tanh.separated()).isEqualTo(24);
    assertThat(tanh.survival()).containsExactly(0.5);
    assertThat(tanh.restrictedMean()).isCloseTo(50, within(1e-9));
    SurvivalRow identity = overall.get("identity");
    assertThat(identity.median()).isNaN();
    assertThat(identity.restrictedMean()).isEqualTo(EPOCHS);
    assertThat(sentences)
        .anyMatch(
            sentence ->
                sentence.startsWith(
                    "relu separates the training points in all 48 runs, half of them by epoch 15 (95%: 14 to 16);"));
  }

  @Test
  void pairsOfActivationsAreToldApartOnEachDataset() {
    List<SurvivalTestRow> rows = folder.read(Table.SURVIVAL_TESTS).toList();
    // all at once and three pairs
    assertThat(rows).hasSize(4 * 5);
    assertThat(rows.get(0).degreesOfFreedom()).isEqualTo(2);
    assertThat(rows).allMatch(row -> row.adjustedPValue() >= row.pValue());
    SurvivalTestRow never =
        rows.stream()
            .filter(
                row ->
                    row.dataset().equals("spiral 4")
                        && row.activation1().equals("tanh")
                        && row.activation2().equals("identity"))
            .findFirst()
            .orElseThrow();
    assertThat(never.pValue()).isEqualTo(1);
    assertThat(never.degreesOfFreedom()).isZero();
  }

  @Test
  void activationsAreRankedOnTheSameSeeds() {
    List<ComparedRun> runs = new ArrayList<>(study());
    // a run of one activation that the others lack must not count
    runs.add(run("identity", 1, 4, 99, new Lifetime(1, true), 1));
    OutputFolder more = other("more");
    List<String> said = new Comparison(runs, 7).write(more);
    List<RankingRow> rows = more.read(Table.RANKINGS).toList();
    assertThat(rows).hasSize(6);
    Map<String, RankingRow> separation =
        rows.stream()
            .filter(row -> row.measure().equals("separation"))
            .collect(Collectors.toMap(RankingRow::activation, row -> row));
    RankingRow relu = separation.get("relu");
    assertThat(relu.averageRank()).isEqualTo(1);
    assertThat(relu.rank()).isEqualTo(1);
    assertThat(relu.adjustedPValue()).isEqualTo(1);
    // tanh and identity share the last place on the longest spiral
    assertThat(separation.get("tanh").averageRank()).isCloseTo((2 * 3 + 2.5) / 4, within(1e-9));
    assertThat(separation.get("identity").averageRank()).isCloseTo((3 * 3 + 2.5) / 4, within(1e-9));
    assertThat(separation.get("identity").rank()).isEqualTo(3);
    assertThat(rows).extracting(RankingRow::datasets).containsOnly(4);
    assertThat(said)
        .anyMatch(s -> s.startsWith("By separation epoch over 4 datasets relu is best"));
  }

  @Test
  void anOrderThatIsTheSameEverywhereIsStable() {
    List<RankStabilityRow> rows = folder.read(Table.RANK_STABILITY).toList();
    assertThat(rows)
        .filteredOn(row -> row.measure().equals("separation") && row.unit().equals("datasets"))
        .extracting(RankStabilityRow::count)
        .containsExactly(2, 3, 4);
    // seeds and widths are drawn together
    assertThat(rows)
        .filteredOn(row -> row.measure().equals("separation") && row.unit().equals("runs"))
        .extracting(RankStabilityRow::count)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
    assertThat(rows)
        .filteredOn(row -> row.measure().equals("separation"))
        .allMatch(row -> row.sameBest() == 1);
  }

  @Test
  void sharesAddUpAndWhatDoesNotMatterHasNone() {
    List<ImportanceRow> rows =
        folder.read(Table.IMPORTANCE).toList().stream()
            .filter(row -> row.measure().equals("separation"))
            .toList();
    // three factors, three pairs, higher orders and the seed
    assertThat(rows).hasSize(8);
    Map<String, ImportanceRow> byName =
        rows.stream()
            .collect(Collectors.toMap(row -> row.factor() + "/" + row.secondFactor(), row -> row));
    assertThat(rows.stream().mapToDouble(ImportanceRow::share).sum()).isCloseTo(1, within(1e-9));
    assertThat(byName.get("width/").share()).isCloseTo(0, within(1e-12));
    assertThat(byName.get("width/").levels()).containsExactly("4", "8");
    assertThat(byName.get("activation/").means().get(0)).isCloseTo(15, within(1e-9));
    assertThat(byName.get("activation/").share()).isGreaterThan(0.5);
    assertThat(rows).extracting(ImportanceRow::coverage).containsOnly(1.0);
    assertThat(rows).allMatch(row -> row.low() <= row.share() && row.share() <= row.high());
    assertThat(rows).allMatch(row -> row.low() >= 0 && row.high() <= 1);
    assertThat(byName.get("width/").high()).isCloseTo(0, within(1e-9));
    assertThat(byName.get("activation/").high() - byName.get("activation/").low())
        .isBetween(1e-3, 0.5);
    assertThat(sentences)
        .anyMatch(s -> s.matches("Variance of separation epoch explained: activation .*95%.*"));
  }

  @Test
  void phasesCountRunsOverOneTwoAndThreeAxes() {
    List<PhaseRow> rows = folder.read(Table.PHASES).toList();
    // axes: dataset, activation, width and the spiral's turns, of which two are never together
    assertThat(rows)
        .hasSize((4 + 3 + 2 + 4) + (4 * 3 + 4 * 2 + 3 * 2 + 3 * 4 + 2 * 4) + 2 * (4 * 3 * 2));
    PhaseRow cell =
        rows.stream()
            .filter(
                row ->
                    row.firstValue().equals("tanh")
                        && row.secondAxis().equals("spiral turns")
                        && row.secondValue().equals("2"))
            .findFirst()
            .orElseThrow();
    assertThat(cell.runs()).isEqualTo(12);
    assertThat(cell.separated()).isEqualTo(10);
    assertThat(cell.share()).isBetween(cell.low(), cell.high());
    assertThat(cell.thirdAxis()).isEmpty();
  }

  @Test
  void theCriticalNumberOfTurnsLiesWhereHalfSeparate() {
    Map<String, CriticalValueRow> rows =
        folder.read(Table.CRITICAL_VALUES).toList().stream()
            .filter(row -> row.axis().equals("spiral turns") && row.secondAxis().isEmpty())
            .collect(Collectors.toMap(CriticalValueRow::activation, row -> row));
    // 12, 10, 2 and 0 of 12 is symmetric about 2.5
    CriticalValueRow tanh = rows.get("tanh");
    assertThat(tanh.criticalValue()).isCloseTo(2.5, within(1e-6));
    assertThat(tanh.criticalValue() - tanh.low())
        .isCloseTo(tanh.high() - tanh.criticalValue(), within(1e-9));
    assertThat(tanh.slope()).isNegative();
    assertThat(rows.get("relu").criticalValue()).isNull();
    assertThat(rows.get("identity").separated()).isZero();
    assertThat(sentences)
        .anyMatch(s -> s.startsWith("Half of the runs with tanh separate at spiral turns 2.50"));
  }

  /** Of five values along an axis, how many of four runs separate at each. */
  private static CriticalValueRow along(int... separated) {
    List<ComparedRun> runs = new ArrayList<>();
    for (int turns = 1; turns <= separated.length; turns++) {
      for (int seed = 0; seed < 4; seed++) {
        boolean ended = seed < separated[turns - 1];
        runs.add(run("tanh", turns, 4, seed, new Lifetime(ended ? 5 : EPOCHS, ended), 1));
      }
    }
    return new CriticalValues(new RunSet(runs)).find().rows().get(0);
  }

  @Test
  void separatedOutcomesHaveNoCriticalValue() {
    // complete separation, and quasi-complete: both outcomes at one value alone
    for (int[] separated : new int[][] {{4, 4, 0, 0}, {4, 4, 2, 0}, {0, 0, 0, 1}, {3, 0, 0, 0}}) {
      CriticalValueRow row = along(separated);
      assertThat(row.criticalValue()).isNull();
      assertThat(row.low()).isNull();
      assertThat(row.high()).isNull();
      assertThat(row.slope()).isNull();
    }
    // one run that is out of order is enough
    assertThat(along(4, 3, 1, 0).criticalValue()).isCloseTo(2.5, within(1e-6));
    assertThat(along(4, 4, 0, 1).low()).isNotNull();
  }

  @Test
  void theContourOverTwoAxesIsTheCriticalValueAtEachOfTheOther() {
    List<CriticalValueRow> rows =
        folder.read(Table.CRITICAL_VALUES).toList().stream()
            .filter(row -> row.activation().equals("tanh") && row.thirdAxis().isEmpty())
            .toList();
    List<CriticalValueRow> turns =
        rows.stream()
            .filter(row -> row.axis().equals("spiral turns") && row.secondAxis().equals("width"))
            .toList();
    // the width decides nothing, so that the contour is upright
    assertThat(turns).extracting(CriticalValueRow::secondValue).containsExactly(4.0, 8.0);
    assertThat(turns).allMatch(row -> Math.abs(row.criticalValue() - 2.5) < 1e-6);
    assertThat(turns).allMatch(row -> row.low() < 2.5 && row.high() > 2.5);
    assertThat(rows)
        .filteredOn(row -> row.axis().equals("width") && row.secondAxis().equals("spiral turns"))
        .extracting(CriticalValueRow::secondValue)
        .containsExactly(1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void aStudyThatComparesNothingHasTablesWithoutRows() {
    OutputFolder none = other("none");
    assertThat(new Comparison(List.of(), 7).write(none)).isEmpty();
    for (Table<?> table : COMPARED) {
      assertThat(none.has(table)).as(table.name()).isTrue();
      assertThat(none.read(table).toList()).isEmpty();
    }
    new Comparison(List.of(run("relu", 1, 4, 0, new Lifetime(3, true), 1)), 7).write(none);
    assertThat(none.read(Table.SURVIVAL).toList()).hasSize(2);
    assertThat(none.read(Table.RANKINGS).toList()).isEmpty();
  }

  @Test
  void factorsThatAlwaysChangeTogetherAreNamed() {
    OutputFolder confounded = other("confounded");
    List<ComparedRun> runs =
        List.of(
            run("relu", 1, 4, 0, new Lifetime(3, true), 1),
            run("tanh", 1, 8, 0, new Lifetime(9, true), 1));
    List<String> said = new Comparison(runs, 7).write(confounded);
    assertThat(confounded.read(Table.IMPORTANCE).toList()).isEmpty();
    assertThat(said).anyMatch(sentence -> sentence.contains("always change together"));
  }

  @Test
  void whatIsComparedOfARunFollowsFromItsRow() {
    DatasetSpec dataset =
        new DatasetSpec("spiral", new Spiral(900, 3, 1.5, 0.2), Scaling.NONE, 0.2, 0);
    Separation perfectAt41 = Separation.UNKNOWN.output(41, 1).embedding(41, true).diverged();
    ComparedRun diverged = ComparedRun.of(run("diverged", 12), dataset, perfectAt41);
    // it was to have 300 epochs, and could have separated in none of them any more
    assertThat(diverged.separation()).isEqualTo(new Lifetime(300, false));
    assertThat(diverged.accuracy()).isEqualTo(0.9);
    assertThat(diverged.source())
        .containsEntry("spiral turns", "1.5")
        .containsEntry("spiral noise", "0.2");
    assertThat(diverged.settings()).containsKeys("activation", "depth", "width", "learning rate");
    assertThat(diverged.settings()).doesNotContainKeys("name", "hidden");
    Separation late = new Separation(true, 35, 165, 233);
    ComparedRun trained = ComparedRun.of(run("trained", 300), dataset, late);
    assertThat(trained.separation()).isEqualTo(new Lifetime(165, true));
    Separation lost = new Separation(true, 35, null, 41);
    trained = ComparedRun.of(run("trained", 300), dataset, lost);
    assertThat(trained.separation()).isEqualTo(new Lifetime(300, false));
    // that the network is perfect says nothing of when the embedding was separable
    Separation unknown = Separation.UNKNOWN.output(41, 1);
    trained = ComparedRun.of(run("trained", 300), dataset, unknown);
    assertThat(trained.separation()).isNull();
  }

  @Test
  void runsOfWhichSeparationIsNotKnownAreComparedByAccuracyAlone() {
    OutputFolder unknown = other("unknown");
    List<ComparedRun> runs = new ArrayList<>();
    for (int turns = 1; turns <= 2; turns++) {
      for (String activation : List.of("relu", "tanh")) {
        runs.add(run(activation, turns, 4, 0, null, activation.equals("relu") ? 1 : 0.5));
      }
    }
    List<String> said = new Comparison(runs, 7).write(unknown);
    assertThat(said.get(0)).startsWith("No separation epochs: ");
    assertThat(unknown.read(Table.SURVIVAL).toList()).isEmpty();
    assertThat(unknown.read(Table.PHASES).toList()).isEmpty();
    assertThat(unknown.read(Table.RANKINGS).toList())
        .hasSize(2)
        .allMatch(row -> row.measure().equals("accuracy"));
    assertThat(unknown.read(Table.IMPORTANCE).toList())
        .isNotEmpty()
        .allMatch(row -> row.measure().equals("accuracy"));
  }

  private static StudyRun run(String status, int lastEpoch) {
    RunPlan plan =
        new RunPlan("r", "d", "spiral", 2, 3, NETWORK, 1, 1, 1, 1, 1, "spiral-tanh-seed0");
    return new StudyRun(
        plan,
        new RunRow(
            "r",
            "d",
            "n",
            1,
            status,
            "",
            lastEpoch,
            0.1,
            0.9,
            Double.NaN,
            Double.NaN,
            null,
            30,
            "vector",
            "cpu",
            "0.1.0",
            "p",
            1.5,
            "here"));
  }
}

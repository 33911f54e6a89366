package org.uncoil.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.DiagnosisShareRow;
import org.uncoil.store.row.comparison.LearnedFeatureShareRow;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.measure.LearnedFeatureRow;
import org.uncoil.store.table.Table;

class SharesTest {
  @TempDir private Path root;
  private OutputFolder folder;

  @BeforeEach
  void open() {
    folder = new OutputFolder(new Configuration(), root.toString());
  }

  private static DiagnosisRow health(String run, String verdict, Double rank) {
    return new DiagnosisRow(run, "d", verdict, "", 10, List.of(), List.of(), List.of(), rank);
  }

  private static RunPlan run(String run, String dataset, String activation) {
    return RunRows.trained(run, dataset, activation, 1).plan();
  }

  @Test
  void healthIsCountedByActivationInitialisationAndLearningRate() {
    List<DiagnosisRow> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(health("r" + i, i < 3 ? "dead" : "healthy", i < 3 ? 0.0 : 1.5));
    }
    rows.add(health("t0", "healthy", null));
    rows.add(health("gone", "diverged", null));
    folder.write(Table.DIAGNOSES, "part", "a", rows);
    Map<String, RunPlan> runs = new HashMap<>();
    rows.forEach(
        row ->
            runs.put(
                row.runId(), run(row.runId(), "d", row.runId().startsWith("r") ? "relu" : "tanh")));
    runs.remove("gone");
    List<String> said = new DiagnosisShares(runs).write(folder);

    List<DiagnosisShareRow> shares = folder.read(Table.DIAGNOSIS_SHARES).toList();
    assertThat(shares)
        .extracting(DiagnosisShareRow::activation)
        .containsExactly("relu", "relu", "tanh");
    DiagnosisShareRow dead = shares.get(0);
    assertThat(dead.diagnosis()).isEqualTo("dead");
    assertThat(dead.runs()).isEqualTo(10);
    assertThat(dead.count()).isEqualTo(3);
    // Wilson's limits of 3 in 10, as R's prop.test(3, 10, correct = FALSE) gives them
    assertThat(dead.low()).isCloseTo(0.1077913, within(1e-6));
    assertThat(dead.high()).isCloseTo(0.6032219, within(1e-6));
    assertThat(dead.effectiveRank()).isZero();
    assertThat(dead.exampleRunId()).isEqualTo("r0");
    assertThat(dead.exampleOptions()).startsWith("--dataset d --network ").endsWith(" --seed 1");
    assertThat(shares.get(1).effectiveRank()).isEqualTo(1.5);
    assertThat(shares.get(2).effectiveRank()).isNaN();
    assertThat(said.get(0)).startsWith("3 of 11 runs are degenerate");
    assertThat(said.get(1))
        .contains("relu")
        .contains("3 of 10 runs are dead")
        .contains("--dataset d --network ");
  }

  @Test
  void theShareOfSeedsThatFoundAFeatureIsOfEachDatasetAndOfAll() {
    Map<String, RunPlan> runs = new HashMap<>();
    List<LearnedFeatureRow> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String dataset = i < 4 ? "circles" : "moons";
      runs.put("r" + i, run("r" + i, dataset, "relu"));
      rows.add(
          new LearnedFeatureRow("r" + i, dataset, "radius", 0, 0, i < 4 ? 0.95 : 0.2, 0.9, i < 3));
      rows.add(new LearnedFeatureRow("r" + i, dataset, "raw", 0, 0, 0.1, 0, false));
    }
    folder.write(Table.LEARNED_FEATURES, "part", "a", rows);
    List<String> said = new LearnedFeatureShares(runs).write(folder);

    List<LearnedFeatureShareRow> shares = folder.read(Table.LEARNED_FEATURE_SHARES).toList();
    assertThat(shares)
        .extracting(LearnedFeatureShareRow::dataset)
        .containsExactly("", "circles", "moons");
    assertThat(shares).extracting(LearnedFeatureShareRow::feature).containsOnly("radius");
    assertThat(shares).extracting(LearnedFeatureShareRow::learned).containsExactly(3, 3, 0);
    assertThat(shares).extracting(LearnedFeatureShareRow::runs).containsExactly(8, 4, 4);
    assertThat(shares.get(0).medianR2Logits()).isCloseTo(0.575, within(1e-12));
    assertThat(shares.get(1).share()).isEqualTo(0.75);
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).startsWith("relu learned x² + y² on circles in 3 of 4 runs (95%: ");
  }
}

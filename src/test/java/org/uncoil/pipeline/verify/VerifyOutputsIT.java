package org.uncoil.pipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.CriticalValueRow;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.store.row.comparison.RankStabilityRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.SharedSpark;

/** Outputs are compared by what they say of the runs of their studies. */
class VerifyOutputsIT {
  @TempDir private Path disk;

  private OutputFolder output(String name) {
    return new OutputFolder(new Configuration(), disk.resolve(name).toString());
  }

  private static List<VerifyOutputs.Finding> compare(OutputFolder a, OutputFolder b) {
    return VerifyOutputs.compare(SharedSpark.get(), a, b);
  }

  private static List<String> differences(OutputFolder a, OutputFolder b) {
    return compare(a, b).stream().flatMap(finding -> finding.difference().stream()).toList();
  }

  private static CriticalValueRow critical(String activation, Double second, Double critical) {
    return new CriticalValueRow(
        "depth", "width", second, "", null, activation, 4, 2, null, critical, null, 2.0);
  }

  private static ImportanceRow importance(String factor, double share) {
    return new ImportanceRow(
        "accuracy",
        factor,
        "",
        0.1,
        share,
        Double.NaN,
        Double.NaN,
        1,
        4,
        List.of("a"),
        List.of(Double.NaN));
  }

  private static EpochRow epoch(String run, int epoch, double loss) {
    return new EpochRow(
        run, epoch, 0.1, loss, 0.5, Double.NaN, Double.NaN, Floats.of(1, Float.NaN), Floats.of());
  }

  /** An output with nulls and NaN in keys and elsewhere, its rows in the order and files given. */
  private OutputFolder filled(String name, boolean otherFiles) {
    OutputFolder output = output(name);
    List<CriticalValueRow> values =
        Arrays.asList(
            critical("relu", null, 0.5), critical("relu", 1.0, null), critical("tanh", null, null));
    output.write(Table.CRITICAL_VALUES, "study", "0", otherFiles ? reversed(values) : values);
    output.write(
        Table.IMPORTANCE, "study", "0", List.of(importance("a", Double.NaN), importance("b", 1)));
    List<EpochRow> a = List.of(epoch("a", 0, 1), epoch("a", 1, Double.NaN));
    List<EpochRow> b = List.of(epoch("b", 0, 2));
    if (otherFiles) {
      networks(output, "part-x", List.of("b"));
      networks(output, "part-y", List.of("a"));
      output.write(Table.EPOCHS, "part-x", "0", b);
      output.write(Table.EPOCHS, "part-y", "0", a);
    } else {
      networks(output, "part-z", List.of("a", "b"));
      output.write(Table.EPOCHS, "part-z", "0", List.of(a.get(0), a.get(1), b.get(0)));
    }
    return output;
  }

  private static void networks(OutputFolder output, String part, List<String> runs) {
    output.write(
        Table.RUNS, part, "0", runs.stream().map(run -> RunRows.trained(run, part)).toList());
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new java.util.ArrayList<>(list);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  @Test
  void anOutputEqualsItselfAndOneInOtherFiles() {
    OutputFolder one = filled("one", false);
    assertThat(differences(one, one)).isEmpty();
    assertThat(differences(one, filled("other", true))).isEmpty();
    assertThat(compare(one, one))
        .filteredOn(finding -> finding.table().equals("critical_values"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.rows()).isEqualTo(3));
  }

  @Test
  void theFirstDifferenceIsNamed() {
    OutputFolder one = filled("one", false);
    OutputFolder other = filled("other", true);
    other.write(Table.EPOCHS, "part-y", "0", List.of(epoch("a", 0, 1), epoch("a", 1, 0.25)));
    other.write(
        Table.CRITICAL_VALUES,
        "study",
        "0",
        List.of(critical("relu", null, 0.5), critical("relu", 1.0, null)));
    assertThat(differences(one, other))
        .containsExactly(
            "run_id = a, epoch = 1: train_loss is NaN in one, 0.25 in the other",
            "axis = depth, second_axis = width, second_value = null, third_axis = , third_value = null,"
                + " activation = tanh: 1 row in %s, 0 rows in %s"
                    .formatted(one.displayName(), other.displayName()));
  }

  @Test
  void aRowThatIsThereTwiceDiffersFromOne() {
    OutputFolder one = output("one");
    OutputFolder other = output("other");
    RankStabilityRow row = new RankStabilityRow("accuracy", "seeds", 2, 1, 0.5);
    one.write(Table.RANK_STABILITY, "study", "0", List.of(row));
    other.write(Table.RANK_STABILITY, "study", "0", List.of(row, row));
    assertThat(differences(one, other))
        .singleElement()
        .asString()
        .contains("1 row in", "2 rows in");
    assertThat(differences(other, other)).isEmpty();
  }

  @Test
  void runsThatTheStudyNoLongerHasDoNotCount() {
    OutputFolder one = filled("one", false);
    OutputFolder other = filled("other", true);
    other.write(Table.SET_ASIDE, "part-y", "0", List.of(RunRows.trained("c", "part-y")));
    other.write(
        Table.EPOCHS,
        "part-y",
        "0",
        List.of(epoch("a", 0, 1), epoch("a", 1, Double.NaN), epoch("c", 0, 7)));
    other.write(Table.EPOCHS, "part-v", "0", List.of(epoch("d", 0, 7)));
    assertThat(differences(one, other)).isEmpty();
  }

  @Test
  void aFolderIsNeverAPattern() {
    for (String[] names :
        List.of(
            new String[] {"g[1]", "g1"},
            new String[] {"{a,b}", "a"},
            new String[] {"g*", "g2"},
            new String[] {"g?", "g3"},
            new String[] {"back\\slash", "backslash"},
            new String[] {"a b", "a%20b"},
            new String[] {"x#y", "x"})) {
      for (int i = 0; i < 2; i++) {
        output(names[i]).write(Table.EPOCHS, "part-a", "0", List.of(epoch("a", 0, i)));
        networks(output(names[i]), "part-a", List.of("a"));
      }
      assertThat(differences(output(names[0]), output(names[1])))
          .containsExactly("run_id = a, epoch = 0: train_loss is 0.0 in one, 1.0 in the other");
      assertThat(differences(output(names[0]), output(names[0]))).isEmpty();
    }
  }
}

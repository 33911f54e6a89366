package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;

/**
 * All comparisons of a study's runs.
 *
 * @param runs in the study's order
 * @param seed the study's, which samples are drawn by
 */
public record Comparison(List<ComparedRun> runs, long seed) {
  /** The file that each table has. */
  public static final String PART = "study";

  public Comparison {
    runs = List.copyOf(runs);
  }

  /** Writes a table for each; returns what they say in words. */
  public List<String> write(OutputFolder folder) {
    RunSet set = new RunSet(runs);
    RunSet watched = set.watched();
    List<String> sentences = new ArrayList<>();
    if (watched.runs().isEmpty() && !runs.isEmpty()) {
      sentences.add(
          "No separation epochs: the study does not record embeddings, or jobs/probe has not tested them.");
    }
    write(folder, Table.SURVIVAL, SurvivalAnalysis.of(watched), sentences);
    write(folder, Table.SURVIVAL_TESTS, SurvivalTests.of(watched), sentences);
    write(folder, Table.RANKINGS, Ranking.of(set), sentences);
    write(folder, Table.RANK_STABILITY, Stability.of(set, seed), sentences);
    write(folder, Table.IMPORTANCE, Importance.of(set), sentences);
    write(folder, Table.PHASES, Phases.of(watched), sentences);
    write(folder, Table.CRITICAL_VALUES, new CriticalValues(watched).find(), sentences);
    return sentences;
  }

  static <R extends Record> void write(
      OutputFolder folder, Table<R> table, Findings<R> findings, List<String> sentences) {
    folder.write(table, PART, "driver", findings.rows());
    sentences.addAll(findings.sentences());
  }
}

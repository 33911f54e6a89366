package org.uncoil.pipeline.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.embedding.Separation;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.row.run.SeparationRow;
import org.uncoil.store.table.Table;

/**
 * When each run separates its classes, according to the tables.
 *
 * @param rows of runs whose embeddings were tested, by run
 */
public record Separations(Map<String, SeparationRow> rows) {
  public Separations {
    rows = Map.copyOf(rows);
  }

  /** From the probe stage; empty if it has not run, or if no embeddings were recorded. */
  public static Separations of(OutputFolder folder) {
    return new Separations(
        folder.read(Table.SEPARATIONS).toList().stream()
            .filter(row -> row.recordedEpochs() > 0)
            .collect(Collectors.toMap(SeparationRow::runId, row -> row)));
  }

  /** The separability of runs at their last recorded epochs, by run; of those that were tested. */
  public static Map<String, SeparabilityRow> last(OutputFolder folder, Collection<StudyRun> runs) {
    Map<String, Integer> epochs =
        runs.stream()
            .map(StudyRun::row)
            .filter(RunRow::recorded)
            .collect(Collectors.toMap(RunRow::runId, RunRow::lastEpoch));
    Map<String, SeparabilityRow> last = new HashMap<>();
    if (epochs.isEmpty()) {
      return last;
    }
    folder
        .read(Table.SEPARABILITY)
        .ofEpochs(Set.copyOf(epochs.values()))
        .forEach(
            row -> {
              if (Integer.valueOf(row.epoch()).equals(epochs.get(row.runId()))) {
                last.put(row.runId(), row);
              }
            });
    return last;
  }

  /** One run's. Diverged runs are not tested; they have none, which is known once any run is. */
  public Separation of(RunRow run) {
    SeparationRow row = rows.get(run.runId());
    if (row != null) {
      return new Separation(true, row.firstSeparable(), row.separableFrom(), run.firstPerfect());
    }
    Separation unknown = new Separation(false, null, null, run.firstPerfect());
    return run.diverged() && !rows.isEmpty() ? unknown.diverged() : unknown;
  }
}

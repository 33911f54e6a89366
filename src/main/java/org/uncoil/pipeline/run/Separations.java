package org.uncoil.pipeline.run;

import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.embedding.Separation;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.SeparationRow;
import org.uncoil.store.Table;

/**
 * When each run separated its classes, as the tables have it.
 *
 * @param rows of runs whose embeddings were examined, by run
 */
public record Separations(Map<String, SeparationRow> rows) {
  public Separations {
    rows = Map.copyOf(rows);
  }

  /** As the probe stage found them; none where it has not run, or no embeddings were recorded. */
  public static Separations of(OutputFolder folder) {
    return new Separations(
        folder.read(Table.SEPARATIONS).toList().stream()
            .filter(row -> row.recordedEpochs() > 0)
            .collect(Collectors.toMap(SeparationRow::runId, row -> row)));
  }

  /** One run's. Runs that diverged are not examined: they are known once any run is. */
  public Separation of(NetworkRow run) {
    SeparationRow row = rows.get(run.runId());
    if (row != null) {
      return new Separation(true, row.firstSeparable(), row.separableFrom(), run.firstPerfect());
    }
    Separation unknown = new Separation(false, null, null, run.firstPerfect());
    return run.status().equals("diverged") && !rows.isEmpty() ? unknown.diverged() : unknown;
  }
}

package org.uncoil.pipeline.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.dataset.Dataset;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.AfterRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.row.run.SeparationRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableRows;
import org.uncoil.store.table.TableWriter;

/**
 * Writes {@code separability} and {@code separations} of the trained runs of one file, which it
 * reads through once.
 *
 * @param trained those runs
 */
public record PartSeparability(OutputFolder folder, String part, List<RunRow> trained) {
  /** Whether both tables have the file, of these runs; the second is written last. */
  public boolean there() {
    Set<String> runs = trained.stream().map(RunRow::runId).collect(Collectors.toSet());
    return folder.has(Table.SEPARABILITY, part)
        && folder.holds(Table.SEPARATIONS, part, SeparationRow::runId, runs);
  }

  /**
   * Measures every recorded epoch; returns how many.
   *
   * @param datasets by identity
   * @param attempt tells this attempt's files apart from another's
   */
  public long measure(Function<String, Dataset> datasets, String attempt) {
    Map<String, RunSeparability> runs = new LinkedHashMap<>();
    for (RunRow run : trained) {
      Dataset dataset = datasets.apply(run.datasetId());
      runs.put(run.runId(), new RunSeparability(run.runId(), dataset));
    }
    long measured = 0;
    try (TableRows<EpochRow> epochs = folder.read(Table.EPOCHS, part).rows();
        TableRows<AfterRow> embeddings = folder.read(Table.AFTER, part).rows();
        TableWriter<SeparabilityRow> writer = folder.write(Table.SEPARABILITY, part, attempt)) {
      while (embeddings.hasNext()) {
        AfterRow embedding = embeddings.next();
        // both tables have a row per run and recorded epoch, in one order
        EpochRow figures = epochs.next();
        while (!same(figures, embedding)) {
          figures = epochs.next();
        }
        RunSeparability run = runs.get(embedding.runId());
        if (run != null && embedding.after1().size() > 0) {
          writer.write(run.next(figures, embedding));
          measured++;
        }
      }
      writer.commit();
    }
    List<SeparationRow> rows = new ArrayList<>();
    runs.values().forEach(run -> rows.add(run.summary()));
    folder.write(Table.SEPARATIONS, part, attempt, rows);
    return measured;
  }

  private static boolean same(EpochRow figures, AfterRow embedding) {
    return figures.epoch() == embedding.epoch() && figures.runId().equals(embedding.runId());
  }
}

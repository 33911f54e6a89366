package org.uncoil.pipeline.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableReader;

/**
 * The epochs of many runs of one file, and their last embeddings, read in one pass: to look for one
 * run takes nearly as long as to read the whole file, because a run's name says nothing of where it
 * stands. For 3,500 runs in files of some hundred, that was the difference between 8 minutes and a
 * few seconds. Where only last embeddings are wanted, only the epochs at which some run ended are
 * decoded.
 */
public final class StoredEpochs {
  private final OutputFolder folder;
  private final String part;
  private final Map<String, Integer> last;
  private final Map<String, List<EpochRow>> epochs = new HashMap<>();
  private final Map<String, EmbeddingRow> embeddings = new HashMap<>();

  /**
   * Reads the epochs.
   *
   * @param part the file's name
   * @param runs those of its runs that are of interest
   */
  public StoredEpochs(OutputFolder folder, String part, Collection<RunRow> runs) {
    this.folder = folder;
    this.part = part;
    this.last =
        runs.stream()
            .filter(RunRow::recorded)
            .collect(Collectors.toMap(RunRow::runId, RunRow::lastEpoch));
    if (last.isEmpty()) {
      return;
    }
    folder
        .read(Table.EPOCHS, part)
        .forEach(
            row -> {
              if (last.containsKey(row.runId())) {
                epochs.computeIfAbsent(row.runId(), id -> new ArrayList<>()).add(row);
              }
            });
  }

  /** Reads each run's last embedding. */
  public void readLastEmbeddings() {
    read(folder.read(Table.EMBEDDINGS, part).ofEpochs(Set.copyOf(last.values())), (row, of) -> {});
  }

  /**
   * Reads the embeddings, keeps each run's last and hands every one on.
   *
   * @param each what else to do with an epoch's embedding and its run's epochs
   */
  public void readEmbeddings(BiConsumer<EmbeddingRow, List<EpochRow>> each) {
    read(folder.read(Table.EMBEDDINGS, part), each);
  }

  private void read(
      TableReader<EmbeddingRow> reader, BiConsumer<EmbeddingRow, List<EpochRow>> each) {
    if (last.isEmpty()) {
      return;
    }
    reader.forEach(
        row -> {
          // of a dataset in shards the first, as elsewhere
          if (row.shard() == 0 && last.containsKey(row.runId())) {
            each.accept(row, epochs(row.runId()));
            if (last.get(row.runId()) == row.epoch()) {
              embeddings.put(row.runId(), row);
            }
          }
        });
  }

  /** A run's recorded epochs, in order. */
  public List<EpochRow> epochs(String run) {
    return epochs.getOrDefault(run, List.of());
  }

  /** A run's last recorded epoch; null where none is. */
  public EpochRow last(String run) {
    List<EpochRow> all = epochs(run);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /** A run's embedding at its last recorded epoch; null where none is. */
  public EmbeddingRow embedding(String run) {
    return embeddings.get(run);
  }
}

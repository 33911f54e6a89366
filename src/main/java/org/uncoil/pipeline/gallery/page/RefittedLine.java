package org.uncoil.pipeline.gallery.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.gallery.RunCard;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.probe.LinearRule;
import org.uncoil.probe.plane.LinearSeparability;
import org.uncoil.probe.plane.PlaneRule;
import org.uncoil.probe.plane.RefittedRegression;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;

/**
 * The regression of which the table {@code separability} has the accuracy and the agreement, fitted
 * again for the few embeddings of which a page draws its line.
 */
final class RefittedLine {
  private final OutputFolder folder;
  private final StoredDatasets datasets;
  private final Map<String, RunRow> runs;

  RefittedLine(OutputFolder folder, List<StudyRun> runs) {
    this.folder = folder;
    this.datasets = new StoredDatasets(folder);
    this.runs =
        runs.stream()
            .map(StudyRun::row)
            .collect(Collectors.toMap(RunRow::runId, Function.identity(), (one, same) -> one));
  }

  /** Each class's two weights and its intercept; empty where the embedding is not stored whole. */
  List<Double> at(RunCard card, int epoch) {
    RunRow run = runs.get(card.runId());
    if (!folder.has(Table.EMBEDDINGS, run.part()) || datasets.row(run.datasetId()).shards() > 1) {
      return List.of();
    }
    Dataset dataset = datasets.get(run.datasetId());
    return folder.read(Table.EMBEDDINGS, run.part()).ofRun(run.runId(), epoch).toList().stream()
        .filter(row -> row.after1().size() == dataset.size())
        .findFirst()
        .map(row -> numbers(of(row, dataset).inSpace()))
        .orElse(List.of());
  }

  /** Of two classes that can be separated, the line of the widest margin. */
  static PlaneRule of(EmbeddingRow row, Dataset dataset) {
    Floats x = row.after1();
    Floats y = row.after2();
    int[] labels = dataset.labels();
    int[] train = dataset.trainPoints();
    List<int[]> members =
        IntStream.range(0, dataset.classes())
            .mapToObj(c -> Arrays.stream(train).filter(point -> labels[point] == c).toArray())
            .toList();
    return LinearSeparability.of(x, y, members, Optional.empty())
        .widest()
        .orElseGet(() -> new RefittedRegression(train, labels, dataset.classes()).next(x, y));
  }

  private static List<Double> numbers(LinearRule rule) {
    return IntStream.range(0, rule.intercepts().size())
        .boxed()
        .flatMap(
            c -> Stream.concat(rule.weights().get(c).stream(), Stream.of(rule.intercepts().get(c))))
        .toList();
  }
}

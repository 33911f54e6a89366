package org.uncoil.pipeline.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.uncoil.similarity.LandmarkMap;
import org.uncoil.similarity.Medoids;
import org.uncoil.similarity.ReducedEmbedding;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.NormalisedEmbeddingRow;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.table.Table;

/**
 * Draws the atlas of a dataset's runs: clusters and a map made from at most 64 landmarks, which are
 * spread evenly over the runs in the order of their identities (hashes, and so a sample), and every
 * run put where its distances to these say. The work is linear in the number of runs.
 *
 * <p>Partitioning around medoids on landmarks rather than MLlib's power iteration clustering or
 * bisecting k-means: it takes the distances as they are, where the one wants affinities with a
 * scale to choose and the other means, which shapes up to a turn do not have; its medoids are runs,
 * to be looked at; and nothing in it is random.
 */
public final class Atlas {
  private static final int LANDMARKS = 64;
  private static final int MOST_CLUSTERS = 8;

  private final List<String> names;
  private final List<ReducedEmbedding> shapes = new ArrayList<>();
  private final Medoids medoids;
  private final LandmarkMap map;

  private Atlas(Map<String, ReducedEmbedding> landmarks) {
    this.names = List.copyOf(landmarks.keySet());
    this.shapes.addAll(landmarks.values());
    double[][] distances = new double[shapes.size()][shapes.size()];
    for (int i = 0; i < distances.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = shapes.get(i).to(shapes.get(j)).angle();
        distances[j][i] = distances[i][j];
      }
    }
    this.medoids = Medoids.best(distances, MOST_CLUSTERS);
    this.map = new LandmarkMap(distances);
  }

  /**
   * Makes the dataset's file of {@code solution_clusters}.
   *
   * @param runs the dataset's runs that have a shape, in the order of their identities; at least
   *     one
   * @return how many clusters there are
   */
  public static int make(OutputFolder folder, String datasetId, List<String> runs, String attempt) {
    List<String> chosen = landmarks(runs);
    Map<String, ReducedEmbedding> landmarks = new TreeMap<>();
    folder
        .read(Table.NORMALISED_EMBEDDINGS)
        .ofDataset(datasetId)
        .forEach(
            row -> {
              if (Collections.binarySearch(chosen, row.runId()) >= 0) {
                landmarks.put(row.runId(), Neighbours.reduced(row));
              }
            });
    Atlas atlas = new Atlas(landmarks);
    List<SolutionClusterRow> rows = new ArrayList<>();
    folder
        .read(Table.NORMALISED_EMBEDDINGS)
        .ofDataset(datasetId)
        .forEach(row -> rows.add(atlas.row(row)));
    rows.sort(Comparator.comparing(SolutionClusterRow::runId));
    folder.write(Table.SOLUTION_CLUSTERS, datasetId, attempt, rows);
    return atlas.medoids.chosen().size();
  }

  private static List<String> landmarks(List<String> runs) {
    int count = Math.min(LANDMARKS, runs.size());
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(runs.get((int) ((long) i * runs.size() / count)));
    }
    return chosen;
  }

  private SolutionClusterRow row(NormalisedEmbeddingRow row) {
    ReducedEmbedding shape = Neighbours.reduced(row);
    int self = names.indexOf(row.runId());
    double[] distances = new double[shapes.size()];
    for (int i = 0; i < distances.length; i++) {
      // what rounding makes of the distance to itself is none
      distances[i] = i == self ? 0 : shape.to(shapes.get(i)).angle();
    }
    int cluster = medoids.nearest(distances);
    int medoid = medoids.chosen().get(cluster);
    double[] place = map.place(distances);
    return new SolutionClusterRow(
        row.runId(),
        row.datasetId(),
        cluster,
        medoid == self,
        names.get(medoid),
        distances[medoid],
        place[0],
        place[1],
        self >= 0,
        medoids.silhouette(),
        map.kept());
  }
}

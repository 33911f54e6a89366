package org.uncoil.pipeline.gallery;

import java.util.List;
import java.util.Locale;
import org.uncoil.gallery.run.Downloads;
import org.uncoil.store.row.run.RunRow;

/** Queries of a run's rows, as a reader pastes them where the study's output folder is. */
final class Snippets {
  private Snippets() {}

  static List<Downloads.Snippet> of(RunRow row, String fileName) {
    String run = row.runId();
    return List.of(
        new Downloads.Snippet(
            "Every point at every epoch, for DuckDB",
            ("SELECT epoch, unnest(range(len(after_1))) AS point, unnest(after_1) AS z1,"
                    + " unnest(after_2) AS z2 FROM 'tables/embeddings/*.parquet'"
                    + " WHERE run_id = '%s';")
                .formatted(run)),
        new Downloads.Snippet(
            "The same for Spark",
            ("SELECT epoch, posexplode(arrays_zip(after_1, after_2)) AS (point, z)"
                    + " FROM parquet.`tables/embeddings` WHERE run_id = '%s'")
                .formatted(run)),
        new Downloads.Snippet(
            "Trained weights and biases as JSON, for DuckDB",
            String.format(
                Locale.ROOT,
                ("COPY (SELECT epoch, parameters FROM 'tables/parameters/*.parquet'"
                    + " WHERE run_id = '%s' AND epoch = %d) TO '%s.json';"),
                run,
                row.lastEpoch(),
                fileName)));
  }
}

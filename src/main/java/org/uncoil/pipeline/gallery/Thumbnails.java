package org.uncoil.pipeline.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uncoil.dataset.Dataset;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.payload.Thumbnail;
import org.uncoil.gallery.payload.ThumbnailScript;
import org.uncoil.gallery.wall.Matrix;
import org.uncoil.pipeline.gallery.page.GalleryInput;
import org.uncoil.pipeline.gallery.page.Publication;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.store.row.run.DatasetRow;

/**
 * The thumbnails of the gallery's runs: those that its scripts have from before, and those that the
 * tasks make together with the runs' pages.
 */
final class Thumbnails {
  private final Map<String, Thumbnail> byRun = new HashMap<>();
  private final Map<DatasetRow, List<RunCard>> runs = new LinkedHashMap<>();

  /** With those that are there. */
  Thumbnails(GalleryInput input) {
    Map<String, List<RunCard>> byDataset = input.byDataset();
    for (DatasetRow dataset : input.shown()) {
      runs.put(dataset, byDataset.get(dataset.name()));
      Optional<String> script = Optional.of("");
      for (int number = 0; script.isPresent(); number++) {
        script =
            input
                .folder()
                .text(Publication.GALLERY + ThumbnailScript.path(dataset.datasetId(), number));
        script.ifPresent(text -> byRun.putAll(ThumbnailScript.read(text)));
      }
    }
  }

  /** Whether a run's is known, or that it has none. */
  boolean has(String runId) {
    return byRun.containsKey(runId);
  }

  /** Adds those that were made anew. */
  void add(Map<String, Thumbnail> made) {
    byRun.putAll(made);
  }

  /** The scripts, by path. */
  Map<String, Supplier<byte[]>> scripts(StoredDatasets datasets) {
    Map<String, Supplier<byte[]>> scripts = new LinkedHashMap<>();
    runs.forEach(
        (dataset, all) -> {
          String id = dataset.datasetId();
          List<List<RunCard>> parts = parts(all);
          for (int i = 0; i < parts.size(); i++) {
            int number = i;
            scripts.put(
                ThumbnailScript.path(id, number),
                () -> ThumbnailScript.of(id, number, datasets.get(id), of(parts.get(number))));
          }
        });
    return scripts;
  }

  /** Of these runs, by their identifiers. */
  Map<String, Thumbnail> of(List<RunCard> cards) {
    Map<String, Thumbnail> some = new LinkedHashMap<>();
    for (RunCard card : cards) {
      some.put(card.runId(), byRun.getOrDefault(card.runId(), Thumbnail.NONE));
    }
    return some;
  }

  /** The path of the script that has a run's; none for a run without an embedding. */
  Map<String, String> paths() {
    Map<String, String> paths = new HashMap<>();
    runs.forEach(
        (dataset, all) -> {
          List<List<RunCard>> parts = parts(all);
          for (int number = 0; number < parts.size(); number++) {
            String path = ThumbnailScript.path(dataset.datasetId(), number);
            of(parts.get(number))
                .forEach(
                    (run, thumbnail) -> {
                      if (!thumbnail.equals(Thumbnail.NONE)) {
                        paths.put(run, path);
                      }
                    });
          }
        });
    return paths;
  }

  /** The script with those of the matrix on the start page. */
  byte[] matrix(Matrix matrix, StoredDatasets datasets) {
    Map<String, Dataset> points = new LinkedHashMap<>();
    Map<String, Map<String, Thumbnail>> shown = new LinkedHashMap<>();
    for (DatasetRow dataset : runs.keySet()) {
      for (Matrix.Row row : matrix.rows()) {
        if (row.dataset().equals(dataset.name())) {
          points.put(dataset.datasetId(), datasets.get(dataset.datasetId()));
          shown.put(dataset.datasetId(), of(row.runs()));
        }
      }
    }
    return ThumbnailScript.ofAll(points, shown, matrix.points());
  }

  private static List<List<RunCard>> parts(List<RunCard> runs) {
    List<List<RunCard>> parts = new ArrayList<>();
    for (int from = 0; from < runs.size(); from += ThumbnailScript.RUNS) {
      parts.add(runs.subList(from, Math.min(runs.size(), from + ThumbnailScript.RUNS)));
    }
    return parts;
  }
}

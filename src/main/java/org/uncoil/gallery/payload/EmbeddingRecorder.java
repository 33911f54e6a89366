package org.uncoil.gallery.payload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.study.GallerySpec;

/**
 * Takes a run's recorded epochs one after the other and keeps what its page draws of them. It holds
 * the chosen points of the chosen epochs, some ten megabytes as long as the study says nothing
 * else, however long the run was.
 */
public final class EmbeddingRecorder {
  private final Dataset dataset;
  private final int[] points;
  private final int[] epochs;
  private final Decisions decisions;
  private final Track after;
  private final Track before;
  private final float[] layers;
  private final char[] decided;
  private int kept;
  private boolean hasBefore = true;

  /**
   * Of a run on a dataset.
   *
   * @param shown the epochs at which its page can stop, in ascending order
   */
  public EmbeddingRecorder(Dataset dataset, List<Integer> shown, GallerySpec most) {
    this.dataset = dataset;
    this.points = Choice.points(dataset.size(), most.maxPoints());
    this.epochs = Choice.epochs(shown, most.maxEpochs());
    this.decisions = new Decisions(dataset);
    this.after = new Track(points, epochs.length);
    this.before = new Track(points, epochs.length);
    this.layers = new float[epochs.length * dataset.classes() * 3];
    this.decided = new char[epochs.length * points.length];
  }

  /** Takes the next recorded epoch; the embedding before the activation may be empty. */
  public void add(
      int epoch, LastLayer layer, Floats before1, Floats before2, Floats after1, Floats after2) {
    decisions.decide(epoch, layer, after1, after2);
    if (kept == epochs.length || epochs[kept] != epoch) {
      return;
    }
    after.keep(kept, after1, after2);
    hasBefore &= before1.size() == dataset.size() && before2.size() == dataset.size();
    if (hasBefore) {
      before.keep(kept, before1, before2);
    }
    float[] rows = layer.rows().toArray();
    System.arraycopy(rows, 0, layers, kept * rows.length, rows.length);
    for (int p = 0; p < points.length; p++) {
      decided[kept * points.length + p] = (char) decisions.decided(points[p]);
    }
    kept++;
  }

  /**
   * What was kept, as the script that the page loads; empty where an epoch that it should show is
   * missing.
   */
  public Optional<byte[]> script(String runId, String datasetId) {
    if (kept == 0 || kept < epochs.length) {
      return Optional.empty();
    }
    boolean both = hasBefore && !before.same(after);
    List<Track> tracks = both ? List.of(after, before) : List.of(after);
    return Optional.of(EmbeddingScript.of(runId, datasetId, this, tracks));
  }

  Dataset dataset() {
    return dataset;
  }

  int[] points() {
    return points.clone();
  }

  int[] epochs() {
    return epochs.clone();
  }

  int learned(int point) {
    return decisions.learned(point);
  }

  float[] layers() {
    return layers.clone();
  }

  int[] decided(int place) {
    int[] classes = new int[points.length];
    Arrays.setAll(classes, p -> decided[place * points.length + p]);
    return classes;
  }
}

package org.uncoil.gallery.payload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.study.GallerySpec;

/** A payload for sample pages: two classes that drift apart. */
public final class SamplePayload {
  private static final int POINTS = 200;
  private static final LastLayer LAYER = new LastLayer(Floats.of(0, 0, 0, 1, 0, 0));

  private SamplePayload() {}

  /** The dataset's identifier. */
  public static final String DATASET = "sample";

  /** The points of the dataset on which all sample runs are. */
  public static byte[] dataset() {
    return DatasetScript.of(DATASET, points(), POINTS);
  }

  /** The script with the thumbnails of runs on it. */
  public static byte[] thumbnails(List<String> runIds) {
    return ThumbnailScript.of(DATASET, 0, points(), ends(runIds));
  }

  /** The script with those of a matrix. */
  public static byte[] matrix(List<String> runIds) {
    return ThumbnailScript.ofAll(
        Map.of(DATASET, points()), Map.of(DATASET, ends(runIds)), POINTS / 2);
  }

  private static Map<String, Thumbnail> ends(List<String> runIds) {
    Map<String, Thumbnail> runs = new LinkedHashMap<>();
    runIds.forEach(
        run -> runs.put(run, Thumbnail.of(points(), LAYER, Floats.of(x(1)), Floats.of(y()))));
    return runs;
  }

  private static Dataset points() {
    int[] labels = IntStream.range(0, POINTS).map(p -> p % 2).toArray();
    boolean[] isTest = new boolean[POINTS];
    isTest[7] = true;
    return new Dataset(
        "sample", List.of("x"), List.of("0", "1"), new float[POINTS], labels, isTest);
  }

  /** Of epochs from 0 to the last. */
  public static byte[] of(String runId, int last) {
    Dataset dataset = points();
    List<Integer> epochs = IntStream.rangeClosed(0, last).boxed().toList();
    EmbeddingRecorder recorder =
        new EmbeddingRecorder(dataset, epochs, new GallerySpec(1, POINTS, 1000));
    for (int epoch : epochs) {
      float[] x = x((double) epoch / Math.max(1, last));
      float[] y = y();
      Floats first = Floats.of(x);
      Floats second = Floats.of(y);
      recorder.add(epoch, LAYER, first, second, first, second);
    }
    return recorder.script(runId, DATASET).orElseThrow();
  }

  private static float[] x(double share) {
    float[] x = new float[POINTS];
    for (int p = 0; p < POINTS; p++) {
      x[p] = (float) (Math.cos(p * 2.4) + (p % 2 - 0.5) * 3 * share);
    }
    return x;
  }

  private static float[] y() {
    float[] y = new float[POINTS];
    for (int p = 0; p < POINTS; p++) {
      y[p] = (float) Math.sin(p * 2.4);
    }
    return y;
  }
}

package org.uncoil.gallery.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.embedding.AxisLimits;

/**
 * Writes the embedding of a run's points at chosen epochs, for networks whose parameters would take
 * more: the object of the run's identifier in {@code uncoilRecordings}.
 *
 * <pre>
 * version  3
 * dataset  the identifier of its dataset, see {@link DatasetScript}
 * epochs   the chosen ones, ascending
 * limits   left, right, bottom and top of the axes, of the embedding after the activation and, where
 *          it differs and was recorded, of that before it
 * layers   epoch by epoch the last layer: of each class two weights and a bias
 * learned  true
 * data     planes, epoch by epoch: of each of the limits x, then y of the points (2 bytes, see
 *          {@link Track}), then the class that each is given, exclusive or that of the epoch before
 *          (2 bytes). Then of each point the epoch from which it is always classified correctly,
 *          plus 1; 0 where it is not at the end (4 bytes)
 * </pre>
 */
final class EmbeddingScript {
  private EmbeddingScript() {}

  static byte[] of(String runId, String datasetId, EmbeddingRecorder run, List<Track> tracks) {
    List<AxisLimits> limits = tracks.stream().map(Track::limits).toList();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", DataScript.VERSION);
    head.put("dataset", datasetId);
    head.put("epochs", run.epochs());
    head.put(
        "limits",
        limits.stream()
            .map(axes -> new double[] {axes.minX(), axes.maxX(), axes.minY(), axes.maxY()})
            .toList());
    head.put("layers", layers(run));
    head.put("learned", true);
    Planes data = new Planes();
    int[] before = new int[run.points().length];
    for (int place = 0; place < run.epochs().length; place++) {
      for (int stage = 0; stage < tracks.size(); stage++) {
        data.add(tracks.get(stage).differences(0, place, limits.get(stage)), 2);
        data.add(tracks.get(stage).differences(1, place, limits.get(stage)), 2);
      }
      int[] now = run.decided(place);
      int[] changed = new int[now.length];
      Arrays.setAll(changed, p -> now[p] ^ before[p]);
      data.add(changed, 2);
      System.arraycopy(now, 0, before, 0, now.length);
    }
    data.add(Arrays.stream(run.points()).map(point -> run.learned(point) + 1).toArray(), 4);
    return DataScript.of("uncoilRecordings", runId, head, data);
  }

  /** What is no number is null: JSON has no word for it. */
  private static List<List<Float>> layers(EmbeddingRecorder run) {
    float[] all = run.layers();
    int row = all.length / run.epochs().length;
    List<List<Float>> layers = new ArrayList<>();
    for (int place = 0; place < run.epochs().length; place++) {
      List<Float> layer = new ArrayList<>();
      for (int i = 0; i < row; i++) {
        float value = all[place * row + i];
        layer.add(Float.isFinite(value) ? value : null);
      }
      layers.add(layer);
    }
    return layers;
  }
}

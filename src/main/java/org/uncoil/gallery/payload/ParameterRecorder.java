package org.uncoil.gallery.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.ArcLength;
import org.uncoil.embedding.Floats;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.NetworkSpec;

/**
 * Takes a run's recorded parameters one epoch after the other and keeps those of the epochs at
 * which much has changed, so that a page can replay the run.
 *
 * <p>The measure is the path of the parameters: each layer's root mean square change from one epoch
 * to the next relative to its parameters' own root mean square, averaged over the layers. A layer
 * of many parameters would otherwise hide what happens in the bottleneck.
 */
public final class ParameterRecorder {
  /** So many parameters in all are held, 32 MB: of longer runs every second epoch, or fewer. */
  private static final long MOST_HELD = 8_000_000;

  /** What an epoch counts in which nothing changes, so that such epochs are chosen evenly. */
  private static final double STILL = 1e-9;

  private final NetworkSpec network;
  private final Dataset dataset;
  private final GallerySpec most;
  private final int[] layers;
  private final Set<Integer> candidates;
  private final ArcLength path = new ArcLength();
  private final List<float[]> held = new ArrayList<>();

  /**
   * Of a run.
   *
   * @param recorded its recorded epochs, in ascending order
   */
  public ParameterRecorder(
      NetworkSpec network, Dataset dataset, List<Integer> recorded, GallerySpec most) {
    this.network = network;
    this.dataset = dataset;
    this.most = most;
    List<Integer> widths = network.widths(dataset.dimensions(), dataset.classes());
    layers = new int[widths.size() - 1];
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer] = (widths.get(layer) + 1) * widths.get(layer + 1);
    }
    int count = network.parameterCount(dataset.dimensions(), dataset.classes());
    int room = (int) Math.max(most.maxEpochs(), MOST_HELD / count);
    candidates =
        Arrays.stream(Choice.epochs(recorded, room))
            .boxed()
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Takes the next recorded epoch. */
  public void add(int epoch, Floats parameters) {
    if (!candidates.contains(epoch)) {
      return;
    }
    float[] values = parameters.toArray();
    path.add(epoch, held.isEmpty() ? 0 : STILL + change(held.get(held.size() - 1), values));
    held.add(values);
  }

  private double change(float[] before, float[] now) {
    double sum = 0;
    int i = 0;
    for (int layer : layers) {
      double moved = 0;
      double size = 0;
      for (int end = i + layer; i < end; i++) {
        double step = now[i] - before[i];
        moved += step * step;
        size += (double) now[i] * now[i];
      }
      // a layer that jumps from nothing has moved by more than its size: once is enough
      double share = Math.sqrt(moved / Math.max(size, moved));
      sum += Double.isFinite(share) ? share : 0;
    }
    return sum / layers.length;
  }

  /**
   * What was kept, as the script that the page loads; empty where an epoch is missing, or where
   * rounded parameters would not do.
   *
   * @param stops epochs that are kept whatever changes at them, where they were taken
   * @param learned of each of the dataset's points the epoch from which it is always classified
   *     correctly, −1 where it is not at the end; null where that is not known
   */
  public Optional<byte[]> script(
      String runId, String datasetId, List<Integer> stops, List<Integer> learned) {
    if (held.isEmpty() || held.size() < candidates.size()) {
      return Optional.empty();
    }
    List<Integer> wanted = stops.stream().filter(candidates::contains).toList();
    int[] epochs =
        Choice.including(path.choose(most.maxEpochs()), wanted).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    float[][] parameters = new float[epochs.length][];
    int next = 0;
    for (int i = 0; i < held.size(); i++) {
      if (next < epochs.length && path.epoch(i) == epochs[next]) {
        parameters[next++] = held.get(i);
      }
    }
    return new ParameterScript(network, dataset, epochs, parameters)
        .of(runId, datasetId, Choice.points(dataset.size(), most.maxPoints()), learned);
  }
}

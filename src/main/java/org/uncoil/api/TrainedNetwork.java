package org.uncoil.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.RunOutcome;
import org.uncoil.render.FilmOptions;
import org.uncoil.render.FilmRenderer;
import org.uncoil.render.FrameSequence;
import org.uncoil.render.RenderedFilm;
import org.uncoil.render.encode.FilmFormat;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.KeyEpochs;
import org.uncoil.render.film.Snapshot;
import org.uncoil.render.scene.Layouts;
import org.uncoil.render.style.Theme;
import org.uncoil.study.NetworkSpec;

/**
 * A network after training, with every recorded epoch.
 *
 * @param dataset what it was trained on
 * @param network its specification
 * @param seed number of the replicate
 * @param epochs in order; the first is the network before training
 * @param outcome trained, or diverged and when
 */
public record TrainedNetwork(
    Dataset dataset, NetworkSpec network, long seed, List<EpochRecord> epochs, RunOutcome outcome) {
  private static final int FRAMES_PER_SECOND = 30;

  public TrainedNetwork {
    epochs = List.copyOf(epochs);
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("epochs: nothing was recorded");
    }
  }

  /**
   * {@return the last recorded epoch: embedding of all points (points × 2), metrics, parameters}
   */
  public EpochRecord last() {
    return epochs.get(epochs.size() - 1);
  }

  /**
   * {@return the network at its last recorded epoch as a function of points (points × dimensions)}
   */
  public ForwardPass function() {
    return new ForwardPass(
        network, dataset.dimensions(), dataset.classes(), last().parameters().toArray());
  }

  /**
   * Films every recorded epoch, 1280 × 720, 30 pictures a second: input plane, network, embedding
   * and curves. The last picture lies beside the film as PNG.
   *
   * @param file ends in {@code .webm}, {@code .mp4} or {@code .gif}; its folder must exist
   * @return its size and number of pictures
   * @throws IllegalArgumentException where it ends in anything else
   * @throws IOException where a file cannot be written
   */
  public RenderedFilm film(Path file) throws IOException {
    FilmScript script = script(epochs.size());
    return render(FrameSequence.of(Layouts.film(script.subject(), Theme.LIGHT), script), file);
  }

  /**
   * Films the embedding alone, 640 × 640, like {@link #film}.
   *
   * @param file ends in {@code .webm}, {@code .mp4} or {@code .gif}; its folder must exist
   * @param frames at most so many, ≥ 2, at the epochs that lie evenly along its way
   * @return its size and number of pictures
   * @throws IllegalArgumentException where the file ends in anything else
   * @throws IOException where a file cannot be written
   */
  public RenderedFilm filmEmbedding(Path file, int frames) throws IOException {
    FilmScript script = script(frames);
    return render(FrameSequence.of(Layouts.embedding(script.subject(), Theme.LIGHT), script), file);
  }

  private FilmScript script(int frames) {
    List<Snapshot> snapshots = epochs.stream().map(TrainedNetwork::snapshot).toList();
    KeyEpochs path = new KeyEpochs();
    snapshots.forEach(snapshot -> path.add(snapshot.epoch(), snapshot.x(), snapshot.y()));
    Set<Integer> shown = new HashSet<>(KeyEpochs.together(List.of(path)).choose(frames));
    List<Snapshot> film =
        snapshots.stream().filter(snapshot -> shown.contains(snapshot.epoch())).toList();
    return new FilmScript(
        dataset,
        network,
        FilmScript.subtitle(network, dataset.dimensions(), dataset.classes(), seed),
        EmbeddingStage.AFTER,
        epochs.stream().map(TrainedNetwork::score).toList(),
        FilmScript.limits(snapshots),
        last().parameters().toArray(),
        film);
  }

  private static Snapshot snapshot(EpochRecord epoch) {
    return new Snapshot(
        epoch.epoch(),
        epoch.after().column(0, 2).toArray(),
        epoch.after().column(1, 2).toArray(),
        epoch.parameters().toArray());
  }

  private static EpochScore score(EpochRecord epoch) {
    return new EpochScore(
        epoch.epoch(),
        epoch.metrics().trainLoss(),
        epoch.metrics().trainAccuracy(),
        epoch.metrics().testAccuracy());
  }

  private static RenderedFilm render(FrameSequence reel, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    FilmFormat format =
        Arrays.stream(FilmFormat.values())
            .filter(known -> name.endsWith("." + known.extension()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        file + ": a film's name ends in .webm, .mp4 or .gif"));
    Path poster =
        file.resolveSibling(name.substring(0, name.length() - format.extension().length()) + "png");
    return FilmRenderer.render(
        reel,
        new FilmOptions(
            FRAMES_PER_SECOND,
            Optional.empty(),
            Map.of(format, file),
            poster,
            Optional.empty(),
            Optional.empty()));
  }
}

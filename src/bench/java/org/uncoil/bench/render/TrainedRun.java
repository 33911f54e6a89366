package org.uncoil.bench.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.VectorEngine;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.Snapshot;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/**
 * What is drawn: 2–100–2–2 with tanh, really trained for 120 epochs on the film's spiral of 2,000
 * points.
 */
public record TrainedRun(
    Dataset dataset, NetworkSpec network, List<EpochScore> scores, List<Snapshot> snapshots) {
  static final int EPOCHS = 120;

  private static final String STUDY =
      """
      study { name = bench }
      datasets = [ { name = film, test-share = 0, source = film-spiral } ]
      networks = [ { name = film, hidden = [100], activation = tanh, learning-rate = 0.02, epochs = %d } ]
      """
          .formatted(EPOCHS);

  /** Trains it. */
  public static TrainedRun train() {
    StudySpec study = StudyFile.parse("bench", STUDY, false);
    Dataset dataset =
        BuiltDataset.of(
                study.datasets().get(0),
                1,
                path -> {
                  throw new IllegalStateException("the spiral reads no file, but " + path);
                })
            .dataset();
    NetworkSpec network = study.networks().get(0);
    List<EpochScore> scores = new ArrayList<>();
    List<Snapshot> snapshots = new ArrayList<>();
    new VectorEngine()
        .train(
            new TrainingTask(network, dataset, 3, 4, 1),
            epoch -> {
              scores.add(
                  new EpochScore(
                      epoch.epoch(),
                      epoch.metrics().trainLoss(),
                      epoch.metrics().trainAccuracy(),
                      epoch.metrics().testAccuracy()));
              snapshots.add(
                  new Snapshot(
                      epoch.epoch(),
                      epoch.after().column(0, 2).toArray(),
                      epoch.after().column(1, 2).toArray(),
                      epoch.parameters().toArray()));
            });
    return new TrainedRun(dataset, network, List.copyOf(scores), List.copyOf(snapshots));
  }

  /** The film of all epochs, so many times one after the other. */
  public FilmScript script(int times) {
    return new FilmScript(
        dataset,
        network,
        FilmScript.subtitle(network, dataset.dimensions(), dataset.classes(), 1),
        EmbeddingStage.AFTER,
        scores,
        FilmScript.limits(snapshots),
        snapshots.get(snapshots.size() - 1).parameters(),
        () ->
            IntStream.range(0, times * snapshots.size())
                .mapToObj(i -> snapshots.get(i % snapshots.size()))
                .iterator());
  }
}

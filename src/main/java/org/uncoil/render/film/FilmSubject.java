package org.uncoil.render.film;

import java.util.List;
import java.util.Locale;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.embedding.InputPlane;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.study.NetworkSpec;

/**
 * What stays through a film.
 *
 * @param dataset the points, their classes, and the film's title
 * @param subtitle what was trained, in one line
 * @param plane the plane of the input that is drawn
 * @param lattice the vertices on it that the network is asked about; its limits are the axes of the
 *     input plane
 * @param embeddingLimits what the axes of the embedding must hold
 * @param stage which tensor the embedding is
 * @param network what is trained
 * @param trained the network at the end of training, by which the diagram sorts its units
 * @param scores every epoch's, in ascending order
 */
public record FilmSubject(
    Dataset dataset,
    String subtitle,
    InputPlane plane,
    RegularGrid lattice,
    AxisLimits embeddingLimits,
    EmbeddingStage stage,
    NetworkSpec network,
    ForwardPass trained,
    List<EpochScore> scores) {

  public FilmSubject {
    scores = List.copyOf(scores);
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("scores: a film needs at least one epoch");
    }
    for (int i = 1; i < scores.size(); i++) {
      if (scores.get(i).epoch() <= scores.get(i - 1).epoch()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "scores: epoch %d comes after epoch %d, but must be later",
                scores.get(i).epoch(),
                scores.get(i - 1).epoch()));
      }
    }
  }

  /** Whether some points are test points. */
  public boolean hasTestPoints() {
    for (int point = 0; point < dataset.size(); point++) {
      if (dataset.isTest(point)) {
        return true;
      }
    }
    return false;
  }
}

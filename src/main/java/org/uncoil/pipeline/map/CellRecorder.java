package org.uncoil.pipeline.map;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Convergence;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.Separation;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.probe.plane.FollowedSeparability;
import org.uncoil.probe.plane.PlaneRule;
import org.uncoil.store.row.map.CellRow;

/** Follows the run of one cell, and keeps its figures only. */
final class CellRecorder implements EpochRecorder {
  private static final Metrics NONE = new Metrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private final Dataset dataset;
  private final FollowedSeparability separability;
  private final Convergence convergence = new Convergence();
  private Separation separation = Separation.UNKNOWN;
  private Metrics metrics = NONE;

  CellRecorder(Dataset dataset) {
    this.dataset = dataset;
    List<int[]> members =
        IntStream.range(0, dataset.classes())
            .mapToObj(
                c ->
                    Arrays.stream(dataset.trainPoints())
                        .filter(point -> dataset.label(point) == c)
                        .toArray())
            .toList();
    separability = new FollowedSeparability(members);
  }

  @Override
  public void loss(int epoch, double trainLoss) {
    convergence.add(trainLoss);
  }

  @Override
  public void record(EpochRecord epoch) {
    metrics = epoch.metrics();
    // two classes need no rule at hand to be judged
    Optional<PlaneRule> lastLayer =
        dataset.classes() == 2
            ? Optional.empty()
            : Optional.of(PlaneRule.of(LastLayer.of(epoch.parameters(), dataset.classes())));
    boolean separable =
        separability
            .next(epoch.after().column(0, 2), epoch.after().column(1, 2), lastLayer)
            .separable();
    separation = separation.embedding(epoch.epoch(), separable);
  }

  /** The row of a cell whose run has ended. */
  CellRow row(Cell cell, RunOutcome outcome) {
    boolean ended = outcome instanceof RunOutcome.Trained;
    int epochs = cell.network().epochs();
    Metrics last = ended ? metrics : NONE;
    return new CellRow(
        cell.row(),
        cell.column(),
        cell.y(),
        cell.x(),
        convergence.converges(epochs),
        convergence.measure(epochs),
        convergence.lastEpoch(),
        last.trainLoss(),
        last.trainAccuracy(),
        last.testLoss(),
        last.testAccuracy(),
        (ended ? separation : separation.diverged()).separableFrom());
  }
}

package org.uncoil.pipeline.compare;

import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.statistics.survival.Lifetime;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.SeparationRow;
import org.uncoil.store.Table;

/**
 * When each run separated its training points: the first recorded epoch at which some line parts
 * the embedding. Where no embeddings were looked at it is the first at which the network's own last
 * layer errs on no training point, which is no sooner.
 *
 * @param separations by run; runs that are not among them were not looked at
 */
public record SeparationTimes(Map<String, SeparationRow> separations) {
  public SeparationTimes {
    separations = Map.copyOf(separations);
  }

  /**
   * What counts as separating, in a sentence.
   *
   * @param probed whether the probe stage has looked at embeddings
   */
  public static String definition(boolean probed) {
    return "A run separates at the first recorded epoch at which "
        + (probed
            ? "its embedding is linearly separable: a linear rule classifies every training point correctly, by linear programming."
            : "its own output layer classifies every training point correctly: the probe stage has not looked at the embeddings.")
        + " A run that never does is censored at its last epoch.";
  }

  /** As the probe stage found them; none where it has not run. */
  public static SeparationTimes of(OutputFolder folder) {
    return new SeparationTimes(
        folder.read(Table.SEPARATIONS).toList().stream()
            .collect(Collectors.toMap(SeparationRow::runId, row -> row)));
  }

  /**
   * The time of one run in epochs. A run that never did is censored when its training was to end,
   * even where it diverged before: it has no longer a chance to.
   */
  public Lifetime of(NetworkRow run) {
    SeparationRow row = separations.get(run.runId());
    Integer epoch =
        row == null || row.recordedEpochs() == 0 ? run.firstPerfectEpoch() : row.firstSeparable();
    return epoch == null ? new Lifetime(run.epochs(), false) : new Lifetime(epoch, true);
  }
}

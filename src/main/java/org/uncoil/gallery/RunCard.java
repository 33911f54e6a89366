package org.uncoil.gallery;

import java.io.Serializable;
import org.uncoil.embedding.Separation;

/**
 * One run as a card of the start page. Paths are relative to the gallery's root.
 *
 * @param runId the run's identifier, of letters, digits, _ and -
 * @param dataset the name of its dataset
 * @param networkLabel the architecture or the network's name, as 2–100–2–2
 * @param activation the activation function, or functions
 * @param seed the seed of this run
 * @param status how it ended
 * @param reason why it diverged or failed; empty for a trained run
 * @param trainAccuracy share of training points classified rightly at the end, in [0, 1]; NaN if
 *     not known
 * @param heldOutAccuracy the same of the points held out; NaN if not known
 * @param loss the training loss at the end; NaN if not known
 * @param separation when it separates its classes
 * @param poster the still picture shown before the film plays; null if there is none
 * @param film the film; null if there is none
 * @param page the run's own page
 */
public record RunCard(
    String runId,
    String dataset,
    String networkLabel,
    String activation,
    long seed,
    RunStatus status,
    String reason,
    double trainAccuracy,
    double heldOutAccuracy,
    double loss,
    Separation separation,
    String poster,
    String film,
    String page)
    implements Serializable {
  public RunCard {
    Require.identifier("runId", runId);
    Require.text("dataset", dataset);
    Require.text("networkLabel", networkLabel);
    Require.text("activation", activation);
    Require.present("status", status);
    Require.present("reason", reason);
    Require.that(
        status == RunStatus.TRAINED || !reason.isBlank(),
        "reason",
        "\"" + reason + "\"",
        "must say why run " + runId + " is " + status.label());
    Require.share("trainAccuracy", trainAccuracy);
    Require.share("heldOutAccuracy", heldOutAccuracy);
    Require.present("separation", separation);
    Require.pathOrNone("poster", poster);
    Require.pathOrNone("film", film);
    Require.path("page", page);
  }

  /** What tells this run from its siblings, as "tanh · seed 7". */
  public String label() {
    return activation + " · seed " + seed;
  }
}

package org.uncoil.gallery;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import org.uncoil.embedding.Diagnosis;
import org.uncoil.embedding.Separation;
import org.uncoil.setting.Checks;

/**
 * One run as the gallery's pages show it. Paths are relative to the gallery's root.
 *
 * @param runId the run's identifier, of letters, digits, _ and -
 * @param fileName what files of it are called when they are saved, without an ending
 * @param dataset the name of its dataset
 * @param network the name of its network in the study
 * @param networkLabel the architecture, as 2–100–2–2
 * @param activation the activation function, or functions
 * @param seed the seed of this run
 * @param settings what a study can vary, by name, as text: its network's settings and the numbers
 *     of its dataset's source
 * @param status how it ended
 * @param reason why it diverged or failed; empty for a trained run
 * @param trainAccuracy share of training points classified rightly at the end, in [0, 1]; NaN if
 *     not known
 * @param testAccuracy the same of the test points; NaN if not known
 * @param loss the training loss at the end; NaN if not known
 * @param separation when it separates its classes
 * @param health the diagnosis of its network, as healthy or dead; empty where there is none
 * @param cluster the number of its cluster of solutions on its dataset, from 1; 0 if not known
 * @param poster the still picture shown before the film plays; null if there is none
 * @param film the film; null if there is none
 * @param playable whether the gallery holds its points
 */
public record RunCard(
    String runId,
    String fileName,
    String dataset,
    String network,
    String networkLabel,
    String activation,
    long seed,
    Map<String, String> settings,
    RunStatus status,
    String reason,
    double trainAccuracy,
    double testAccuracy,
    double loss,
    Separation separation,
    String health,
    int cluster,
    String poster,
    String film,
    boolean playable)
    implements Serializable {
  public RunCard {
    settings = Collections.unmodifiableMap(settings);
    new Checks()
        .identifier("runId", runId)
        .text("fileName", fileName)
        .text("dataset", dataset)
        .text("network", network)
        .text("networkLabel", networkLabel)
        .text("activation", activation)
        .present("status", status)
        .present("reason", reason)
        .that(
            status == RunStatus.TRAINED || !reason.isBlank(),
            "reason",
            "\"" + reason + "\"",
            "must say why run " + runId + " is " + status.label())
        .share("trainAccuracy", trainAccuracy)
        .share("testAccuracy", testAccuracy)
        .present("separation", separation)
        .present("health", health)
        .pathOrNone("poster", poster)
        .pathOrNone("film", film)
        .done();
  }

  /** What tells this run from its siblings, as "tanh · seed 7". */
  public String label() {
    return activation + " · seed " + seed;
  }

  /** How it ended in a word or two: a degenerate network is not just trained. */
  public String condition() {
    return degenerate() ? health : status.label();
  }

  /** The class of the style sheet for it. */
  public String conditionStyle() {
    return degenerate() ? "degenerate" : status.label();
  }

  private boolean degenerate() {
    return status == RunStatus.TRAINED
        && !health.isEmpty()
        && !health.equals(Diagnosis.HEALTHY.words());
  }

  /** The run's own page. */
  public String page() {
    return "runs/" + runId + ".html";
  }

  /** The script that holds its points; null if there is none. */
  public String payload() {
    return playable ? payload(runId) : null;
  }

  /** The script that holds a run's points. */
  public static String payload(String runId) {
    return "runs/" + runId + ".js";
  }

  /** Its network as a file, if there is one. */
  public String model() {
    return "runs/" + runId + ".zip";
  }

  /** Whether it is compared with others: whether it did not fail. */
  public boolean compared() {
    return status != RunStatus.FAILED;
  }

  /** On the test points, on the training points where none is a test point; NaN if not known. */
  public double accuracy() {
    return Double.isNaN(testAccuracy) ? trainAccuracy : testAccuracy;
  }
}

package org.uncoil.gallery.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.RunCard;
import org.uncoil.setting.Checks;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.text.Figures;

/**
 * The page of one run.
 *
 * @param studyTitle the title of the study it belongs to
 * @param card the run in short: its dataset, network, activation, seed, end and final figures
 * @param film its film; null if there is none
 * @param epochs the figures epoch by epoch, in ascending order; may be empty for a run that failed
 *     before it began
 * @param specification the network and its training
 * @param parameters the same in full, as JSON
 * @param probes logistic regressions on the raw input, hand-crafted features and the embedding
 * @param confusion confusion matrices at the end, as of the training and the test points
 * @param command the exact command that replays this run
 * @param provenance what made it: study, code version, library versions, engine, device
 * @param previous the run before this one; null for the first
 * @param next the run after this one; null for the last
 * @param replayed whether the gallery holds what replays it
 * @param takeaway what can be copied or downloaded
 */
public record RunPage(
    String studyTitle,
    RunCard card,
    Film film,
    List<EpochRow> epochs,
    List<Fact> specification,
    String parameters,
    List<ProbeFigure> probes,
    List<ConfusionMatrix> confusion,
    String command,
    List<Fact> provenance,
    RunCard previous,
    RunCard next,
    boolean replayed,
    Downloads takeaway)
    implements Serializable {
  public RunPage {
    Checks checks = new Checks().text("studyTitle", studyTitle).present("card", card);
    epochs = List.copyOf(epochs);
    specification = List.copyOf(specification);
    checks.text("parameters", parameters);
    probes = List.copyOf(probes);
    confusion = List.copyOf(confusion);
    checks.text("command", command);
    provenance = List.copyOf(provenance);
    checks.present("takeaway", takeaway);
    for (int i = 1; i < epochs.size(); i++) {
      checks.that(
          epochs.get(i).epoch() > epochs.get(i - 1).epoch(),
          "epochs[" + i + "]",
          epochs.get(i).epoch(),
          "must be greater than the one before, " + epochs.get(i - 1).epoch());
    }
    checks.done();
  }

  /** The figures at the last recorded epoch; null for a run that failed before it began. */
  public EpochRow last() {
    return epochs.isEmpty() ? null : epochs.get(epochs.size() - 1);
  }

  /** The run in a sentence. */
  public String description() {
    return "Training of a %s network with %s on %s, seed %s, epoch by epoch: %s."
        .formatted(
            card.networkLabel(),
            card.activation(),
            card.dataset(),
            card.seed(),
            Double.isNaN(card.testAccuracy())
                ? card.status().label()
                : Figures.percent(card.testAccuracy()) + " test accuracy");
  }

  /** The way from this page back to the gallery's root: "../" once per folder it lies in. */
  public String root() {
    return "../".repeat((int) card.page().chars().filter(c -> c == '/').count());
  }
}

package org.uncoil.gallery.workbench;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;

/**
 * The workbench: the study's runs to choose from are in the script that the run browser reads.
 *
 * @param studyTitle the title of the study
 * @param run what is shown where the address names no run; null where no run can be replayed
 */
public record WorkbenchPage(String studyTitle, RunCard run) implements Serializable {
  /** The page, at the gallery's root. */
  public static final String PATH = "workbench.html";

  /** What replays a run on its own page, in the order of loading: network, points, panes. */
  public static final List<String> SCRIPTS_OF_A_RUN =
      List.of(
          "network.js",
          "payload.js",
          "marks.js",
          "plot.js",
          "svg.js",
          "views.js",
          "runs.js",
          "transport.js",
          "pane.js",
          "curves.js",
          "run.js",
          "workbench.js");

  /** What replays runs in panes, without what a run's own page has besides. */
  public static final List<String> REPLAY =
      SCRIPTS_OF_A_RUN.stream().filter(name -> !name.equals("run.js")).toList();

  /** What the workbench loads: the list of all runs before. */
  public static final List<String> SCRIPTS =
      Stream.concat(Stream.of("films-data.js"), REPLAY.stream()).toList();

  /** With the run that shows best what a network does: the first to separate its classes. */
  public static WorkbenchPage of(String studyTitle, List<RunCard> runs) {
    return new WorkbenchPage(
        studyTitle,
        runs.stream()
            .filter(RunCard::playable)
            .min(
                Comparator.<RunCard, Boolean>comparing(run -> run.status() != RunStatus.TRAINED)
                    .thenComparing(run -> !run.separation().separated())
                    .thenComparing(run -> run.film() == null)
                    .thenComparing(run -> Double.isNaN(run.accuracy()) ? 0 : -run.accuracy()))
            .orElse(null));
  }

  /** The address at which runs are shown side by side. */
  public static String address(List<RunCard> runs) {
    return PATH + "#runs=" + runs.stream().map(RunCard::runId).collect(Collectors.joining(","));
  }
}

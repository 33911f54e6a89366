package org.uncoil.pipeline.gallery.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.RenderSpec;

/** The runs as the gallery shows them, with the films that are there. */
public final class RunCards {
  private RunCards() {}

  /** One for each run, in their order. */
  public static List<RunCard> of(
      List<StudyRun> runs, Separations separations, RenderSpec render, OutputFolder folder) {
    Set<String> there = Set.copyOf(folder.names(RunFilm.GALLERY + RunFilm.FOLDER));
    return runs.stream()
        .map(
            run ->
                card(
                    run,
                    separations.of(run.row()),
                    RunFilm.ofPage(run.plan(), render)
                        .filter(wanted -> wanted.complete(there, folder))
                        .orElse(null)))
        .toList();
  }

  private static RunCard card(StudyRun run, Separation separation, RunFilm film) {
    RunRow row = run.row();
    return new RunCard(
        row.runId(),
        run.plan().dataset(),
        run.plan().architecture(),
        run.plan().network().activationLabel(),
        row.seed(),
        RunStatus.valueOf(row.status().toUpperCase(Locale.ROOT)),
        row.reason(),
        row.trainAccuracy(),
        row.heldOutAccuracy(),
        row.trainLoss(),
        separation,
        film == null ? null : film.poster(),
        film == null ? null : film.video(),
        "runs/" + row.runId() + ".html");
  }
}

package org.uncoil.pipeline.gallery.page;

import java.util.List;
import java.util.Optional;
import org.uncoil.pipeline.render.FilmFolder;
import org.uncoil.pipeline.render.FilmPlan;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.ChosenRuns;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.RenderSpec;

/** The films that a study wants, and which of them are there. */
public final class Films {
  private final RenderSpec render;
  private final FilmFolder there;
  private final List<FilmPlan> wanted;

  /** Those of a study's runs. */
  public Films(OutputFolder folder, RenderSpec render, List<StudyRun> runs) {
    this.render = render;
    there = FilmFolder.of(folder);
    wanted = FilmPlan.of(runs, render, ChosenRuns.medoids(folder, render));
  }

  /** All that the study wants. */
  public List<FilmPlan> wanted() {
    return wanted;
  }

  /** Those that are there. */
  public List<FilmPlan> complete() {
    return wanted.stream().filter(plan -> there.has(plan.film())).toList();
  }

  /** The film on a run's page, if it is there. */
  Optional<RunFilm> ofPage(RunPlan run) {
    return RunFilm.ofPage(run, render).filter(there::has);
  }
}

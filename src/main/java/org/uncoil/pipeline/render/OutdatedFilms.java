package org.uncoil.pipeline.render;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.RenderSpec;

/**
 * Films that show what the study no longer has: runs that left it, or names that changed. Films of
 * its runs that were made with other settings are kept until they are made again, and so is every
 * file that does not belong to a film.
 */
public final class OutdatedFilms {
  private final RenderSpec render;
  private final Set<String> runs = new HashSet<>();
  private final Set<String> ofOneRun = new HashSet<>();
  private final Set<String> ofSeveral = new HashSet<>();

  /**
   * Those of a study.
   *
   * @param runs all that it has
   * @param plans its films
   */
  public OutdatedFilms(RenderSpec render, List<StudyRun> runs, List<FilmPlan> plans) {
    this.render = render;
    for (StudyRun run : runs) {
      RunPlan plan = run.plan();
      this.runs.add(plan.runId());
      ofOneRun.addAll(RunFilm.fileNames(plan));
    }
    for (FilmPlan plan : plans) {
      ofSeveral.addAll(plan.film().inAllThemes());
    }
  }

  /** Deletes their files. */
  public void delete(OutputFolder folder) {
    FilmFolder.of(folder)
        .films()
        .forEach(
            (name, facts) -> {
              if (old(name, facts)) {
                RunFilm.files(name).forEach(file -> folder.delete(RunFilm.GALLERY + file));
              }
            });
  }

  /** Whether a film is an old one. */
  boolean old(String fileName, FilmFacts facts) {
    if (!runs.containsAll(facts.runs())) {
      return true;
    }
    if (RunFilm.ofOneRun(facts.kind())) {
      return !ofOneRun.contains(fileName);
    }
    // which groups of runs a kind would have that the study does not want is not planned
    return render.films().contains(facts.kind()) && !ofSeveral.contains(fileName);
  }
}

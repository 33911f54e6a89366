package org.uncoil.pipeline.gallery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uncoil.gallery.run.Downloads;
import org.uncoil.pipeline.render.FilmPlan;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.ChosenRuns;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.RenderSpec;
import org.uncoil.study.StudySpec;

/**
 * What a run's page leads to beside other runs, found out once for all runs.
 *
 * @param playable whether the gallery holds its points
 * @param model whether its network was stored as a file
 * @param files its film, to download
 * @param films other films in which it appears
 */
record PageLinks(
    boolean playable, boolean model, List<Downloads.File> files, List<Downloads.OtherFilm> films)
    implements Serializable {
  /** So many films of several runs a page shows. */
  private static final int MOST_FILMS = 12;

  PageLinks {
    files = List.copyOf(files);
    films = List.copyOf(films);
  }

  /**
   * Of every run.
   *
   * @param playable the runs whose points the gallery holds
   */
  static Map<String, PageLinks> of(
      StudySpec study, OutputFolder folder, List<StudyRun> runs, Set<String> playable) {
    Set<String> there = Set.copyOf(folder.names(RunFilm.GALLERY + RunFilm.FOLDER));
    Set<String> models = Set.copyOf(folder.names("models"));
    Map<String, List<FilmPlan>> plans = new HashMap<>();
    for (FilmPlan plan :
        FilmPlan.of(runs, study.render(), ChosenRuns.medoids(folder, study.render()))) {
      if (plan.film().complete(there, folder)) {
        for (FilmPlan.FilmedRun run : plan.runs()) {
          plans.computeIfAbsent(run.runId(), id -> new ArrayList<>()).add(plan);
        }
      }
    }
    Map<String, PageLinks> links = new HashMap<>();
    for (StudyRun run : runs) {
      String id = run.row().runId();
      Optional<String> shown = RunFilm.ofPage(run.plan(), study.render()).map(RunFilm::video);
      List<FilmPlan> own = plans.getOrDefault(id, List.of());
      links.put(
          id,
          new PageLinks(
              playable.contains(id),
              models.contains(id + ".zip"),
              own.stream()
                  .filter(plan -> isShown(plan, shown))
                  .flatMap(plan -> files(plan, true).stream())
                  .toList(),
              own.stream()
                  .filter(plan -> !isShown(plan, shown))
                  .limit(MOST_FILMS)
                  .map(PageLinks::film)
                  .toList()));
    }
    return links;
  }

  private static boolean isShown(FilmPlan plan, Optional<String> shown) {
    return shown.filter(plan.film().video()::equals).isPresent();
  }

  private static Downloads.OtherFilm film(FilmPlan plan) {
    String title =
        switch (plan.film().kind()) {
          case FILM -> "The run, epoch by epoch";
          case EMBEDDING -> "The embedding only";
          case WALK_THROUGH -> "Walk-through, step by step";
          case COMPARE -> "All activations side by side: " + plan.subtitle();
          case ONE_FACTOR -> "One factor changed: " + plan.subtitle();
        };
    return new Downloads.OtherFilm(
        title, plan.film().poster(), plan.film().video(), files(plan, false));
  }

  private static List<Downloads.File> files(FilmPlan plan, boolean webm) {
    List<Downloads.File> files = new ArrayList<>();
    if (webm) {
      files.add(new Downloads.File("Film as WebM", plan.film().video()));
      files.add(new Downloads.File("Last frame as PNG", plan.film().poster()));
    }
    for (RenderSpec.Format format : plan.film().formats()) {
      switch (format) {
        case MP4, GIF -> files.add(file("Film as " + format.name(), plan, format));
        case SVG -> files.add(file("Last frame as SVG", plan, format));
        case PNG ->
            files.add(new Downloads.File("First frame", plan.film().frames() + "00000.png"));
      }
    }
    return files;
  }

  private static Downloads.File file(String label, FilmPlan plan, RenderSpec.Format format) {
    return new Downloads.File(label, plan.film().other(format.name().toLowerCase(Locale.ROOT)));
  }
}

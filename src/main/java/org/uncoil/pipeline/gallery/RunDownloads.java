package org.uncoil.pipeline.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.run.Downloads;
import org.uncoil.pipeline.gallery.page.GalleryInput;
import org.uncoil.pipeline.render.FilmPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.study.RenderSpec;

/** The files and the other films to which a run's page leads, found once for all runs. */
final class RunDownloads {
  /** So many films of several runs a page shows. */
  private static final int MOST_FILMS = 12;

  private final Set<String> models;
  private final Map<String, List<FilmPlan>> films = new HashMap<>();

  RunDownloads(GalleryInput input) {
    models = Set.copyOf(input.folder().names("models"));
    for (FilmPlan plan : input.films().complete()) {
      for (StudyRun run : plan.runs()) {
        films.computeIfAbsent(run.row().runId(), id -> new ArrayList<>()).add(plan);
      }
    }
  }

  /** Whether a run's network was stored as a file. */
  boolean hasModel(RunCard card) {
    return models.contains(card.runId() + ".zip");
  }

  /** Its film in all formats, and its network. */
  List<Downloads.File> files(RunCard card) {
    List<Downloads.File> files = new ArrayList<>();
    for (FilmPlan plan : films.getOrDefault(card.runId(), List.of())) {
      if (plan.film().video().equals(card.film())) {
        files.add(new Downloads.File("Film as WebM", plan.film().video()));
        files.add(new Downloads.File("Last frame as PNG", plan.film().poster()));
        files.addAll(others(plan));
      }
    }
    if (hasModel(card)) {
      files.add(new Downloads.File("Network for DL4J", card.model(), card.fileName() + ".zip"));
    }
    return files;
  }

  /** Other films in which it appears. */
  List<Downloads.OtherFilm> films(RunCard card) {
    return films.getOrDefault(card.runId(), List.of()).stream()
        .filter(plan -> !plan.film().video().equals(card.film()))
        .limit(MOST_FILMS)
        .map(RunDownloads::film)
        .toList();
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
    return new Downloads.OtherFilm(title, plan.film().poster(), plan.film().video(), others(plan));
  }

  /** A film in the other formats of the study. */
  private static List<Downloads.File> others(FilmPlan plan) {
    return plan.film().formats().stream().map(format -> other(plan, format)).toList();
  }

  private static Downloads.File other(FilmPlan plan, RenderSpec.Format format) {
    return switch (format) {
      case MP4, GIF -> file("Film as " + format.name(), plan, format);
      case SVG -> file("Last frame as SVG", plan, format);
      case PNG ->
          new Downloads.File(
              "First frame",
              plan.film().frames() + "00000.png",
              plan.film().fileName() + "-first-frame.png");
    };
  }

  private static Downloads.File file(String label, FilmPlan plan, RenderSpec.Format format) {
    return new Downloads.File(label, plan.film().other(format));
  }
}

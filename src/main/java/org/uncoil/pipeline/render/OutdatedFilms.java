package org.uncoil.pipeline.render;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.Canonical;
import org.uncoil.study.RenderSpec;

/**
 * Films that show what the study no longer has: runs that left it, or names that changed. Films of
 * its runs that were made with other settings are kept, and so is every file that is not called as
 * a film is.
 */
public final class OutdatedFilms {
  private static final Pattern FILE =
      Pattern.compile(
          String.format(
              Locale.ROOT,
              "(?<subject>[0-9a-f]{16})-(?<kind>[a-z]+)-[a-z0-9-]+-(?<names>[0-9a-f]{%d})(-frames|\\.(webm|png|json|mp4|gif|svg))",
              RunFilm.NAMES));

  private final RenderSpec render;
  // by subject: the run, or the digest of several
  private final Map<String, String> names = new HashMap<>();

  /**
   * Those of a study.
   *
   * @param runs all that it has
   * @param plans its films
   */
  public OutdatedFilms(RenderSpec render, List<StudyRun> runs, List<FilmPlan> plans) {
    this.render = render;
    for (StudyRun run : runs) {
      String title = RunFilm.title(run.plan().dataset(), List.of(run.plan().network().name()));
      names.put(run.row().runId(), RunFilm.names(title));
    }
    plans.forEach(plan -> names.put(plan.film().subject(), RunFilm.names(plan.title())));
  }

  /** Deletes their files. */
  public void delete(OutputFolder folder) {
    folder.names(RunFilm.GALLERY + RunFilm.FOLDER).stream()
        .filter(this::old)
        .forEach(file -> folder.delete(RunFilm.GALLERY + RunFilm.FOLDER + file));
  }

  /** Whether a file is one of an old film. */
  boolean old(String file) {
    Matcher film = FILE.matcher(file);
    if (!film.matches()) {
      return false;
    }
    String current = names.get(film.group("subject"));
    return current == null ? known(film.group("kind")) : !current.equals(film.group("names"));
  }

  /**
   * Whether the study says of which subjects there are films of a kind. Which groups of runs other
   * kinds would have is not planned.
   */
  private boolean known(String kind) {
    return ofOneRun(kind)
        || render.films().stream().anyMatch(film -> Canonical.oldest(film).equals(kind));
  }

  private static boolean ofOneRun(String kind) {
    return List.of(
            RenderSpec.FilmKind.FILM,
            RenderSpec.FilmKind.EMBEDDING,
            RenderSpec.FilmKind.WALK_THROUGH)
        .stream()
        .anyMatch(film -> Canonical.oldest(film).equals(kind));
  }
}

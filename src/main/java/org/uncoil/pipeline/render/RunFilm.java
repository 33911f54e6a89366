package org.uncoil.pipeline.render;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.Canonical;
import org.uncoil.study.RenderSpec;

/**
 * Where a film and its stills lie, below the output folder. The name carries the settings that the
 * film was made with, and a digest of the names in its pictures, so that a film made with others is
 * never taken for this one.
 *
 * @param kind what it shows
 * @param subject the run, or a name for several
 * @param settings those that decide its pictures
 * @param framesPerSecond at which it plays
 * @param formats what is written beside the WebM
 */
public record RunFilm(
    RenderSpec.FilmKind kind,
    String subject,
    String settings,
    int framesPerSecond,
    List<RenderSpec.Format> formats)
    implements Serializable {
  public static final String GALLERY = "gallery/";

  /** Characters of a digest of names. */
  static final int NAMES = 8;

  /** Where films are, below the gallery. */
  public static final String FOLDER = "films/";

  /**
   * A film.
   *
   * @param title names of the dataset and the networks, as {@link #title} writes them
   */
  static RunFilm of(RenderSpec.FilmKind kind, String subject, String title, RenderSpec render) {
    String settings =
        String.format(
            Locale.ROOT,
            "%s-%d-%d-%d-%s-%s",
            lower(render.theme()),
            render.framesPerSecond(),
            render.everyNEpochs(),
            render.maxFrames(),
            lower(render.align()),
            names(title));
    return new RunFilm(kind, subject, settings, render.framesPerSecond(), render.formats());
  }

  /** The film on a run's page: the first of those that the study wants of each run. */
  public static Optional<RunFilm> ofPage(RunPlan run, RenderSpec render) {
    String title = title(run.dataset(), List.of(run.network().name()));
    return render.films().stream()
        .filter(kind -> kind.compareTo(RenderSpec.FilmKind.WALK_THROUGH) <= 0)
        .findFirst()
        .map(kind -> of(kind, run.runId(), title, render));
  }

  /** What is filmed, in words. */
  static String title(String dataset, List<String> networks) {
    return dataset + " · " + String.join(", ", networks);
  }

  /** What a file's name says of the names in the film's pictures. */
  static String names(String title) {
    return Canonical.digest(title).substring(0, NAMES);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private String name() {
    return FOLDER + subject + "-" + Canonical.oldest(kind) + "-" + settings;
  }

  /** The video, relative to the gallery. */
  public String video() {
    return name() + ".webm";
  }

  /** The film in another format, relative to the gallery. */
  public String other(String extension) {
    return name() + "." + extension;
  }

  /** The poster, relative to the gallery. */
  public String poster() {
    return name() + ".png";
  }

  /** What a player has to know of it, relative to the gallery. */
  public String facts() {
    return name() + ".json";
  }

  /** The folder for all frames, relative to the gallery. */
  public String frames() {
    return name() + "-frames/";
  }

  /**
   * Whether all of it is there.
   *
   * @param names of the files in the films' folder
   */
  public boolean complete(Set<String> names, OutputFolder folder) {
    List<String> files = new ArrayList<>(List.of(video(), poster(), facts()));
    for (RenderSpec.Format format : formats) {
      if (format != RenderSpec.Format.PNG) {
        files.add(other(lower(format)));
      }
    }
    return files.stream().allMatch(file -> names.contains(file.substring(FOLDER.length())))
        // the frame that is written last
        && (!formats.contains(RenderSpec.Format.PNG)
            || folder.exists(GALLERY + frames() + "00000.png"));
  }
}

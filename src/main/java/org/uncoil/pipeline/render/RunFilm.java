package org.uncoil.pipeline.render;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.study.Canonical;
import org.uncoil.study.RenderSpec;

/**
 * Where a film and its stills lie, below the output folder: {@code spiral-tanh-seed1.webm}. Films
 * that are made with other settings have the same names; the facts beside a film say what it was
 * made of.
 *
 * @param kind what it shows
 * @param fileName what its files are called, without an ending
 * @param source a digest of all that decides its pictures
 * @param framesPerSecond at which it plays
 * @param formats what is written beside the WebM
 */
public record RunFilm(
    RenderSpec.FilmKind kind,
    String fileName,
    String source,
    int framesPerSecond,
    List<RenderSpec.Format> formats)
    implements Serializable {
  public static final String GALLERY = "gallery/";

  /** Where films are, below the gallery. */
  public static final String FOLDER = "films/";

  private static final String DARK = "-dark";

  /** A film as it is planned. */
  static RunFilm of(
      RenderSpec.FilmKind kind, List<StudyRun> runs, String subtitle, RenderSpec render) {
    return new RunFilm(
        kind,
        fileName(kind, render.theme(), subject(kind, runs)),
        Canonical.digest(
                kind,
                runs.stream().map(run -> run.plan().runId()).toList(),
                title(runs),
                subtitle,
                render.theme(),
                render.framesPerSecond(),
                render.everyNEpochs(),
                render.maxFrames(),
                render.align())
            .substring(0, 16),
        render.framesPerSecond(),
        render.formats());
  }

  /** The run after which a film is named, so that no two films of a kind share a name. */
  private static String subject(RenderSpec.FilmKind kind, List<StudyRun> runs) {
    // the first run of a dataset is part of each of its pairs
    return runs.get(kind == RenderSpec.FilmKind.ONE_FACTOR ? 1 : 0).plan().fileName();
  }

  private static String fileName(RenderSpec.FilmKind kind, RenderSpec.Theme theme, String subject) {
    return subject
        + (kind == RenderSpec.FilmKind.FILM ? "" : "-" + lower(kind).replace('_', '-'))
        + (theme == RenderSpec.Theme.DARK ? DARK : "");
  }

  /** What the files of all films of one run can be called. */
  static List<String> fileNames(RunPlan run) {
    return List.of(RenderSpec.FilmKind.values()).stream()
        .filter(RunFilm::ofOneRun)
        .flatMap(
            kind ->
                List.of(RenderSpec.Theme.values()).stream()
                    .map(theme -> fileName(kind, theme, run.fileName())))
        .toList();
  }

  /** Whether a kind of films shows one run. */
  static boolean ofOneRun(RenderSpec.FilmKind kind) {
    return kind.compareTo(RenderSpec.FilmKind.WALK_THROUGH) <= 0;
  }

  /** The film on a run's page: the first of those that the study wants of each run. */
  public static Optional<RunFilm> ofPage(RunPlan run, RenderSpec render) {
    return render.films().stream()
        .filter(RunFilm::ofOneRun)
        .findFirst()
        .map(kind -> of(kind, List.of(StudyRun.expected(run)), "", render));
  }

  /** What is filmed, in words. */
  static String title(List<StudyRun> runs) {
    List<String> networks =
        runs.stream().map(run -> run.plan().network().name()).distinct().toList();
    return runs.get(0).plan().dataset() + " · " + String.join(", ", networks);
  }

  /** What its files are called in each theme. */
  List<String> inAllThemes() {
    String light =
        fileName.endsWith(DARK)
            ? fileName.substring(0, fileName.length() - DARK.length())
            : fileName;
    return List.of(light, light + DARK);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private String name() {
    return FOLDER + fileName;
  }

  /** The video, relative to the gallery. */
  public String video() {
    return name() + ".webm";
  }

  /** The film in another format, relative to the gallery. */
  public String other(RenderSpec.Format format) {
    return format == RenderSpec.Format.PNG ? frames() : name() + "." + lower(format);
  }

  /** The poster, relative to the gallery. */
  public String poster() {
    return name() + ".png";
  }

  /** What a player has to know of it, relative to the gallery. */
  public String facts() {
    return facts(fileName);
  }

  static String facts(String fileName) {
    return FOLDER + fileName + ".json";
  }

  /** The folder for all frames, relative to the gallery. */
  public String frames() {
    return name() + "-frames/";
  }

  /** All files that a film of this name can have, relative to the gallery; its facts come first. */
  static List<String> files(String fileName) {
    return List.of(".json", ".webm", ".mp4", ".gif", ".svg", ".png", "-frames").stream()
        .map(ending -> FOLDER + fileName + ending)
        .toList();
  }
}

package org.uncoil.pipeline.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.render.FilmOptions;
import org.uncoil.render.FilmRenderer;
import org.uncoil.render.FrameSequence;
import org.uncoil.render.FrameTiming;
import org.uncoil.render.RenderedFilm;
import org.uncoil.render.encode.FilmFormat;
import org.uncoil.render.encode.SvgFile;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.KeyEpochs;
import org.uncoil.render.group.GroupLayouts;
import org.uncoil.render.group.GroupScript;
import org.uncoil.render.scene.Layouts;
import org.uncoil.render.story.WalkThrough;
import org.uncoil.render.style.Theme;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.RenderSpec;

/**
 * Renders one film in one task: reads its runs' epochs, draws into local files, and gives these
 * their place when complete.
 */
record RenderFilm(FolderHandle handle, RenderSpec render)
    implements Distributed.Work<FilmPlan, String> {

  /**
   * Pictures, the epoch that each shows, and for how long; all show the last where there is none.
   */
  private record Cut(FrameSequence reel, List<Integer> epochs, Optional<FrameTiming> timing) {}

  /** Returns the reason why there is no film; empty where there is one. */
  @Override
  public String apply(FilmPlan plan, LongAccumulator done) {
    try {
      film(plan, handle.open());
      return "";
    } catch (IOException | RuntimeException e) {
      return plan.film().video() + ": " + e.getMessage();
    } finally {
      done.add(1);
    }
  }

  private void film(FilmPlan plan, OutputFolder folder) throws IOException {
    // Java remembers the folder for temporary files from before it was set
    Path local =
        Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "uncoil-film-");
    List<RunFilmData> footage = new ArrayList<>();
    try {
      for (StudyRun run : plan.runs()) {
        Optional<RunFilmData> first = footage.stream().findFirst();
        footage.add(new RunFilmData(folder, run, render, first));
      }
      Cut cut = cut(plan, footage);
      FilmOptions options = options(plan.film(), cut.timing(), local);
      RenderedFilm film = FilmRenderer.render(cut.reel(), options);
      Optional<Path> still = still(plan, cut.reel(), local);
      adopt(plan.film(), options, still, folder);
      // the facts come last: where they are, the rest is
      folder.write(
          RunFilm.GALLERY + plan.film().facts(),
          facts(plan, cut, film).json().getBytes(StandardCharsets.UTF_8));
    } finally {
      footage.forEach(RunFilmData::close);
      deleteAll(local);
    }
  }

  private Cut cut(FilmPlan plan, List<RunFilmData> footage) {
    Theme theme = Theme.valueOf(render.theme().name());
    List<KeyEpochs> paths = footage.stream().map(RunFilmData::path).toList();
    int most = render.maxFrames() == 0 ? Integer.MAX_VALUE : render.maxFrames();
    List<Integer> epochs = KeyEpochs.together(paths).choose(most);
    if (plan.film().kind() == RenderSpec.FilmKind.WALK_THROUGH) {
      epochs = epochs.subList(epochs.size() - 1, epochs.size());
    }
    List<FilmScript> scripts = new ArrayList<>();
    for (RunFilmData run : footage) {
      scripts.add(run.script(epochs));
    }
    FilmScript first = scripts.get(0);
    GroupScript group = new GroupScript(scripts);
    FrameSequence reel =
        switch (plan.film().kind()) {
          case FILM -> FrameSequence.of(Layouts.film(first.subject(), theme), first);
          case EMBEDDING -> FrameSequence.of(Layouts.embedding(first.subject(), theme), first);
          case WALK_THROUGH -> story(first, theme);
          case COMPARE ->
              FrameSequence.of(
                  GroupLayouts.compare(group.subjects(), theme, plan.subtitle()), group);
          case ONE_FACTOR ->
              FrameSequence.of(
                  GroupLayouts.oneFactor(group.subjects(), theme, plan.subtitle()), group);
        };
    // a walk-through says itself how long its pictures stay
    Optional<FrameTiming> timing =
        plan.film().kind() == RenderSpec.FilmKind.WALK_THROUGH
            ? Optional.empty()
            : Optional.of(FrameTiming.of(epochs.size(), render.framesPerSecond()));
    return new Cut(reel, epochs, timing);
  }

  private FrameSequence story(FilmScript script, Theme theme) {
    Iterator<FilmFrame> frames = script.iterator();
    return WalkThrough.of(script.subject(), frames.next(), theme, render.framesPerSecond());
  }

  private static FilmOptions options(RunFilm film, Optional<FrameTiming> timing, Path local)
      throws IOException {
    Map<FilmFormat, Path> films = new EnumMap<>(FilmFormat.class);
    films.put(FilmFormat.WEBM, local.resolve("film.webm"));
    Optional<Path> frames = Optional.empty();
    for (RenderSpec.Format format : film.formats()) {
      switch (format) {
        case MP4 -> films.put(FilmFormat.MP4, local.resolve("film.mp4"));
        case GIF -> films.put(FilmFormat.GIF, local.resolve("film.gif"));
        case SVG -> {
          // drawn once the film is
        }
        case PNG -> frames = Optional.of(Files.createDirectory(local.resolve("frames")));
      }
    }
    return new FilmOptions(
        film.framesPerSecond(),
        timing,
        films,
        local.resolve("poster.png"),
        Optional.empty(),
        frames);
  }

  private static void adopt(
      RunFilm place, FilmOptions options, Optional<Path> still, OutputFolder folder)
      throws IOException {
    // another film may have had the name, in other formats
    for (String file : RunFilm.files(place.fileName())) {
      folder.delete(RunFilm.GALLERY + file);
    }
    if (options.pictures().isPresent()) {
      try (Stream<Path> files = Files.list(options.pictures().get())) {
        // the first comes last: where it is, the others are
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          folder.adopt(file, RunFilm.GALLERY + place.frames() + file.getFileName());
        }
      }
    }
    folder.adopt(options.poster(), RunFilm.GALLERY + place.poster());
    for (Map.Entry<FilmFormat, Path> film : options.films().entrySet()) {
      folder.adopt(
          film.getValue(),
          RunFilm.GALLERY + RunFilm.FOLDER + place.fileName() + "." + film.getKey().extension());
    }
    if (still.isPresent()) {
      folder.adopt(still.get(), RunFilm.GALLERY + place.other(RenderSpec.Format.SVG));
    }
  }

  private static FilmFacts facts(FilmPlan plan, Cut cut, RenderedFilm film) {
    List<Integer> epochs =
        cut.timing()
            .map(timing -> timing.spread(cut.epochs()))
            .orElseGet(() -> Collections.nCopies(film.frames(), cut.epochs().get(0)));
    return new FilmFacts(
        plan.film().kind(),
        plan.runs().stream().map(run -> run.plan().runId()).toList(),
        plan.film().source(),
        film.width(),
        film.height(),
        film.framesPerSecond(),
        epochs);
  }

  /** The film's last picture as vectors, where it is asked for. */
  private static Optional<Path> still(FilmPlan plan, FrameSequence reel, Path local)
      throws IOException {
    if (!plan.film().formats().contains(RenderSpec.Format.SVG)) {
      return Optional.empty();
    }
    Path file = local.resolve("still.svg");
    String title =
        plan.film().kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + " · " + plan.title();
    SvgFile.write(file, reel.width(), reel.height(), title, reel::drawAgain);
    return Optional.of(file);
  }

  private static void deleteAll(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder, e);
    }
  }
}

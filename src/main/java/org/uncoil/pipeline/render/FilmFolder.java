package org.uncoil.pipeline.render;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.RenderSpec;

/** The films that are there, by what is written beside each. */
public final class FilmFolder {
  private static final String FACTS = ".json";

  private final OutputFolder folder;
  private final Set<String> names;
  private final Map<String, FilmFacts> films;

  private FilmFolder(OutputFolder folder, Set<String> names, Map<String, FilmFacts> films) {
    this.folder = folder;
    this.names = names;
    this.films = films;
  }

  /** Looks at a folder once: its films are those that are there now. */
  public static FilmFolder of(OutputFolder folder) {
    List<String> names = folder.names(RunFilm.GALLERY + RunFilm.FOLDER);
    Map<String, FilmFacts> films = new ConcurrentSkipListMap<>();
    names.parallelStream()
        .filter(name -> name.endsWith(FACTS))
        .map(name -> name.substring(0, name.length() - FACTS.length()))
        .forEach(name -> read(folder, name).ifPresent(facts -> films.put(name, facts)));
    return new FilmFolder(folder, Set.copyOf(names), Collections.unmodifiableMap(films));
  }

  private static Optional<FilmFacts> read(OutputFolder folder, String name) {
    return folder.text(RunFilm.GALLERY + RunFilm.facts(name)).flatMap(FilmFacts::of);
  }

  /** By the names of their files. */
  Map<String, FilmFacts> films() {
    return films;
  }

  /** Whether a film is there whole, made of what the study says now. */
  public boolean has(RunFilm film) {
    FilmFacts facts = films.get(film.fileName());
    return facts != null
        && facts.source().equals(film.source())
        && has(film.video())
        && has(film.poster())
        && film.formats().stream().allMatch(format -> has(film, format));
  }

  private boolean has(RunFilm film, RenderSpec.Format format) {
    return format == RenderSpec.Format.PNG
        // the frame that is written last
        ? folder.exists(RunFilm.GALLERY + film.frames() + "00000.png")
        : has(film.other(format));
  }

  private boolean has(String file) {
    return names.contains(file.substring(RunFilm.FOLDER.length()));
  }
}

package org.uncoil.render.group;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.FilmSubject;

/**
 * The frames of several runs' scripts in step, epoch by epoch. A run that ended earlier than others
 * stays as it was.
 */
public final class GroupScript implements Iterable<List<FilmFrame>> {
  private final List<FilmScript> scripts;

  /**
   * @param scripts of which each begins at the same epoch
   */
  public GroupScript(List<FilmScript> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  /** What stays, run by run. */
  public List<FilmSubject> subjects() {
    return scripts.stream().map(FilmScript::subject).toList();
  }

  /** One run: the frame that is shown and the one that comes next. */
  private static final class Track {
    private final FilmSubject subject;
    private final Iterator<FilmFrame> frames;
    private FilmFrame shown;
    private FilmFrame next;

    Track(FilmScript script) {
      this.subject = script.subject();
      this.frames = script.iterator();
      this.next = frames.next();
    }

    int nextEpoch() {
      return next == null ? Integer.MAX_VALUE : subject.scores().get(next.position()).epoch();
    }

    void reach(int epoch) {
      while (next != null && nextEpoch() <= epoch) {
        shown = next;
        next = frames.hasNext() ? frames.next() : null;
      }
    }
  }

  @Override
  public Iterator<List<FilmFrame>> iterator() {
    List<Track> tracks = new ArrayList<>();
    scripts.forEach(script -> tracks.add(new Track(script)));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return tracks.stream().anyMatch(track -> track.next != null);
      }

      @Override
      public List<FilmFrame> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int epoch = tracks.stream().mapToInt(Track::nextEpoch).min().orElseThrow();
        tracks.forEach(track -> track.reach(epoch));
        return tracks.stream().map(track -> track.shown).toList();
      }
    };
  }
}

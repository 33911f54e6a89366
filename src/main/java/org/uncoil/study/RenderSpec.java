package org.uncoil.study;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** Which films are made, and how. */
public record RenderSpec(
    @Setting(
            value =
                "which films: of each run film, embedding, story; of several runs on the same data and seed compare (their activations) and counterfactual (one factor)",
            or = "[film]")
        List<FilmKind> films,
    @Setting(
            value =
                "of which runs: all; of each dataset the fastest (first_perfect is the earliest), of failures (never perfect) the least accurate, and medoids (a run for each kind of solution)",
            or = "[all]")
        List<RunChoice> choose,
    @Setting(value = "further runs, by what they have in common", or = "[]") List<RunFilter> also,
    @Setting(value = "light or dark", or = "light") Theme theme,
    @Setting(value = "frames per second, 1 to 120", or = "30") int framesPerSecond,
    @Setting(
            value = "epochs between two frames, ≥ 1; the last recorded epoch is shown in any case",
            or = "1")
        int every,
    @Setting(
            value =
                "at most so many frames, ≥ 2, at the epochs that lie evenly along the way that the embedding goes; 0 is all",
            or = "0")
        int frames,
    @Setting(
            value =
                "whether epochs are turned, so that nothing flips: none, final (each to the run's last), reference (and that to the first run's of the film)",
            or = "none")
        Alignment align,
    @Setting(
            value =
                "what is written beside each WebM: mp4, gif, png (every frame), svg (the last frame)",
            or = "[]")
        List<Format> formats)
    implements Serializable {

  /** The colours of a film. */
  public enum Theme {
    LIGHT,
    DARK
  }

  /** What a film shows. */
  public enum FilmKind {
    /** Input plane, network, embedding and curves of one run. */
    FILM,
    /** The embedding of one run. */
    EMBEDDING,
    /** One run's final network, explained step by step. */
    STORY,
    /** The embeddings of runs that differ in their activations, in step. */
    COMPARE,
    /** Two runs that differ in one factor, and where they decide differently. */
    COUNTERFACTUAL
  }

  /** Which runs are filmed. */
  public enum RunChoice {
    ALL,
    FASTEST,
    FAILURES,
    MEDOIDS
  }

  /** Whether and to what embeddings are turned. */
  public enum Alignment {
    NONE,
    FINAL,
    REFERENCE
  }

  /** A kind of file beside the WebM. */
  public enum Format {
    MP4,
    GIF,
    PNG,
    SVG
  }

  /** Browsers slow down GIFs that are quicker. */
  private static final int FASTEST_GIF = 50;

  public RenderSpec {
    films = films.stream().distinct().sorted().toList();
    choose = choose.stream().distinct().sorted().toList();
    also = List.copyOf(also);
    formats = formats.stream().distinct().sorted().toList();
    Checks checks = new Checks();
    checks.range("frames-per-second", framesPerSecond, 1, 120);
    checks.that(every >= 1, "every", every, "must be at least 1 epoch");
    checks.that(
        framesPerSecond <= FASTEST_GIF || !formats.contains(Format.GIF),
        "frames-per-second",
        framesPerSecond,
        "must be at most " + FASTEST_GIF + " for a GIF");
    checks.that(frames == 0 || frames >= 2, "frames", frames, "must be 0 (all) or at least 2");
    checks.done();
  }

  /** Whether a recorded epoch may get a frame in a film that ends at {@code last}. */
  public boolean shows(int epoch, int last) {
    return epoch % every == 0 || epoch == last;
  }
}

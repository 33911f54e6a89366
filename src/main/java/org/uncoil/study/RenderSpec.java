package org.uncoil.study;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** Which films are made, and how. */
public record RenderSpec(
    @Setting(
            value =
                "kinds of films. For each run: film, embedding, walk-through. For several runs on the same data and seed: compare (activations side by side), one-factor (two runs that differ in one setting)",
            or = "[film]")
        List<FilmKind> films,
    @Setting(
            value =
                "runs to film: all; or for each dataset fastest (the run with the earliest first_perfect), failures (of the runs without first_perfect, the one with the lowest training accuracy) and medoids (one run for each cluster of solutions)",
            or = "[all]")
        List<RunChoice> choose,
    @Setting(value = "further runs, by filters", or = "[]") List<RunFilter> also,
    @Setting(value = "light or dark", or = "light") Theme theme,
    @Setting(value = "frames per second, 1 to 120", or = "12") int framesPerSecond,
    @Setting(
            value = "a frame every so many epochs, ≥ 1; the last recorded epoch always has a frame",
            or = "1")
        @Alias("every")
        int everyNEpochs,
    @Setting(
            value =
                "maximum number of epochs in a film, ≥ 2, with evenly spaced movement of the embedding; 0 means all. A film of less than eight seconds shows each epoch longer, so that it lasts ten",
            or = "120")
        @Alias("frames")
        int maxFrames,
    @Setting(
            value =
                "Procrustes alignment: none, final (each epoch to the run's last epoch), reference (also each run to the first run of the film)",
            or = "none")
        Alignment align,
    @Setting(
            value = "further files of each film: mp4, gif, png (every frame), svg (the last frame)",
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
    @Alias("story")
    WALK_THROUGH,
    /** The embeddings of runs that differ in their activations, in step. */
    COMPARE,
    /** Two runs that differ in one factor, and where they decide differently. */
    @Alias("counterfactual")
    ONE_FACTOR
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
    new Checks()
        .range("frames-per-second", framesPerSecond, 1, 120)
        .that(everyNEpochs >= 1, "every-n-epochs", everyNEpochs, "must be at least 1 epoch")
        .that(
            framesPerSecond <= FASTEST_GIF || !formats.contains(Format.GIF),
            "frames-per-second",
            framesPerSecond,
            "must be at most " + FASTEST_GIF + " for a GIF")
        .that(
            maxFrames == 0 || maxFrames >= 2,
            "max-frames",
            maxFrames,
            "must be 0 (all) or at least 2")
        .done();
  }

  /** Whether a recorded epoch may get a frame in a film that ends at {@code last}. */
  public boolean shows(int epoch, int last) {
    return epoch % everyNEpochs == 0 || epoch == last;
  }
}

package org.uncoil.render.story;

import java.awt.Rectangle;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.uncoil.render.FrameSequence;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.scene.Composition;
import org.uncoil.render.scene.EmbeddingScene;
import org.uncoil.render.scene.InputScene;
import org.uncoil.render.scene.NetworkScene;
import org.uncoil.render.scene.Scene;
import org.uncoil.render.style.Theme;
import org.uncoil.text.Figures;

/**
 * How a network separates what no line can, in 1280 × 720: a title; the steps in words; the network
 * that gets a layer of two units; points and grid on their way from the plane into the embedding;
 * at the end all of it side by side.
 */
public final class WalkThrough {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /** Where points and grid are seen: the same place before, during and after they move. */
  private static final Rectangle STAGE = new Rectangle(330, 20, 620, 580);

  private final FilmSubject subject;
  private final FilmFrame last;
  private final Theme theme;
  private final int framesPerSecond;

  private WalkThrough(FilmSubject subject, FilmFrame last, Theme theme, int framesPerSecond) {
    this.subject = subject;
    this.last = last;
    this.theme = theme;
    this.framesPerSecond = framesPerSecond;
  }

  /**
   * The story of a run.
   *
   * @param last the run's last frame
   */
  public static FrameSequence of(
      FilmSubject subject, FilmFrame last, Theme theme, int framesPerSecond) {
    WalkThrough story = new WalkThrough(subject, last, theme, framesPerSecond);
    return story
        .title()
        .then(story.steps())
        .then(story.network())
        .then(story.journey())
        .then(story.line())
        .then(story.end());
  }

  /** So many seconds of frames, made from how far the chapter is, in [0, 1]. */
  private <F> Iterable<F> seconds(double seconds, DoubleFunction<F> frame) {
    int count = Math.max(2, (int) Math.round(seconds * framesPerSecond));
    return () -> {
      Iterator<F> frames =
          IntStream.range(0, count).mapToObj(i -> frame.apply((double) i / (count - 1))).iterator();
      return frames;
    };
  }

  private FrameSequence chapter(double seconds, List<Scene<Double>> scenes) {
    return this.<Double>chapter(seconds, progress -> progress, scenes);
  }

  private <F> FrameSequence chapter(
      double seconds, DoubleFunction<F> frame, List<Scene<F>> scenes) {
    return FrameSequence.of(
        new Composition<>(WIDTH, HEIGHT, theme, scenes), seconds(seconds, frame));
  }

  private FrameSequence title() {
    return chapter(2.5, List.of(new TitleScene(subject, theme, WIDTH, HEIGHT)));
  }

  private FrameSequence steps() {
    int classes = subject.dataset().classes();
    List<String> steps =
        List.of(
            String.format(Locale.ROOT, "These points have %d classes.", classes),
            "Train a neural network to classify them.",
            "Give it a layer of two units before the output.",
            "Plot the outputs of these two units for each point.");
    return chapter(7, List.of(new StepsScene(steps, theme, WIDTH, HEIGHT)));
  }

  private FrameSequence network() {
    List<Integer> widths =
        subject.network().widths(subject.dataset().dimensions(), subject.dataset().classes());
    return chapter(
        4.5,
        List.of(
            new NetworkSketch(widths, theme, STAGE),
            new StepCaption<>(theme, "The layer of two units before the output can be drawn.")));
  }

  private FrameSequence journey() {
    PointTransition journey = new PointTransition(subject, last);
    return this.<FilmFrame>chapter(
        6,
        // it rests at both ends
        progress -> journey.at(Math.min(1, Math.max(0, progress * 1.5 - 0.2))),
        List.of(
            new PointTransitionScene(subject, theme, STAGE),
            new StepCaption<>(theme, "The network transforms the plane and its points.")));
  }

  private FrameSequence line() {
    PointShapes shapes = new PointShapes(subject.dataset(), theme);
    return this.<FilmFrame>chapter(
        2.5,
        progress -> last,
        List.of(
            new EmbeddingScene(subject, theme, STAGE, shapes),
            new StepCaption<>(theme, "The output layer draws straight decision boundaries.")));
  }

  private FrameSequence end() {
    PointShapes shapes = new PointShapes(subject.dataset(), theme);
    return this.<FilmFrame>chapter(
        4,
        progress -> last,
        List.of(
            new InputScene(subject, theme, new Rectangle(20, 84, 484, 470), shapes),
            new NetworkScene(subject, theme, new Rectangle(516, 84, 248, 470)),
            new EmbeddingScene(subject, theme, new Rectangle(776, 84, 484, 470), shapes),
            new StepCaption<>(theme, ending())));
  }

  private String ending() {
    double accuracy = subject.scores().get(last.position()).accuracy();
    return accuracy == 1
        ? "The network classifies every training point correctly."
        : "The network classifies %s of the training points correctly."
            .formatted(Figures.percent(accuracy));
  }
}

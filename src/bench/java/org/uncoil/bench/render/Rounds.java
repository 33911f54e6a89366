package org.uncoil.bench.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.bench.Measured;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.scene.Composition;

/** Draws the same frames with the project and with the peer, in turns. */
public final class Rounds {
  private static final int PEER_FRAMES = 40;

  private final Matplotlib peer;
  private final int count;
  private final FilmScript script;
  private final List<FilmFrame> frames = new ArrayList<>();

  /**
   * @param peer null measures the project alone
   * @param count turns of each side
   */
  public Rounds(Matplotlib peer, TrainedRun run, int count) {
    this.peer = peer;
    this.count = count;
    this.script = run.script(1);
    script.forEach(frames::add);
  }

  /** Drawn only; the frames lie ready on both sides. */
  public Comparison drawn(Picture picture) throws IOException {
    Composition<FilmFrame> composition = prepare(picture);
    double[] own = new double[count];
    double[] draw = new double[peer == null ? 0 : count];
    double[] blit = new double[peer == null ? 0 : count];
    for (int round = 0; round < count; round++) {
      own[round] = draw(composition);
      if (peer != null) {
        draw[round] = peer.show("draw", PEER_FRAMES);
        blit[round] = peer.show("blit", PEER_FRAMES);
      }
    }
    return Comparison.drawn(
        picture.title(), Measured.of(own), Measured.of(draw), Measured.of(blit));
  }

  /** Drawn and written as a video. */
  public Comparison encoded(Picture picture) throws IOException {
    Composition<FilmFrame> composition = prepare(picture);
    double[] own = new double[count];
    double[] ffmpeg = new double[peer == null ? 0 : count];
    FilmMaker.encode(composition, frames.iterator(), frames.size());
    for (int round = 0; round < count; round++) {
      own[round] = FilmMaker.encode(composition, frames.iterator(), frames.size());
      if (peer != null) {
        ffmpeg[round] = peer.show("ffmpeg", PEER_FRAMES);
      }
    }
    return Comparison.encoded(picture.title() + "-encoded", Measured.of(own), Measured.of(ffmpeg));
  }

  /** Both sides warm: the compiler needs some seconds to make the best of a loop. */
  private Composition<FilmFrame> prepare(Picture picture) throws IOException {
    Composition<FilmFrame> composition = picture.composition(script.subject());
    long end = System.nanoTime() + 8_000_000_000L;
    while (System.nanoTime() < end) {
      draw(composition);
    }
    if (peer != null) {
      peer.prepare(picture, script.subject(), frames);
      peer.show("draw", 10);
      peer.show("blit", 10);
    }
    return composition;
  }

  private double draw(Composition<FilmFrame> composition) {
    long start = System.nanoTime();
    for (FilmFrame frame : frames) {
      composition.draw(frame);
    }
    return (System.nanoTime() - start) / 1e6 / frames.size();
  }
}

package org.uncoil.render.story;

import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.RigidMotion;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;

/** Points and grid between the input plane, scaled to the embedding's axes, and the embedding. */
final class PointTransition {
  private final FilmFrame last;
  private final float[][] from;
  private final float[][] to;

  PointTransition(FilmSubject subject, FilmFrame last) {
    this.last = last;
    AxisLimits input = subject.lattice().limits();
    AxisLimits embedding = subject.embeddingLimits();
    double scale = Math.min(embedding.width() / input.width(), embedding.height() / input.height());
    double shiftX = middle(embedding.minX(), embedding.maxX());
    double shiftY = middle(embedding.minY(), embedding.maxY());
    double middleX = middle(input.minX(), input.maxX());
    double middleY = middle(input.minY(), input.maxY());
    int vertices = subject.lattice().size();
    float[] positions = subject.lattice().positions();
    float[] latticeX = new float[vertices];
    float[] latticeY = new float[vertices];
    for (int vertex = 0; vertex < vertices; vertex++) {
      latticeX[vertex] = positions[2 * vertex];
      latticeY[vertex] = positions[2 * vertex + 1];
    }
    this.from =
        new float[][] {
          scaled(subject.plane().x(), middleX, scale, shiftX),
          scaled(subject.plane().y(), middleY, scale, shiftY),
          scaled(latticeX, middleX, scale, shiftX),
          scaled(latticeY, middleY, scale, shiftY)
        };
    this.to =
        new float[][] {
          last.x().clone(), last.y().clone(), last.latticeX().clone(), last.latticeY().clone()
        };
    last.motion().move(to[0], to[1]);
    last.motion().move(to[2], to[3]);
  }

  private static double middle(double low, double high) {
    return (low + high) / 2;
  }

  private static float[] scaled(float[] values, double middle, double scale, double shift) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) ((values[i] - middle) * scale + shift);
    }
    return scaled;
  }

  /** A frame on the way: 0 is the input, 1 the embedding; slow at both ends. */
  FilmFrame at(double progress) {
    double eased = progress * progress * (3 - 2 * progress);
    float[][] now = new float[4][];
    for (int k = 0; k < 4; k++) {
      now[k] = new float[from[k].length];
      for (int i = 0; i < now[k].length; i++) {
        now[k][i] = (float) (from[k][i] + eased * (to[k][i] - from[k][i]));
      }
    }
    return new FilmFrame(
        last.position(),
        now[0],
        now[1],
        now[2],
        now[3],
        last.latticeLogits(),
        last.lastLayer(),
        last.hidden(),
        last.network(),
        RigidMotion.NONE);
  }
}

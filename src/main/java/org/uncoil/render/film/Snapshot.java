package org.uncoil.render.film;

import java.util.Locale;
import org.uncoil.embedding.RigidMotion;

/**
 * What is stored of one epoch.
 *
 * @param epoch as in {@link EpochScore}
 * @param x,y the points' embedding at the film's stage, in the dataset's order; may hold NaN
 * @param parameters the network's, in the order of {@link org.uncoil.embedding.ForwardPass}
 * @param motion how the embedding is moved when it is drawn, so that it lies as others do
 */
@SuppressWarnings("ArrayRecordComponent") // handed from a table to the script, never compared
public record Snapshot(int epoch, float[] x, float[] y, float[] parameters, RigidMotion motion) {
  public Snapshot {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "epoch %d: %d horizontal and %d vertical coordinates",
              epoch,
              x.length,
              y.length));
    }
  }

  /** One that is drawn where it lies. */
  public Snapshot(int epoch, float[] x, float[] y, float[] parameters) {
    this(epoch, x, y, parameters, RigidMotion.NONE);
  }
}

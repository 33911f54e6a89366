package org.uncoil.render.film;

import org.uncoil.embedding.Procrustes;
import org.uncoil.embedding.RigidMotion;

/**
 * Where a run's epochs are drawn, so that nothing flips: each is turned about its own centre to lie
 * as the run's final one does, and all of them may then be moved, and mirrored, to where another
 * run's final embedding lies.
 */
public final class Aligner {
  private final float[] finalX;
  private final float[] finalY;
  private final RigidMotion toReference;

  private Aligner(float[] finalX, float[] finalY, RigidMotion toReference) {
    this.finalX = finalX;
    this.finalY = finalY;
    this.toReference = toReference;
  }

  /** Aligns epochs to the run's own final one. */
  public static Aligner toFinal(float[] finalX, float[] finalY) {
    return new Aligner(finalX, finalY, RigidMotion.NONE);
  }

  /** And then the final one to another run's, of the same points in the same order. */
  public static Aligner toReference(
      float[] finalX, float[] finalY, float[] referenceX, float[] referenceY) {
    return new Aligner(finalX, finalY, Procrustes.align(finalX, finalY, referenceX, referenceY));
  }

  /** Where an epoch is drawn. */
  public RigidMotion of(float[] x, float[] y) {
    return Procrustes.turn(x, y, finalX, finalY).then(toReference);
  }
}

package org.uncoil.embedding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What became of each point of a dataset over a run's recorded epochs, which are told one after the
 * other. Forgetting events as in Toneva et al.: An empirical study of example forgetting during
 * deep neural network learning, ICLR 2019, section 3, with epochs for mini-batches.
 */
public final class PointDynamics {
  private final int[] labels;
  private final int[] given;
  private final int[] learned;
  private final int[] flips;
  private final int[] forgotten;
  private final float[] jump;
  private final int[] jumpEpoch;
  private final double[] x;
  private final double[] y;
  private int epochs;

  /**
   * Of points with these classes.
   *
   * @param labels a class per point
   */
  public PointDynamics(int[] labels) {
    this.labels = labels.clone();
    int points = labels.length;
    this.given = new int[points];
    this.learned = new int[points];
    this.flips = new int[points];
    this.forgotten = new int[points];
    this.jump = new float[points];
    this.jumpEpoch = new int[points];
    this.x = new double[points];
    this.y = new double[points];
    Arrays.fill(learned, -1);
    Arrays.fill(jumpEpoch, -1);
  }

  /**
   * Tells the next epoch.
   *
   * @param z1,z2 the embedding after the activation, a value per point
   * @param layer the last layer then
   */
  public void add(int epoch, Floats z1, Floats z2, LastLayer layer) {
    if (z1.size() != labels.length || z2.size() != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an embedding of %d and %d points for %d labels",
              z1.size(),
              z2.size(),
              labels.length));
    }
    PrincipalAxes axes = PrincipalAxes.of(z1, z2);
    double radius = axes.radius(labels.length);
    for (int point = 0; point < labels.length; point++) {
      decide(point, epoch, layer.classify(z1.get(point), z2.get(point)));
      double newX = z1.get(point) - axes.meanX();
      double newY = z2.get(point) - axes.meanY();
      if (epochs > 0) {
        move(point, epoch, Math.hypot(newX - x[point], newY - y[point]) / radius);
      }
      x[point] = newX;
      y[point] = newY;
    }
    epochs++;
  }

  private void decide(int point, int epoch, int decision) {
    boolean right = decision == labels[point];
    if (epochs > 0 && decision != given[point]) {
      flips[point]++;
      forgotten[point] += given[point] == labels[point] ? 1 : 0;
    }
    if (!right) {
      learned[point] = -1;
    } else if (learned[point] < 0) {
      learned[point] = epoch;
    }
    given[point] = decision;
  }

  private void move(int point, int epoch, double distance) {
    // NaN and ∞, from an embedding that collapsed or diverged, are no jumps
    if (Double.isFinite(distance) && (float) distance > jump[point]) {
      jump[point] = (float) distance;
      jumpEpoch[point] = epoch;
    }
  }

  /** How many epochs were told. */
  public int epochs() {
    return epochs;
  }

  /** Per point the first told epoch from which on it is always right; −1 where it ends wrong. */
  public List<Integer> learned() {
    return list(learned);
  }

  /** Per point, how often the class that it is given changes from one told epoch to the next. */
  public List<Integer> flips() {
    return list(flips);
  }

  /** Per point, how often it goes from right to wrong. */
  public List<Integer> forgotten() {
    return list(forgotten);
  }

  /**
   * Per point, the farthest that it moves from one told epoch to the next, both about the
   * embedding's centre, in root mean squared distances of all points from theirs at the later one;
   * 0 where it never moves.
   */
  public Floats jumps() {
    return Floats.of(jump.clone());
  }

  /** Per point the epoch in which that jump ends; −1 where it never moves. */
  public List<Integer> jumpEpochs() {
    return list(jumpEpoch);
  }

  private static List<Integer> list(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}

package org.uncoil.embedding;

/**
 * Whether and how fast a run converges, from its training loss at every epoch, normalised by the
 * loss before training (Sohl-Dickstein: The boundary of neural network trainability is fractal,
 * 2024, arXiv 2402.06184). It converges if the mean of the last {@value #LAST} normalised losses is
 * less than 1. The measure is then the mean of all of them, else the mean of their inverses: the
 * smaller, the faster the loss falls or grows. From an epoch on at which the loss is no finite
 * number it counts as infinite.
 *
 * <p>The paper sums where this takes means, so that runs of different length compare.
 */
public final class Convergence {
  /** Epochs that decide. */
  public static final int LAST = 20;

  private final double[] last = new double[LAST];
  private double first;
  private double sum;
  private double inverses;
  private int epochs = -1;

  /**
   * Takes the loss of the next epoch.
   *
   * @param loss a finite number; the first is that before training
   */
  public void add(double loss) {
    epochs++;
    if (epochs == 0) {
      first = loss;
      return;
    }
    // a loss of exactly 0 cannot fall, and stays where it is or grows
    double normalised = first == 0 ? (loss == 0 ? 0 : Double.POSITIVE_INFINITY) : loss / first;
    last[epochs % LAST] = normalised;
    sum += normalised;
    inverses += 1 / normalised;
  }

  /**
   * Whether the run converges.
   *
   * @param planned its epochs; fewer losses mean that it stopped because one was not finite
   */
  public boolean converges(int planned) {
    if (epochs < planned) {
      return false;
    }
    int count = Math.min(LAST, epochs);
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += last[(epochs - i) % LAST] / count;
    }
    return mean < 1;
  }

  /**
   * The measure, as the class defines it.
   *
   * @param planned the run's epochs
   */
  public double measure(int planned) {
    return (converges(planned) ? sum : inverses) / planned;
  }

  /** The last epoch with a loss; −1 where there was none. */
  public int lastEpoch() {
    return epochs;
  }
}

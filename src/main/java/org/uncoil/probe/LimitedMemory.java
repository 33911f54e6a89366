package org.uncoil.probe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Minimises a smooth convex function of hundreds of unknowns, whose Hessian would cost too much: by
 * the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal, Wright: Numerical
 * Optimization, 2nd edition, 2006, algorithms 7.4 and 7.5). Plain sums in a fixed order, so that
 * the result has the same bits on every machine.
 */
final class LimitedMemory {
  private static final int MEMORY = 20;
  private static final int MOST_ITERATIONS = 500;
  private static final double SETTLED = 1e-8;
  private static final double SUFFICIENT = 1e-4;
  private static final double SHORTEST = 1e-10;

  /** How the gradient changed over one step. */
  @SuppressWarnings("ArrayRecordComponent") // within one minimisation, never compared
  private record Change(double[] step, double[] gradient, double curvature) {}

  private LimitedMemory() {}

  /** Returns weights at which no component of the gradient is above 10⁻⁸, or the last ones. */
  static double[] minimise(Newton.Loss loss, double[] start) {
    Deque<Change> memory = new ArrayDeque<>();
    double[] weights = start;
    double here = loss.at(weights);
    double[] gradient = loss.gradient().clone();
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      if (Vectors.largest(gradient) <= SETTLED) {
        break;
      }
      double[] direction = direction(gradient, memory);
      double slope = Vectors.dot(direction, gradient);
      double length = memory.isEmpty() ? Math.min(1, 1 / Vectors.largest(gradient)) : 1;
      double[] next = Vectors.moved(weights, direction, -length);
      double there = loss.at(next);
      while (!(there <= here - SUFFICIENT * length * slope) && length > SHORTEST) {
        length /= 2;
        next = Vectors.moved(weights, direction, -length);
        there = loss.at(next);
      }
      if (!(there < here)) {
        break;
      }
      double[] before = gradient;
      gradient = loss.gradient().clone();
      remember(memory, Vectors.moved(next, weights, -1), Vectors.moved(gradient, before, -1));
      weights = next;
      here = there;
    }
    return weights;
  }

  private static void remember(Deque<Change> memory, double[] step, double[] gradient) {
    double curvature = Vectors.dot(step, gradient);
    // rounding may leave no curvature, which would turn the next direction upwards
    if (curvature > 0) {
      if (memory.size() == MEMORY) {
        memory.removeFirst();
      }
      memory.addLast(new Change(step, gradient, curvature));
    }
  }

  /** The gradient times what is known of the inverse Hessian. */
  private static double[] direction(double[] gradient, Deque<Change> memory) {
    double[] direction = gradient.clone();
    List<Double> alongs = new ArrayList<>();
    for (var changes = memory.descendingIterator(); changes.hasNext(); ) {
      Change change = changes.next();
      double along = Vectors.dot(change.step, direction) / change.curvature;
      direction = Vectors.moved(direction, change.gradient, -along);
      alongs.add(along);
    }
    if (!memory.isEmpty()) {
      Change last = memory.getLast();
      double scale = last.curvature / Vectors.dot(last.gradient, last.gradient);
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= scale;
      }
    }
    int index = alongs.size();
    for (Change change : memory) {
      double back = Vectors.dot(change.gradient, direction) / change.curvature;
      direction = Vectors.moved(direction, change.step, alongs.get(--index) - back);
    }
    return direction;
  }
}

package org.uncoil.network.vector.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static org.uncoil.network.vector.kernel.Tile.LANES;
import static org.uncoil.network.vector.lanes.LaneConstants.ONE;
import static org.uncoil.network.vector.lanes.LaneConstants.ZERO;
import static org.uncoil.network.vector.lanes.LaneConstants.all;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.uncoil.network.vector.kernel.ScalarScore;

/**
 * Softmax, cross-entropy and accuracy on vectors, operation for operation {@link ScalarScore}.
 *
 * <p>The passes over the points are called from one place: of six that may come there the compiler
 * builds none into it, and so no loop becomes too large for it.
 */
final class LaneScore {
  /** One pass over all points. */
  private interface Pass {
    void run(
        float[] outputs,
        int classes,
        float[] labels,
        float share,
        float[] score,
        int stride,
        int points);
  }

  private final Pass[] passes = {
    this::largest, this::shortfalls, this::exponentials, this::losses, this::right, this::gradient
  };

  /** Per point: the largest logit, and whose it is. */
  private float[] most = new float[0];

  private float[] best = new float[0];

  /** Per point: the sum of the exponentials, then one over it. */
  private float[] sum = new float[0];

  /**
   * Per point: how much the own class's logit is below the largest; not a number where a logit is.
   */
  private float[] shortfall = new float[0];

  /** Per point: 0, or not a number where a logit is none. */
  private float[] spoilt = new float[0];

  void score(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    if (most.length < points) {
      most = new float[points];
      best = new float[points];
      sum = new float[points];
      shortfall = new float[points];
      spoilt = new float[points];
    }
    for (Pass pass : passes) {
      pass.run(outputs, classes, labels, share, score, stride, points);
    }
  }

  private void largest(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    Arrays.fill(most, 0, points, Float.NEGATIVE_INFINITY);
    Arrays.fill(best, 0, points, 0f);
    Arrays.fill(spoilt, 0, points, 0f);
    for (int c = 0; c < classes; c++) {
      FloatVector number = all((float) c);
      for (int q = 0; q < points; q += LENGTH) {
        FloatVector logit = at(outputs, c * stride + q);
        VectorMask<Float> more = logit.compare(GT, at(most, q));
        at(most, q).blend(logit, more).intoArray(most, q);
        at(best, q).blend(number, more).intoArray(best, q);
        logit.fma(ZERO, at(spoilt, q)).intoArray(spoilt, q);
      }
    }
  }

  private void shortfalls(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    Arrays.fill(shortfall, 0, points, 0f);
    for (int c = 0; c < classes; c++) {
      FloatVector number = all((float) c);
      for (int q = 0; q < points; q += LENGTH) {
        VectorMask<Float> mine = at(labels, q).compare(EQ, number);
        FloatVector own = at(shortfall, q).blend(at(outputs, c * stride + q), mine);
        own.intoArray(shortfall, q);
      }
    }
    for (int q = 0; q < points; q += LENGTH) {
      at(most, q).sub(at(shortfall, q)).add(at(spoilt, q)).intoArray(shortfall, q);
    }
  }

  private void exponentials(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    Arrays.fill(sum, 0, points, 0f);
    for (int c = 0; c < classes; c++) {
      for (int q = 0; q < points; q += LENGTH) {
        int to = c * stride + q;
        FloatVector e = LaneFunctions.exp(at(outputs, to).sub(at(most, q)));
        e.intoArray(outputs, to);
        at(sum, q).add(e).intoArray(sum, q);
      }
    }
  }

  private void losses(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      FloatVector losses = at(score, lane);
      for (int q = lane; q < points; q += LANES) {
        FloatVector total = at(sum, q);
        FloatVector loss = LaneFunctions.log(total).add(at(shortfall, q));
        losses = losses.add(ZERO.blend(loss, at(labels, q).compare(GE, ZERO)));
        ONE.div(total).intoArray(sum, q);
      }
      losses.intoArray(score, lane);
    }
  }

  private void right(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      FloatVector right = at(score, LANES + lane);
      for (int q = lane; q < points; q += LANES) {
        right = right.add(ZERO.blend(ONE, at(best, q).compare(EQ, at(labels, q))));
      }
      right.intoArray(score, LANES + lane);
    }
  }

  private void gradient(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    FloatVector factor = all(share);
    for (int c = 0; c < classes; c++) {
      FloatVector number = all((float) c);
      for (int q = 0; q < points; q += LENGTH) {
        FloatVector label = at(labels, q);
        FloatVector target = ZERO.blend(ONE, label.compare(EQ, number));
        FloatVector weight = ZERO.blend(factor, label.compare(GE, ZERO));
        FloatVector probability = at(outputs, c * stride + q).mul(at(sum, q));
        probability.sub(target).mul(weight).intoArray(outputs, c * stride + q);
      }
    }
  }
}

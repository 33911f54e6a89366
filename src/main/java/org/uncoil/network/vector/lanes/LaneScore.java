package org.uncoil.network.vector.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.uncoil.network.vector.Tile.LANES;
import static org.uncoil.network.vector.lanes.LaneConstants.ONE;
import static org.uncoil.network.vector.lanes.LaneConstants.ZERO;
import static org.uncoil.network.vector.lanes.LaneConstants.all;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.uncoil.network.vector.ScalarScore;

/** Softmax, cross-entropy and accuracy on vectors, operation for operation {@link ScalarScore}. */
final class LaneScore {
  private float[] most = new float[0];
  private float[] best = new float[0];
  private float[] sum = new float[0];
  private float[] own = new float[0];
  private float[] spoilt = new float[0];

  void score(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    room(points);
    for (int c = 0; c < classes; c++) {
      largest(outputs, c, c * stride, points);
    }
    for (int c = 0; c < classes; c++) {
      exponentials(outputs, c * stride, points);
      pick(outputs, c, labels, c * stride, points);
    }
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      count(labels, score, lane, points);
    }
    for (int c = 0; c < classes; c++) {
      gradient(outputs, c, labels, share, c * stride, points);
    }
  }

  private void room(int points) {
    if (most.length < points) {
      most = new float[points];
      best = new float[points];
      sum = new float[points];
      own = new float[points];
      spoilt = new float[points];
    }
    Arrays.fill(most, 0, points, Float.NEGATIVE_INFINITY);
    Arrays.fill(best, 0, points, 0f);
    Arrays.fill(sum, 0, points, 0f);
    Arrays.fill(own, 0, points, 0f);
    Arrays.fill(spoilt, 0, points, 0f);
  }

  private void largest(float[] outputs, int c, int row, int points) {
    FloatVector number = all((float) c);
    for (int q = 0; q < points; q += LENGTH) {
      FloatVector logit = at(outputs, row + q);
      VectorMask<Float> more = logit.compare(GT, at(most, q));
      at(most, q).blend(logit, more).intoArray(most, q);
      at(best, q).blend(number, more).intoArray(best, q);
      logit.fma(ZERO, at(spoilt, q)).intoArray(spoilt, q);
    }
  }

  private void exponentials(float[] outputs, int row, int points) {
    for (int q = 0; q < points; q += LENGTH) {
      FloatVector e = LaneFunctions.exp(at(outputs, row + q).sub(at(most, q)));
      e.intoArray(outputs, row + q);
      at(sum, q).add(e).intoArray(sum, q);
    }
  }

  private void pick(float[] outputs, int c, float[] labels, int row, int points) {
    FloatVector number = all((float) c);
    for (int q = 0; q < points; q += LENGTH) {
      VectorMask<Float> mine = at(labels, q).compare(EQ, number);
      at(own, q).blend(at(outputs, row + q), mine).intoArray(own, q);
    }
  }

  /** Leaves in {@link #sum} one over the sum. */
  private void count(float[] labels, float[] score, int lane, int points) {
    FloatVector losses = at(score, lane);
    FloatVector least = all(ScalarScore.LEAST_PROBABILITY);
    for (int q = lane; q < points; q += LANES) {
      FloatVector inverse = ONE.div(at(sum, q));
      inverse.intoArray(sum, q);
      FloatVector probability = at(own, q).mul(inverse).add(at(spoilt, q));
      FloatVector floored = probability.blend(least, probability.compare(LT, least));
      floored.intoArray(own, q);
    }
    for (int q = lane; q < points; q += LANES) {
      FloatVector loss = LaneFunctions.log(at(own, q)).neg();
      losses = losses.add(ZERO.blend(loss, at(labels, q).compare(GE, ZERO)));
    }
    losses.intoArray(score, lane);
    FloatVector right = at(score, LANES + lane);
    for (int q = lane; q < points; q += LANES) {
      right = right.add(ZERO.blend(ONE, at(best, q).compare(EQ, at(labels, q))));
    }
    right.intoArray(score, LANES + lane);
  }

  private void gradient(float[] outputs, int c, float[] labels, float share, int row, int points) {
    FloatVector number = all((float) c);
    FloatVector factor = all(share);
    for (int q = 0; q < points; q += LENGTH) {
      FloatVector label = at(labels, q);
      FloatVector target = ZERO.blend(ONE, label.compare(EQ, number));
      FloatVector weight = ZERO.blend(factor, label.compare(GE, ZERO));
      FloatVector probability = at(outputs, row + q).mul(at(sum, q));
      probability.sub(target).mul(weight).intoArray(outputs, row + q);
    }
  }
}

package org.uncoil.network.vector.lanes;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.uncoil.network.vector.lanes.LaneConstants.HALF;
import static org.uncoil.network.vector.lanes.LaneConstants.MINUS_TWO;
import static org.uncoil.network.vector.lanes.LaneConstants.ONE;
import static org.uncoil.network.vector.lanes.LaneConstants.ONE_BITS;
import static org.uncoil.network.vector.lanes.LaneConstants.TWO;
import static org.uncoil.network.vector.lanes.LaneConstants.ZERO;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import org.uncoil.network.vector.kernel.ScalarActivation;
import org.uncoil.study.Activation;

/**
 * The activations on vectors, operation for operation those of {@link ScalarActivation}: each turns
 * a row of sums into values and fills in the derivatives.
 *
 * <p>A loop of some forty operations is more than the compiler builds in one piece (its nodes come
 * to 18,000); what it leaves out it calls, and vectors become objects, some ten times slower. The
 * dear activations therefore go over their row twice, which is in the first-level cache by then.
 */
final class LaneActivation {
  private LaneActivation() {}

  /** The activation on vectors, for a matrix of sums and one of derivatives. */
  static LaneRows.Work of(Activation activation) {
    return switch (activation) {
      case CUBE -> LaneActivation::cube;
      case ELU -> LaneActivation::elu;
      case CELU -> LaneActivation::celu;
      case SELU -> LaneActivation::selu;
      case GELU -> LaneActivation::gelu;
      case GELU_EXACT -> LaneActivation::exactGelu;
      case SWISH -> LaneActivation::swish;
      case HARD_SIGMOID -> LaneActivation::hardSigmoid;
      case HARD_TANH -> LaneActivation::hardTanh;
      case IDENTITY -> LaneActivation::identity;
      case LEAKY_RELU -> LaneActivation::leakyRelu;
      case MISH -> LaneActivation::mish;
      case RATIONAL_TANH -> LaneActivation::rationalTanh;
      case RECTIFIED_TANH -> LaneActivation::rectifiedTanh;
      case RELU -> LaneActivation::relu;
      case RELU6 -> LaneActivation::relu6;
      case SIGMOID -> LaneActivation::sigmoid;
      case SOFTPLUS -> LaneActivation::softplus;
      case SOFTSIGN -> LaneActivation::softsign;
      case ELLIOTT -> LaneActivation::elliott;
      case TANH -> LaneActivation::tanh;
      case THRESHOLDED_RELU -> LaneActivation::thresholdedRelu;
      case LISHT -> LaneActivation::lisht;
      case SINE -> LaneActivation::sine;
      case GAUSSIAN -> LaneActivation::gaussian;
      case SNAKE -> LaneActivation::snake;
    };
  }

  private static void cube(float[] values, float[] derivatives, int from, int to) {
    FloatVector three = LaneConstants.all(3f);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      x.mul(three).mul(x).intoArray(derivatives, q);
      x.mul(x).mul(x).intoArray(values, q);
    }
  }

  private static void elu(float[] values, float[] derivatives, int from, int to) {
    exponential(1f, 1f, 1f, values, derivatives, from, to);
  }

  private static void celu(float[] values, float[] derivatives, int from, int to) {
    exponential(1f, 2f, 0.5f, values, derivatives, from, to);
  }

  private static void selu(float[] values, float[] derivatives, int from, int to) {
    exponential(
        ScalarActivation.SELU_LAMBDA,
        ScalarActivation.SELU_LAMBDA_ALPHA,
        1f,
        values,
        derivatives,
        from,
        to);
  }

  private static void exponential(
      float lambda,
      float scale,
      float rate,
      float[] values,
      float[] derivatives,
      int from,
      int to) {
    FloatVector factor = LaneConstants.all(scale);
    FloatVector speed = LaneConstants.all(rate);
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.expm1(at(values, q).mul(speed)).mul(factor).intoArray(derivatives, q);
    }
    FloatVector above = LaneConstants.all(lambda);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector below = at(derivatives, q);
      FloatVector slope = factor.fma(speed, below.mul(speed));
      LaneFunctions.bySign(x, slope, above).intoArray(derivatives, q);
      LaneFunctions.bySign(x, below, x.mul(above)).intoArray(values, q);
    }
  }

  private static void gelu(float[] values, float[] derivatives, int from, int to) {
    gated(1.702f, values, derivatives, from, to);
  }

  private static void swish(float[] values, float[] derivatives, int from, int to) {
    gated(1f, values, derivatives, from, to);
  }

  private static void gated(float rate, float[] values, float[] derivatives, int from, int to) {
    FloatVector speed = LaneConstants.all(rate);
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.sigmoid(at(values, q).mul(speed)).intoArray(derivatives, q);
    }
    for (int q = from; q < to; q += LENGTH) {
      FloatVector s = at(derivatives, q);
      FloatVector value = at(values, q).mul(s);
      value.mul(speed).fma(ONE.sub(s), s).intoArray(derivatives, q);
      value.intoArray(values, q);
    }
  }

  private static void exactGelu(float[] values, float[] derivatives, int from, int to) {
    IntVector most = LaneConstants.bits(ScalarActivation.GELU_MOST);
    FloatVector scale = LaneConstants.all(ScalarActivation.SQRT_HALF);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector z = LaneFunctions.size(at(values, q), most).mul(scale);
      LaneFunctions.exp(z.mul(z).neg()).intoArray(derivatives, q);
    }
    FloatVector t0 = LaneConstants.all(ScalarActivation.T0);
    FloatVector t1 = LaneConstants.all(ScalarActivation.T1);
    FloatVector t2 = LaneConstants.all(ScalarActivation.T2);
    FloatVector t3 = LaneConstants.all(ScalarActivation.T3);
    FloatVector t4 = LaneConstants.all(ScalarActivation.T4);
    FloatVector t5 = LaneConstants.all(ScalarActivation.T5);
    FloatVector density = LaneConstants.all(ScalarActivation.DENSITY_AT_ZERO);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector e = at(derivatives, q);
      FloatVector z = LaneFunctions.size(x, most).mul(scale);
      FloatVector t = LaneFunctions.inverse(z.fma(t0, ONE));
      FloatVector p = t.fma(t5, t4).fma(t, t3).fma(t, t2).fma(t, t1);
      FloatVector tail = p.mul(t).mul(e).mul(HALF);
      FloatVector below = LaneFunctions.bySign(x, tail, ONE.sub(tail));
      x.mul(density).fma(e, below).intoArray(derivatives, q);
      x.mul(below).intoArray(values, q);
    }
  }

  private static void hardSigmoid(float[] values, float[] derivatives, int from, int to) {
    FloatVector fifth = LaneConstants.all(0.2f);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      VectorMask<Float> flat = x.compare(LT, -2.5f).or(x.compare(GT, 2.5f));
      fifth.blend(ZERO, flat).intoArray(derivatives, q);
      LaneFunctions.between(x.fma(fifth, HALF), ONE_BITS).intoArray(values, q);
    }
  }

  private static void hardTanh(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      VectorMask<Float> flat = x.compare(LT, -1f).or(x.compare(GT, 1f));
      ONE.blend(ZERO, flat).intoArray(derivatives, q);
      LaneFunctions.limit(x, ONE_BITS).intoArray(values, q);
    }
  }

  private static void identity(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      ONE.intoArray(derivatives, q);
    }
  }

  private static void leakyRelu(float[] values, float[] derivatives, int from, int to) {
    FloatVector slope = LaneConstants.all(0.01f);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      LaneFunctions.bySign(x, slope, ONE).intoArray(derivatives, q);
      LaneFunctions.bySign(x, x.mul(slope), x).intoArray(values, q);
    }
  }

  private static void mish(float[] values, float[] derivatives, int from, int to) {
    IntVector most = LaneConstants.bits(ScalarActivation.MISH_MOST);
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.exp(LaneFunctions.limit(at(values, q), most)).intoArray(derivatives, q);
    }
    FloatVector four = LaneConstants.all(4f);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector e = at(derivatives, q);
      FloatVector n = e.mul(e.add(TWO));
      FloatVector inverse = LaneFunctions.inverse(n.add(TWO));
      FloatVector t = n.mul(inverse);
      FloatVector slope = e.add(ONE).mul(e).mul(four).mul(inverse).mul(inverse);
      x.fma(slope, t).intoArray(derivatives, q);
      x.mul(t).intoArray(values, q);
    }
  }

  private static void rationalTanh(float[] values, float[] derivatives, int from, int to) {
    IntVector most = LaneConstants.bits(ScalarActivation.RATIONAL_MOST);
    FloatVector twoThirds = LaneConstants.all(0.6666667f);
    FloatVector fourth = LaneConstants.all(1.41645f);
    FloatVector third = LaneConstants.all(5.6658f);
    FloatVector scale = LaneConstants.all(1.7159f);
    FloatVector steepness = LaneConstants.all(1.1439333f);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector y = LaneFunctions.size(x, most).mul(twoThirds);
      FloatVector square = y.mul(y);
      FloatVector a = square.mul(square).fma(fourth, square.add(y).add(ONE));
      FloatVector inverse = LaneFunctions.inverse(a);
      FloatVector slope = square.mul(y).fma(third, y.add(y).add(ONE));
      slope.mul(inverse).mul(inverse).mul(steepness).intoArray(derivatives, q);
      FloatVector size = a.sub(ONE).mul(inverse).mul(scale);
      LaneFunctions.bySign(x, size.neg(), size).intoArray(values, q);
    }
  }

  private static void rectifiedTanh(float[] values, float[] derivatives, int from, int to) {
    tanhs(values, from, to);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector t = LaneFunctions.positive(at(values, q));
      LaneFunctions.wherePositive(t.neg().fma(t, ONE), t).intoArray(derivatives, q);
      t.intoArray(values, q);
    }
  }

  private static void relu(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      FloatVector value = LaneFunctions.positive(at(values, q));
      LaneFunctions.wherePositive(ONE, value).intoArray(derivatives, q);
      value.intoArray(values, q);
    }
  }

  private static void relu6(float[] values, float[] derivatives, int from, int to) {
    IntVector six = LaneConstants.bits(6f);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      VectorMask<Float> flat = x.compare(LE, 0f).or(x.compare(GE, 6f));
      ONE.blend(ZERO, flat).intoArray(derivatives, q);
      LaneFunctions.between(x, six).intoArray(values, q);
    }
  }

  private static void sigmoid(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      FloatVector s = LaneFunctions.sigmoid(at(values, q));
      s.mul(ONE.sub(s)).intoArray(derivatives, q);
      s.intoArray(values, q);
    }
  }

  private static void softplus(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.sigmoid(at(values, q)).intoArray(derivatives, q);
    }
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.softplus(at(values, q)).intoArray(values, q);
    }
  }

  private static void softsign(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector inverse = LaneFunctions.inverse(x.abs().add(ONE));
      inverse.mul(inverse).intoArray(derivatives, q);
      x.mul(inverse).intoArray(values, q);
    }
  }

  private static void elliott(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector inverse = LaneFunctions.inverse(x.abs().add(ONE));
      inverse.mul(inverse).mul(HALF).intoArray(derivatives, q);
      x.mul(inverse).fma(HALF, HALF).intoArray(values, q);
    }
  }

  private static void tanhs(float[] values, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.tanh(at(values, q)).intoArray(values, q);
    }
  }

  private static void tanh(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      FloatVector t = LaneFunctions.tanh(at(values, q));
      t.neg().fma(t, ONE).intoArray(derivatives, q);
      t.intoArray(values, q);
    }
  }

  private static void thresholdedRelu(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      VectorMask<Float> flat = x.compare(LE, 1f);
      ONE.blend(ZERO, flat).intoArray(derivatives, q);
      x.blend(ZERO, flat).intoArray(values, q);
    }
  }

  private static void lisht(float[] values, float[] derivatives, int from, int to) {
    System.arraycopy(values, from, derivatives, from, to - from);
    tanhs(derivatives, from, to);
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector t = at(derivatives, q);
      t.neg().fma(t, ONE).fma(x, t).intoArray(derivatives, q);
      x.mul(t).intoArray(values, q);
    }
  }

  private static void sine(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.cos(at(values, q)).intoArray(derivatives, q);
    }
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.sin(at(values, q)).intoArray(values, q);
    }
  }

  private static void gaussian(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector bell = LaneFunctions.exp(x.mul(x).neg());
      x.mul(bell).mul(MINUS_TWO).intoArray(derivatives, q);
      bell.intoArray(values, q);
    }
  }

  private static void snake(float[] values, float[] derivatives, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      LaneFunctions.sin(at(values, q)).intoArray(derivatives, q);
    }
    for (int q = from; q < to; q += LENGTH) {
      FloatVector x = at(values, q);
      FloatVector sine = at(derivatives, q);
      sine.mul(TWO).fma(LaneFunctions.cos(x), ONE).intoArray(derivatives, q);
      sine.fma(sine, x).intoArray(values, q);
    }
  }
}

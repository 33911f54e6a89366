package org.uncoil.network.vector.lanes;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.uncoil.network.vector.lanes.LaneFunctions.all;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.uncoil.network.vector.ScalarActivation;
import org.uncoil.study.Activation;

/**
 * The activations on vectors, operation for operation those of {@link ScalarActivation}.
 *
 * <p>Some have a derivative that follows from the value for less than it costs to store one: they
 * override {@link #value} and {@link #gradient}.
 */
interface LaneActivation {
  /** The values; stores the derivatives, because the two share most of their work. */
  FloatVector apply(FloatVector x, float[] derivative, int at);

  /** The values, and whatever {@link #gradient} will need. */
  default FloatVector value(FloatVector x, float[] derivative, int at) {
    return apply(x, derivative, at);
  }

  /** The gradient by the sums, from that by the values. */
  default FloatVector gradient(
      FloatVector gradient, FloatVector value, float[] derivative, int at) {
    return gradient.mul(at(derivative, at));
  }

  /** The activation on vectors. */
  static LaneActivation of(Activation activation) {
    return switch (activation) {
      case CUBE -> LaneActivation::cube;
      case ELU -> (x, derivative, at) -> exponential(x, 1f, 1f, 1f, derivative, at);
      case CELU -> (x, derivative, at) -> exponential(x, 1f, 2f, 0.5f, derivative, at);
      case SELU -> LaneActivation::selu;
      case GELU -> (x, derivative, at) -> gated(x, 1.702f, derivative, at);
      case SWISH -> (x, derivative, at) -> gated(x, 1f, derivative, at);
      case HARDSIGMOID -> LaneActivation::hardSigmoid;
      case HARDTANH -> LaneActivation::hardTanh;
      case IDENTITY -> new Identity();
      case LEAKYRELU -> LaneActivation::leakyRelu;
      case MISH -> LaneActivation::mish;
      case RATIONALTANH -> LaneActivation::rationalTanh;
      case RECTIFIEDTANH -> LaneActivation::rectifiedTanh;
      case RELU -> new Relu();
      case RELU6 -> LaneActivation::relu6;
      case SIGMOID -> new Sigmoid();
      case SOFTPLUS -> LaneActivation::softplus;
      case SOFTSIGN -> LaneActivation::softsign;
      case ELLIOTT -> LaneActivation::elliott;
      case TANH -> new Tanh();
      case THRESHOLDEDRELU -> LaneActivation::thresholdedRelu;
      case LISHT -> LaneActivation::lisht;
      case SINE -> LaneActivation::sine;
      case GAUSSIAN -> LaneActivation::gaussian;
      case SNAKE -> LaneActivation::snake;
    };
  }

  /** x. */
  record Identity() implements LaneActivation {
    @Override
    public FloatVector apply(FloatVector x, float[] derivative, int at) {
      all(1f).intoArray(derivative, at);
      return x;
    }

    @Override
    public FloatVector value(FloatVector x, float[] derivative, int at) {
      return x;
    }

    @Override
    public FloatVector gradient(
        FloatVector gradient, FloatVector value, float[] derivative, int at) {
      return gradient;
    }
  }

  /** max(0, x). */
  record Relu() implements LaneActivation {
    @Override
    public FloatVector apply(FloatVector x, float[] derivative, int at) {
      FloatVector value = LaneFunctions.positive(x);
      LaneFunctions.wherePositive(all(1f), value).intoArray(derivative, at);
      return value;
    }

    @Override
    public FloatVector value(FloatVector x, float[] derivative, int at) {
      return LaneFunctions.positive(x);
    }

    @Override
    public FloatVector gradient(
        FloatVector gradient, FloatVector value, float[] derivative, int at) {
      return LaneFunctions.wherePositive(gradient, value);
    }
  }

  /** The logistic function; its derivative is s (1 − s). */
  record Sigmoid() implements LaneActivation {
    @Override
    public FloatVector apply(FloatVector x, float[] derivative, int at) {
      FloatVector s = LaneFunctions.sigmoid(x);
      s.mul(all(1f).sub(s)).intoArray(derivative, at);
      return s;
    }

    @Override
    public FloatVector value(FloatVector x, float[] derivative, int at) {
      return LaneFunctions.sigmoid(x);
    }

    @Override
    public FloatVector gradient(
        FloatVector gradient, FloatVector value, float[] derivative, int at) {
      return gradient.mul(value.mul(all(1f).sub(value)));
    }
  }

  /** tanh; its derivative is 1 − t². */
  record Tanh() implements LaneActivation {
    @Override
    public FloatVector apply(FloatVector x, float[] derivative, int at) {
      FloatVector t = LaneFunctions.tanh(x);
      t.neg().fma(t, all(1f)).intoArray(derivative, at);
      return t;
    }

    @Override
    public FloatVector value(FloatVector x, float[] derivative, int at) {
      return LaneFunctions.tanh(x);
    }

    @Override
    public FloatVector gradient(
        FloatVector gradient, FloatVector value, float[] derivative, int at) {
      return gradient.mul(value.neg().fma(value, all(1f)));
    }
  }

  private static FloatVector cube(FloatVector x, float[] derivative, int at) {
    x.mul(3f).mul(x).intoArray(derivative, at);
    return x.mul(x).mul(x);
  }

  private static FloatVector exponential(
      FloatVector x, float lambda, float scale, float rate, float[] derivative, int at) {
    FloatVector below = LaneFunctions.expm1(x.mul(rate)).mul(scale);
    FloatVector slope = all(scale).fma(all(rate), below.mul(rate));
    LaneFunctions.bySign(x, slope, all(lambda)).intoArray(derivative, at);
    return LaneFunctions.bySign(x, below, x.mul(lambda));
  }

  private static FloatVector selu(FloatVector x, float[] derivative, int at) {
    return exponential(
        x, ScalarActivation.SELU_LAMBDA, ScalarActivation.SELU_LAMBDA_ALPHA, 1f, derivative, at);
  }

  private static FloatVector gated(FloatVector x, float rate, float[] derivative, int at) {
    FloatVector s = LaneFunctions.sigmoid(x.mul(rate));
    FloatVector value = x.mul(s);
    value.mul(rate).fma(all(1f).sub(s), s).intoArray(derivative, at);
    return value;
  }

  private static FloatVector hardSigmoid(FloatVector x, float[] derivative, int at) {
    VectorMask<Float> flat = x.compare(LT, -2.5f).or(x.compare(GT, 2.5f));
    all(0.2f).blend(0f, flat).intoArray(derivative, at);
    return LaneFunctions.between(x.fma(all(0.2f), all(0.5f)), 1f);
  }

  private static FloatVector hardTanh(FloatVector x, float[] derivative, int at) {
    VectorMask<Float> flat = x.compare(LT, -1f).or(x.compare(GT, 1f));
    all(1f).blend(0f, flat).intoArray(derivative, at);
    return LaneFunctions.limit(x, 1f);
  }

  private static FloatVector leakyRelu(FloatVector x, float[] derivative, int at) {
    LaneFunctions.bySign(x, all(0.01f), all(1f)).intoArray(derivative, at);
    return LaneFunctions.bySign(x, x.mul(0.01f), x);
  }

  private static FloatVector mish(FloatVector x, float[] derivative, int at) {
    FloatVector e = LaneFunctions.exp(LaneFunctions.limit(x, ScalarActivation.MISH_MOST));
    FloatVector n = e.mul(e.add(2f));
    FloatVector inverse = all(1f).div(n.add(2f));
    FloatVector t = n.mul(inverse);
    FloatVector slope = e.add(1f).mul(e).mul(4f).mul(inverse).mul(inverse);
    x.fma(slope, t).intoArray(derivative, at);
    return x.mul(t);
  }

  private static FloatVector rationalTanh(FloatVector x, float[] derivative, int at) {
    FloatVector y = LaneFunctions.size(x, ScalarActivation.RATIONAL_MOST).mul(0.6666667f);
    FloatVector square = y.mul(y);
    FloatVector a = square.mul(square).fma(all(1.41645f), square.add(y).add(1f));
    FloatVector inverse = all(1f).div(a);
    FloatVector slope = square.mul(y).fma(all(5.6658f), y.add(y).add(1f));
    slope.mul(inverse).mul(inverse).mul(1.1439333f).intoArray(derivative, at);
    FloatVector size = a.sub(1f).mul(inverse).mul(1.7159f);
    return LaneFunctions.bySign(x, size.neg(), size);
  }

  private static FloatVector rectifiedTanh(FloatVector x, float[] derivative, int at) {
    FloatVector t = LaneFunctions.positive(LaneFunctions.tanh(x));
    LaneFunctions.wherePositive(t.neg().fma(t, all(1f)), t).intoArray(derivative, at);
    return t;
  }

  private static FloatVector relu6(FloatVector x, float[] derivative, int at) {
    VectorMask<Float> flat = x.compare(LE, 0f).or(x.compare(GE, 6f));
    all(1f).blend(0f, flat).intoArray(derivative, at);
    return LaneFunctions.between(x, 6f);
  }

  private static FloatVector softplus(FloatVector x, float[] derivative, int at) {
    LaneFunctions.sigmoid(x).intoArray(derivative, at);
    return LaneFunctions.softplus(x);
  }

  private static FloatVector softsign(FloatVector x, float[] derivative, int at) {
    FloatVector inverse = all(1f).div(x.abs().add(1f));
    inverse.mul(inverse).intoArray(derivative, at);
    return x.mul(inverse);
  }

  private static FloatVector elliott(FloatVector x, float[] derivative, int at) {
    FloatVector inverse = all(1f).div(x.abs().add(1f));
    inverse.mul(inverse).mul(0.5f).intoArray(derivative, at);
    return x.mul(inverse).fma(all(0.5f), all(0.5f));
  }

  private static FloatVector thresholdedRelu(FloatVector x, float[] derivative, int at) {
    VectorMask<Float> flat = x.compare(LE, 1f);
    all(1f).blend(0f, flat).intoArray(derivative, at);
    return x.blend(0f, flat);
  }

  private static FloatVector lisht(FloatVector x, float[] derivative, int at) {
    FloatVector t = LaneFunctions.tanh(x);
    t.neg().fma(t, all(1f)).fma(x, t).intoArray(derivative, at);
    return x.mul(t);
  }

  private static FloatVector sine(FloatVector x, float[] derivative, int at) {
    FloatVector quarters = LaneFunctions.quarters(x);
    FloatVector angle = LaneFunctions.angle(x, quarters);
    FloatVector nearSine = LaneFunctions.nearSine(angle);
    FloatVector nearCosine = LaneFunctions.nearCosine(angle);
    LaneFunctions.wave(nearSine, nearCosine, quarters, 1).intoArray(derivative, at);
    return LaneFunctions.wave(nearSine, nearCosine, quarters, 0);
  }

  private static FloatVector gaussian(FloatVector x, float[] derivative, int at) {
    FloatVector bell = LaneFunctions.exp(x.mul(x).neg());
    x.mul(bell).mul(-2f).intoArray(derivative, at);
    return bell;
  }

  private static FloatVector snake(FloatVector x, float[] derivative, int at) {
    FloatVector quarters = LaneFunctions.quarters(x);
    FloatVector angle = LaneFunctions.angle(x, quarters);
    FloatVector nearSine = LaneFunctions.nearSine(angle);
    FloatVector nearCosine = LaneFunctions.nearCosine(angle);
    FloatVector sine = LaneFunctions.wave(nearSine, nearCosine, quarters, 0);
    FloatVector cosine = LaneFunctions.wave(nearSine, nearCosine, quarters, 1);
    sine.mul(2f).fma(cosine, all(1f)).intoArray(derivative, at);
    return sine.fma(sine, x);
  }
}

package org.uncoil.network.vector.kernel;

import org.uncoil.study.Activation;

/**
 * The activations and their derivatives on one float. {@link Activation} has the formulas; these
 * are their single-precision forms.
 */
public final class ScalarActivation {
  /** SELU's λ. */
  public static final float SELU_LAMBDA = 1.050701f;

  /** SELU's λα. */
  public static final float SELU_LAMBDA_ALPHA = 1.7580993f;

  /** Mish is x or 0 beyond ±this, to the last bit, and e^2x soon no float. */
  public static final float MISH_MOST = 20f;

  /** The rational tanh is ±1.7159 far before this, and y⁴ no float far beyond. */
  public static final float RATIONAL_MOST = 1e6f;

  /** 1/√2. */
  public static final float SQRT_HALF = 0.70710677f;

  /** 1/√(2π). */
  public static final float DENSITY_AT_ZERO = 0.3989423f;

  /** Exact GELU is x or 0 beyond ±this, to the last bit. */
  public static final float GELU_MOST = 12f;

  /**
   * 1 − erf z = (T1 t + … + T5 t⁵) e^(−z²) with t = 1 / (1 + T0 z) (Abramowitz and Stegun, 7.1.26).
   */
  public static final float T0 = 0.3275911f;

  /** See {@link #T0}. */
  public static final float T1 = 0.2548296f;

  /** See {@link #T0}. */
  public static final float T2 = -0.28449672f;

  /** See {@link #T0}. */
  public static final float T3 = 1.4214138f;

  /** See {@link #T0}. */
  public static final float T4 = -1.4531521f;

  /** See {@link #T0}. */
  public static final float T5 = 1.0614054f;

  private ScalarActivation() {}

  /**
   * One value.
   *
   * @param derivative gets the derivative
   * @param at where in it
   */
  public static float apply(Activation activation, float x, float[] derivative, int at) {
    return switch (activation) {
      case CUBE -> {
        derivative[at] = 3f * x * x;
        yield x * x * x;
      }
      case ELU -> exponential(x, 1f, 1f, 1f, derivative, at);
      case CELU -> exponential(x, 1f, 2f, 0.5f, derivative, at);
      case SELU -> exponential(x, SELU_LAMBDA, SELU_LAMBDA_ALPHA, 1f, derivative, at);
      case GELU -> gated(x, 1.702f, derivative, at);
      case GELU_EXACT -> exactGelu(x, derivative, at);
      case SWISH -> gated(x, 1f, derivative, at);
      case HARD_SIGMOID -> {
        derivative[at] = x < -2.5f || x > 2.5f ? 0f : 0.2f;
        yield ScalarFunctions.between(Math.fma(x, 0.2f, 0.5f), 1f);
      }
      case HARD_TANH -> {
        derivative[at] = x < -1f || x > 1f ? 0f : 1f;
        yield ScalarFunctions.limit(x, 1f);
      }
      case IDENTITY -> {
        derivative[at] = 1f;
        yield x;
      }
      case LEAKY_RELU -> {
        derivative[at] = ScalarFunctions.bySign(x, 0.01f, 1f);
        yield ScalarFunctions.bySign(x, x * 0.01f, x);
      }
      case MISH -> mish(x, derivative, at);
      case RATIONAL_TANH -> rationalTanh(x, derivative, at);
      case RECTIFIED_TANH -> {
        float t = ScalarFunctions.positive(ScalarFunctions.tanh(x));
        derivative[at] = ScalarFunctions.wherePositive(Math.fma(-t, t, 1f), t);
        yield t;
      }
      case RELU -> {
        float value = ScalarFunctions.positive(x);
        derivative[at] = ScalarFunctions.wherePositive(1f, value);
        yield value;
      }
      case RELU6 -> {
        derivative[at] = x <= 0f || x >= 6f ? 0f : 1f;
        yield ScalarFunctions.between(x, 6f);
      }
      case SIGMOID -> {
        float s = ScalarFunctions.sigmoid(x);
        derivative[at] = s * (1f - s);
        yield s;
      }
      case SOFTPLUS -> {
        derivative[at] = ScalarFunctions.sigmoid(x);
        yield ScalarFunctions.softplus(x);
      }
      case SOFTSIGN -> {
        float inverse = ScalarFunctions.inverse(Math.abs(x) + 1f);
        derivative[at] = inverse * inverse;
        yield x * inverse;
      }
      case ELLIOTT -> {
        float inverse = ScalarFunctions.inverse(Math.abs(x) + 1f);
        derivative[at] = inverse * inverse * 0.5f;
        yield Math.fma(x * inverse, 0.5f, 0.5f);
      }
      case TANH -> {
        float t = ScalarFunctions.tanh(x);
        derivative[at] = Math.fma(-t, t, 1f);
        yield t;
      }
      case THRESHOLDED_RELU -> {
        derivative[at] = x <= 1f ? 0f : 1f;
        yield x <= 1f ? 0f : x;
      }
      case LISHT -> {
        float t = ScalarFunctions.tanh(x);
        derivative[at] = Math.fma(Math.fma(-t, t, 1f), x, t);
        yield x * t;
      }
      case SINE -> {
        derivative[at] = ScalarFunctions.cos(x);
        yield ScalarFunctions.sin(x);
      }
      case GAUSSIAN -> {
        float bell = ScalarFunctions.exp(-(x * x));
        derivative[at] = x * bell * -2f;
        yield bell;
      }
      case SNAKE -> {
        float sine = ScalarFunctions.sin(x);
        derivative[at] = Math.fma(sine * 2f, ScalarFunctions.cos(x), 1f);
        yield Math.fma(sine, sine, x);
      }
    };
  }

  /** λx above 0, scale · (e^(x · rate) − 1) below. */
  private static float exponential(
      float x, float lambda, float scale, float rate, float[] derivative, int at) {
    float below = ScalarFunctions.expm1(x * rate) * scale;
    derivative[at] = ScalarFunctions.bySign(x, Math.fma(scale, rate, below * rate), lambda);
    return ScalarFunctions.bySign(x, below, x * lambda);
  }

  /** x σ(rate · x). */
  private static float gated(float x, float rate, float[] derivative, int at) {
    float s = ScalarFunctions.sigmoid(x * rate);
    float value = x * s;
    derivative[at] = Math.fma(value * rate, 1f - s, s);
    return value;
  }

  /** With Φ(−|x|) = (1 − erf(|x|/√2)) / 2, and e^(−x²/2) in both it and the density. */
  private static float exactGelu(float x, float[] derivative, int at) {
    float z = ScalarFunctions.size(x, GELU_MOST) * SQRT_HALF;
    float e = ScalarFunctions.exp(-(z * z));
    float t = ScalarFunctions.inverse(Math.fma(z, T0, 1f));
    float p = Math.fma(Math.fma(Math.fma(Math.fma(t, T5, T4), t, T3), t, T2), t, T1);
    float tail = p * t * e * 0.5f;
    float below = ScalarFunctions.bySign(x, tail, 1f - tail);
    derivative[at] = Math.fma(x * DENSITY_AT_ZERO, e, below);
    return x * below;
  }

  /**
   * With n = e^x (e^x + 2), tanh(ln(1 + e^x)) = n / (n + 2), whose derivative by x is 4 (1 + e^x)
   * e^x / (n + 2)².
   */
  private static float mish(float x, float[] derivative, int at) {
    float e = ScalarFunctions.exp(ScalarFunctions.limit(x, MISH_MOST));
    float n = e * (e + 2f);
    float inverse = ScalarFunctions.inverse(n + 2f);
    float t = n * inverse;
    float slope = (e + 1f) * e * 4f * inverse * inverse;
    derivative[at] = Math.fma(x, slope, t);
    return x * t;
  }

  private static float rationalTanh(float x, float[] derivative, int at) {
    float y = ScalarFunctions.size(x, RATIONAL_MOST) * 0.6666667f;
    float square = y * y;
    float a = Math.fma(square * square, 1.41645f, square + y + 1f);
    float inverse = ScalarFunctions.inverse(a);
    float slope = Math.fma(square * y, 5.6658f, y + y + 1f);
    derivative[at] = slope * inverse * inverse * 1.1439333f;
    float size = (a - 1f) * inverse * 1.7159f;
    return ScalarFunctions.bySign(x, -size, size);
  }
}

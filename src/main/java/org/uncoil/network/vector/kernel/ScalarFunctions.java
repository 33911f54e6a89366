package org.uncoil.network.vector.kernel;

/**
 * The elementary functions that activations and the loss are made of, for one float: polynomials of
 * the engine's own, of operations whose result IEEE 754 fixes to the last bit. {@link Math} is left
 * alone because its bits may differ between machines, and because a vector's would differ from
 * them.
 *
 * <p>What could be a comparison is arithmetic on the bits of a float, because vectors choose slowly
 * (on JDK 17 a comparison and a choice cost four instructions, the smaller of two integers one).
 * The price is that these functions take what is not a number for a very large one, so that who
 * calls them must look for such numbers elsewhere.
 *
 * <p>The polynomials were fitted to the smallest largest error by reweighted least squares; the
 * tests hold every function to {@link Math}'s in double.
 */
public final class ScalarFunctions {
  /** A float's bits without its sign. */
  public static final int SIZE = 0x7fffffff;

  /** The bit that is a float's sign. */
  public static final int SIGN = 0x80000000;

  /** What an int is shifted by so that its sign fills it. */
  public static final int SIGN_SHIFT = 31;

  /** 1.5 · 2²³: adding it rounds to a whole number, which then stands in the low bits. */
  public static final float ROUNDER = 12582912f;

  /** What is added to a power of two to get its exponent's bits. */
  public static final int EXPONENT_BIAS = 127;

  /** Bits below the exponent. */
  public static final int MANTISSA_BITS = 23;

  /** 1 / ln 2. */
  public static final float PER_LN2 = 1.442695f;

  /** ln 2, as much of it as a float holds. */
  public static final float LN2_HIGH = 0.6931472f;

  /** The rest of ln 2. */
  public static final float LN2_LOW = -1.9046542e-9f;

  /** Beyond ±this, e^x is taken for its value there: 10^±35. */
  public static final float EXP_MOST = 80f;

  /** A float's bits taken from this are those of about its inverse, to 12 %. */
  public static final int INVERSE_BITS = 0x7ef311c7;

  /** e^r = 1 + r + E2 r² + … + E6 r⁶ on ±ln(2)/2, to 1.5e-8. */
  public static final float E2 = 0.5f;

  /** See {@link #E2}. */
  public static final float E3 = 0.16666533f;

  /** See {@link #E2}. */
  public static final float E4 = 0.04166625f;

  /** See {@link #E2}. */
  public static final float E5 = 0.008367923f;

  /** See {@link #E2}. */
  public static final float E6 = 0.0013948769f;

  /** ln((1 + s) / (1 − s)) = 2 s (1 + P1 s² + … + P4 s⁸) for s in [0, 1/3], to 1.5e-8. */
  public static final float P1 = 0.3333332f;

  /** See {@link #P1}. */
  public static final float P2 = 0.20003904f;

  /** See {@link #P1}. */
  public static final float P3 = 0.14115265f;

  /** See {@link #P1}. */
  public static final float P4 = 0.13444486f;

  /** The same series on ±0.2, to 1e-8. */
  public static final float Q1 = 0.33333358f;

  /** See {@link #Q1}. */
  public static final float Q2 = 0.1998943f;

  /** See {@link #Q1}. */
  public static final float Q3 = 0.14979783f;

  /** The bits of √½, which split a number into a power of two and a factor in [√½, √2). */
  public static final int SQRT_HALF_BITS = 0x3f3504f3;

  /** 1 / π. */
  public static final float PER_PI = 0.31830987f;

  /** π, as much of it as a float holds. */
  public static final float PI_HIGH = 3.1415927f;

  /** The rest of π. */
  public static final float PI_LOW = -8.742278e-8f;

  /** sin r = r (1 + S1 r² + … + S4 r⁸) on ±π/2, to 6e-9. */
  public static final float S1 = -0.1666666f;

  /** See {@link #S1}. */
  public static final float S2 = 0.008333058f;

  /** See {@link #S1}. */
  public static final float S3 = -1.9808959e-4f;

  /** See {@link #S1}. */
  public static final float S4 = 2.604282e-6f;

  private ScalarFunctions() {}

  private static int bits(float x) {
    return Float.floatToRawIntBits(x);
  }

  /** x, cut to ±most. */
  public static float limit(float x, float most) {
    return Float.intBitsToFloat(Math.min(bits(x) & SIZE, bits(most)) | (bits(x) & SIGN));
  }

  /** |x|, cut to most. */
  public static float size(float x, float most) {
    return Float.intBitsToFloat(Math.min(bits(x) & SIZE, bits(most)));
  }

  /** x where it is positive, else 0. */
  public static float positive(float x) {
    return Float.intBitsToFloat(Math.max(bits(x), 0));
  }

  /** x where it is positive, else 0, cut to most. */
  public static float between(float x, float most) {
    return Float.intBitsToFloat(Math.min(Math.max(bits(x), 0), bits(most)));
  }

  /** The gradient where the value is positive, else 0; for values that are not negative. */
  public static float wherePositive(float gradient, float value) {
    return Float.intBitsToFloat(bits(gradient) & (-bits(value) >> SIGN_SHIFT));
  }

  /** The first number where x has a minus, else the second. */
  public static float bySign(float x, float negative, float positive) {
    int mask = bits(x) >> SIGN_SHIFT;
    return Float.intBitsToFloat(bits(positive) ^ ((bits(positive) ^ bits(negative)) & mask));
  }

  /**
   * 1/x for x from 10⁻³⁵ to 10³⁵, to two units in the last place: a guess and three of Newton's
   * steps, which together cost a third of a vector's division.
   */
  public static float inverse(float x) {
    float guess = Float.intBitsToFloat(INVERSE_BITS - bits(x));
    guess = Math.fma(guess, Math.fma(-x, guess, 1f), guess);
    guess = Math.fma(guess, Math.fma(-x, guess, 1f), guess);
    return Math.fma(guess, Math.fma(-x, guess, 1f), guess);
  }

  private static float power(float rounded) {
    return Float.intBitsToFloat((bits(rounded) + EXPONENT_BIAS) << MANTISSA_BITS);
  }

  private static float multiple(float x) {
    return Math.fma(x, PER_LN2, ROUNDER);
  }

  private static float rest(float x, float rounded) {
    float times = rounded - ROUNDER;
    float r = Math.fma(times, -LN2_LOW, Math.fma(times, -LN2_HIGH, x));
    float p = Math.fma(E6, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    return Math.fma(p, r * r, r);
  }

  /** e^x for x in ±80. */
  private static float expWithin(float x) {
    float rounded = multiple(x);
    float power = power(rounded);
    return Math.fma(rest(x, rounded), power, power);
  }

  /** e^x − 1 for x in ±80, exact near 0. */
  private static float expm1Within(float x) {
    float rounded = multiple(x);
    float power = power(rounded);
    return Math.fma(rest(x, rounded), power, power - 1f);
  }

  /** e^x, x cut to ±80. */
  public static float exp(float x) {
    return expWithin(limit(x, EXP_MOST));
  }

  /** e^x − 1, exact near 0, x cut to ±80. */
  public static float expm1(float x) {
    return expm1Within(limit(x, EXP_MOST));
  }

  /** 1 / (1 + e^−x). */
  public static float sigmoid(float x) {
    return inverse(exp(-x) + 1f);
  }

  /** tanh x = −t / (t + 2) with t = e^(−2|x|) − 1, and x's sign. */
  public static float tanh(float x) {
    float negative = expm1Within(size(x, 0.5f * EXP_MOST) * -2f);
    float size = -negative * inverse(negative + 2f);
    return Float.intBitsToFloat(bits(size) | (bits(x) & SIGN));
  }

  /** ln(1 + e) for e in [0, 1]. */
  public static float log1p(float e) {
    float s = e * inverse(e + 2f);
    float u = s * s;
    float p = Math.fma(P4, u, P3);
    p = Math.fma(p, u, P2);
    p = Math.fma(p, u, P1);
    float twice = s + s;
    return Math.fma(twice * u, p, twice);
  }

  /** ln(1 + e^x). */
  public static float softplus(float x) {
    return log1p(expWithin(-size(x, EXP_MOST))) + positive(x);
  }

  /** The natural logarithm of a normal positive number; not a number of what is not a number. */
  public static float log(float x) {
    int exponent = (bits(x) - SQRT_HALF_BITS) >> MANTISSA_BITS;
    float m = Float.intBitsToFloat(bits(x) - (exponent << MANTISSA_BITS));
    float s = (m - 1f) / (m + 1f);
    float u = s * s;
    float p = Math.fma(Q3, u, Q2);
    p = Math.fma(p, u, Q1);
    float twice = s + s;
    float mantissa = Math.fma(twice * u, p, twice);
    float times = exponent;
    float log = Math.fma(times, LN2_HIGH, Math.fma(times, LN2_LOW, mantissa));
    return log + x * 0f;
  }

  /** sin x, to a few units in the last place of 1 for |x| below 10⁴. */
  public static float sin(float x) {
    float rounded = Math.fma(x, PER_PI, ROUNDER);
    float halves = rounded - ROUNDER;
    return swing(x, halves, bits(rounded));
  }

  /** cos x, to a few units in the last place of 1 for |x| below 10⁴. */
  public static float cos(float x) {
    float rounded = Math.fma(x, PER_PI, -0.5f) + ROUNDER;
    float halves = (rounded - ROUNDER) + 0.5f;
    return swing(x, halves, bits(rounded) + 1);
  }

  /** The sine of what is left of x after so many half turns, with the sign of the turn. */
  private static float swing(float x, float halves, int turn) {
    float r = Math.fma(halves, -PI_HIGH, x);
    r = limit(Math.fma(halves, -PI_LOW, r), 2f);
    float u = r * r;
    float p = Math.fma(S4, u, S3);
    p = Math.fma(p, u, S2);
    p = Math.fma(p, u, S1);
    float sine = Math.fma(r * u, p, r);
    return Float.intBitsToFloat(bits(sine) ^ (turn << SIGN_SHIFT));
  }
}

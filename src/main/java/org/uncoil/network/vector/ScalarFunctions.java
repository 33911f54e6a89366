package org.uncoil.network.vector;

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

  /** Beyond ±this, e^x is no normal float. */
  public static final float EXP_MOST = 87f;

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

  /** 2 / π: quarters of a turn. */
  public static final float PER_QUARTER = 0.63661975f;

  /** π / 2, as much of it as a float holds. */
  public static final float QUARTER_HIGH = 1.5707964f;

  /** The rest of π / 2. */
  public static final float QUARTER_LOW = -4.371139e-8f;

  /** sin r = r (1 + S1 r² + S2 r⁴ + S3 r⁶) on ±π/4, to 1.3e-8. */
  public static final float S1 = -0.16666664f;

  /** See {@link #S1}. */
  public static final float S2 = 0.008332726f;

  /** See {@link #S1}. */
  public static final float S3 = -1.9582953e-4f;

  /** cos r = 1 − r²/2 + C1 r⁴ + C2 r⁶ + C3 r⁸ on ±π/4, to 1e-9. */
  public static final float C1 = 0.041666664f;

  /** See {@link #C1}. */
  public static final float C2 = -0.001388828f;

  /** See {@link #C1}. */
  public static final float C3 = 2.4542973e-5f;

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

  /** e^x for x in ±87. */
  private static float expWithin(float x) {
    float rounded = multiple(x);
    float power = power(rounded);
    return Math.fma(rest(x, rounded), power, power);
  }

  /** e^x − 1 for x in ±87, exact near 0. */
  private static float expm1Within(float x) {
    float rounded = multiple(x);
    float power = power(rounded);
    return Math.fma(rest(x, rounded), power, power - 1f);
  }

  /** e^x, x cut to ±87. */
  public static float exp(float x) {
    return expWithin(limit(x, EXP_MOST));
  }

  /** e^x − 1, exact near 0, x cut to ±87. */
  public static float expm1(float x) {
    return expm1Within(limit(x, EXP_MOST));
  }

  /** 1 / (1 + e^−x). */
  public static float sigmoid(float x) {
    return 1f / (exp(-x) + 1f);
  }

  /** tanh x = −t / (t + 2) with t = e^(−2|x|) − 1, and x's sign. */
  public static float tanh(float x) {
    float negative = expm1Within(size(x, 0.5f * EXP_MOST) * -2f);
    float size = -negative / (negative + 2f);
    return Float.intBitsToFloat(bits(size) | (bits(x) & SIGN));
  }

  /** ln(1 + e) for e in [0, 1]. */
  public static float log1p(float e) {
    float s = e / (e + 2f);
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

  /** x in quarters of a turn, rounded, in the low bits. */
  public static float quarters(float x) {
    return Math.fma(x, PER_QUARTER, ROUNDER);
  }

  /** What is left of x after so many quarters. */
  public static float angle(float x, float quarters) {
    float times = quarters - ROUNDER;
    float r = Math.fma(times, -QUARTER_HIGH, x);
    return limit(Math.fma(times, -QUARTER_LOW, r), 1f);
  }

  /** The sine of the angle, the quarters that were taken from it, and {@code shift} more. */
  public static float wave(float angle, float quarters, int shift) {
    float u = angle * angle;
    float p = Math.fma(S3, u, S2);
    p = Math.fma(p, u, S1);
    float sine = Math.fma(angle * u, p, angle);
    p = Math.fma(C3, u, C2);
    p = Math.fma(p, u, C1);
    p = Math.fma(p, u, -0.5f);
    float cosine = Math.fma(p, u, 1f);
    int turn = bits(quarters) + shift;
    int wave = bits(sine) ^ ((bits(sine) ^ bits(cosine)) & -(turn & 1));
    return Float.intBitsToFloat(wave ^ ((turn & 2) << (SIGN_SHIFT - 1)));
  }
}

package org.uncoil.network.vector.lanes;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.uncoil.network.vector.kernel.ScalarFunctions.MANTISSA_BITS;
import static org.uncoil.network.vector.kernel.ScalarFunctions.SIGN_SHIFT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import org.uncoil.network.vector.kernel.ScalarFunctions;

/**
 * The functions of {@link ScalarFunctions}, operation for operation on many numbers at once, so
 * that both give the same bits. Java's own lane-wise exponential would not do: it gives other bits
 * before the compiler has seen it often than afterwards.
 */
final class LaneFunctions {
  /** Numbers in a vector. */
  static final int LENGTH = LaneConstants.SPECIES.length();

  private LaneFunctions() {}

  static FloatVector at(float[] numbers, int index) {
    return FloatVector.fromArray(LaneConstants.SPECIES, numbers, index);
  }

  private static IntVector bits(FloatVector x) {
    return x.reinterpretAsInts();
  }

  /**
   * x, cut to ±most.
   *
   * @param most its bits
   */
  static FloatVector limit(FloatVector x, IntVector most) {
    IntVector size = bits(x).and(LaneConstants.SIZE).min(most);
    return size.or(bits(x).and(LaneConstants.SIGN)).reinterpretAsFloats();
  }

  /**
   * |x|, cut to most.
   *
   * @param most its bits
   */
  static FloatVector size(FloatVector x, IntVector most) {
    return bits(x).and(LaneConstants.SIZE).min(most).reinterpretAsFloats();
  }

  static FloatVector positive(FloatVector x) {
    return bits(x).max(LaneConstants.NONE).reinterpretAsFloats();
  }

  /**
   * x where it is positive, else 0, cut to most.
   *
   * @param most its bits
   */
  static FloatVector between(FloatVector x, IntVector most) {
    return bits(x).max(LaneConstants.NONE).min(most).reinterpretAsFloats();
  }

  /** The gradient where the value is positive, else 0; for values that are not negative. */
  static FloatVector wherePositive(FloatVector gradient, FloatVector value) {
    IntVector mask = LaneConstants.NONE.sub(bits(value)).lanewise(ASHR, SIGN_SHIFT);
    return bits(gradient).and(mask).reinterpretAsFloats();
  }

  static FloatVector bySign(FloatVector x, FloatVector negative, FloatVector positive) {
    IntVector mask = bits(x).lanewise(ASHR, SIGN_SHIFT);
    return choose(mask, negative, positive);
  }

  private static FloatVector choose(IntVector mask, FloatVector ones, FloatVector zeros) {
    IntVector difference = bits(zeros).lanewise(XOR, bits(ones)).and(mask);
    return bits(zeros).lanewise(XOR, difference).reinterpretAsFloats();
  }

  static FloatVector inverse(FloatVector x) {
    FloatVector minus = x.neg();
    FloatVector guess = LaneConstants.INVERSE_BITS.sub(bits(x)).reinterpretAsFloats();
    guess = guess.fma(minus.fma(guess, LaneConstants.ONE), guess);
    guess = guess.fma(minus.fma(guess, LaneConstants.ONE), guess);
    return guess.fma(minus.fma(guess, LaneConstants.ONE), guess);
  }

  private static FloatVector power(FloatVector rounded) {
    return bits(rounded)
        .add(LaneConstants.EXPONENT_BIAS)
        .lanewise(LSHL, MANTISSA_BITS)
        .reinterpretAsFloats();
  }

  private static FloatVector multiple(FloatVector x) {
    return x.fma(LaneConstants.PER_LN2, LaneConstants.ROUNDER);
  }

  private static FloatVector rest(FloatVector x, FloatVector rounded) {
    FloatVector times = rounded.sub(LaneConstants.ROUNDER);
    FloatVector r =
        times.fma(LaneConstants.MINUS_LN2_LOW, times.fma(LaneConstants.MINUS_LN2_HIGH, x));
    FloatVector p = LaneConstants.E6.fma(r, LaneConstants.E5);
    p = p.fma(r, LaneConstants.E4);
    p = p.fma(r, LaneConstants.E3);
    p = p.fma(r, LaneConstants.E2);
    return p.fma(r.mul(r), r);
  }

  private static FloatVector expWithin(FloatVector x) {
    FloatVector rounded = multiple(x);
    FloatVector power = power(rounded);
    return rest(x, rounded).fma(power, power);
  }

  private static FloatVector expm1Within(FloatVector x) {
    FloatVector rounded = multiple(x);
    FloatVector power = power(rounded);
    return rest(x, rounded).fma(power, power.sub(LaneConstants.ONE));
  }

  static FloatVector exp(FloatVector x) {
    return expWithin(limit(x, LaneConstants.EXP_MOST));
  }

  static FloatVector expm1(FloatVector x) {
    return expm1Within(limit(x, LaneConstants.EXP_MOST));
  }

  static FloatVector sigmoid(FloatVector x) {
    return inverse(exp(x.neg()).add(LaneConstants.ONE));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector twice = size(x, LaneConstants.HALF_EXP_MOST).mul(LaneConstants.MINUS_TWO);
    FloatVector negative = expm1Within(twice);
    FloatVector size = negative.neg().mul(inverse(negative.add(LaneConstants.TWO)));
    return bits(size).or(bits(x).and(LaneConstants.SIGN)).reinterpretAsFloats();
  }

  static FloatVector log1p(FloatVector e) {
    FloatVector s = e.mul(inverse(e.add(LaneConstants.TWO)));
    FloatVector u = s.mul(s);
    FloatVector p = LaneConstants.P4.fma(u, LaneConstants.P3);
    p = p.fma(u, LaneConstants.P2);
    p = p.fma(u, LaneConstants.P1);
    FloatVector twice = s.add(s);
    return twice.mul(u).fma(p, twice);
  }

  static FloatVector softplus(FloatVector x) {
    return log1p(expWithin(size(x, LaneConstants.EXP_MOST).neg())).add(positive(x));
  }

  static FloatVector log(FloatVector x) {
    IntVector exponent = bits(x).sub(LaneConstants.SQRT_HALF_BITS).lanewise(ASHR, MANTISSA_BITS);
    FloatVector m = bits(x).sub(exponent.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats();
    FloatVector s = m.sub(LaneConstants.ONE).div(m.add(LaneConstants.ONE));
    FloatVector u = s.mul(s);
    FloatVector p = LaneConstants.Q3.fma(u, LaneConstants.Q2);
    p = p.fma(u, LaneConstants.Q1);
    FloatVector twice = s.add(s);
    FloatVector mantissa = twice.mul(u).fma(p, twice);
    FloatVector times = (FloatVector) exponent.convertShape(I2F, LaneConstants.SPECIES, 0);
    FloatVector log = times.fma(LaneConstants.LN2_HIGH, times.fma(LaneConstants.LN2_LOW, mantissa));
    return log.add(x.mul(LaneConstants.ZERO));
  }

  static FloatVector sin(FloatVector x) {
    FloatVector rounded = x.fma(LaneConstants.PER_PI, LaneConstants.ROUNDER);
    FloatVector halves = rounded.sub(LaneConstants.ROUNDER);
    return swing(x, halves, bits(rounded));
  }

  static FloatVector cos(FloatVector x) {
    FloatVector rounded =
        x.fma(LaneConstants.PER_PI, LaneConstants.MINUS_HALF).add(LaneConstants.ROUNDER);
    FloatVector halves = rounded.sub(LaneConstants.ROUNDER).add(LaneConstants.HALF);
    return swing(x, halves, bits(rounded).add(LaneConstants.UNIT));
  }

  private static FloatVector swing(FloatVector x, FloatVector halves, IntVector turn) {
    FloatVector r = halves.fma(LaneConstants.MINUS_PI_HIGH, x);
    r = limit(halves.fma(LaneConstants.MINUS_PI_LOW, r), LaneConstants.TWO_BITS);
    FloatVector u = r.mul(r);
    FloatVector p = LaneConstants.S4.fma(u, LaneConstants.S3);
    p = p.fma(u, LaneConstants.S2);
    p = p.fma(u, LaneConstants.S1);
    FloatVector sine = r.mul(u).fma(p, r);
    return bits(sine).lanewise(XOR, turn.lanewise(LSHL, SIGN_SHIFT)).reinterpretAsFloats();
  }
}

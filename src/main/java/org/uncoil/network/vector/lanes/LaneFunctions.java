package org.uncoil.network.vector.lanes;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.uncoil.network.vector.ScalarFunctions.C1;
import static org.uncoil.network.vector.ScalarFunctions.C2;
import static org.uncoil.network.vector.ScalarFunctions.C3;
import static org.uncoil.network.vector.ScalarFunctions.E2;
import static org.uncoil.network.vector.ScalarFunctions.E3;
import static org.uncoil.network.vector.ScalarFunctions.E4;
import static org.uncoil.network.vector.ScalarFunctions.E5;
import static org.uncoil.network.vector.ScalarFunctions.E6;
import static org.uncoil.network.vector.ScalarFunctions.EXPONENT_BIAS;
import static org.uncoil.network.vector.ScalarFunctions.EXP_MOST;
import static org.uncoil.network.vector.ScalarFunctions.LN2_HIGH;
import static org.uncoil.network.vector.ScalarFunctions.LN2_LOW;
import static org.uncoil.network.vector.ScalarFunctions.MANTISSA_BITS;
import static org.uncoil.network.vector.ScalarFunctions.P1;
import static org.uncoil.network.vector.ScalarFunctions.P2;
import static org.uncoil.network.vector.ScalarFunctions.P3;
import static org.uncoil.network.vector.ScalarFunctions.P4;
import static org.uncoil.network.vector.ScalarFunctions.PER_LN2;
import static org.uncoil.network.vector.ScalarFunctions.PER_QUARTER;
import static org.uncoil.network.vector.ScalarFunctions.Q1;
import static org.uncoil.network.vector.ScalarFunctions.Q2;
import static org.uncoil.network.vector.ScalarFunctions.Q3;
import static org.uncoil.network.vector.ScalarFunctions.QUARTER_HIGH;
import static org.uncoil.network.vector.ScalarFunctions.QUARTER_LOW;
import static org.uncoil.network.vector.ScalarFunctions.ROUNDER;
import static org.uncoil.network.vector.ScalarFunctions.S1;
import static org.uncoil.network.vector.ScalarFunctions.S2;
import static org.uncoil.network.vector.ScalarFunctions.S3;
import static org.uncoil.network.vector.ScalarFunctions.SIGN;
import static org.uncoil.network.vector.ScalarFunctions.SIGN_SHIFT;
import static org.uncoil.network.vector.ScalarFunctions.SIZE;
import static org.uncoil.network.vector.ScalarFunctions.SQRT_HALF_BITS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.uncoil.network.vector.ScalarFunctions;

/**
 * The functions of {@link ScalarFunctions}, operation for operation on many numbers at once, so
 * that both give the same bits. Java's own lane-wise exponential would not do: it gives other bits
 * before the compiler has seen it often than afterwards.
 */
final class LaneFunctions {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Numbers in a vector. */
  static final int LENGTH = SPECIES.length();

  private static final IntVector ZERO =
      IntVector.zero(VectorSpecies.of(int.class, SPECIES.vectorShape()));

  private LaneFunctions() {}

  static FloatVector at(float[] numbers, int index) {
    return FloatVector.fromArray(SPECIES, numbers, index);
  }

  static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static IntVector bits(FloatVector x) {
    return x.reinterpretAsInts();
  }

  static FloatVector limit(FloatVector x, float most) {
    IntVector size = bits(x).and(SIZE).min(Float.floatToRawIntBits(most));
    return size.or(bits(x).and(SIGN)).reinterpretAsFloats();
  }

  static FloatVector size(FloatVector x, float most) {
    return bits(x).and(SIZE).min(Float.floatToRawIntBits(most)).reinterpretAsFloats();
  }

  static FloatVector positive(FloatVector x) {
    return bits(x).max(0).reinterpretAsFloats();
  }

  static FloatVector between(FloatVector x, float most) {
    return bits(x).max(0).min(Float.floatToRawIntBits(most)).reinterpretAsFloats();
  }

  /** The gradient where the value is positive, else 0; for values that are not negative. */
  static FloatVector wherePositive(FloatVector gradient, FloatVector value) {
    IntVector mask = ZERO.sub(bits(value)).lanewise(ASHR, SIGN_SHIFT);
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

  private static FloatVector power(FloatVector rounded) {
    return bits(rounded).add(EXPONENT_BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
  }

  private static FloatVector multiple(FloatVector x) {
    return x.fma(all(PER_LN2), all(ROUNDER));
  }

  private static FloatVector rest(FloatVector x, FloatVector rounded) {
    FloatVector times = rounded.sub(ROUNDER);
    FloatVector r = times.fma(all(-LN2_LOW), times.fma(all(-LN2_HIGH), x));
    FloatVector p = all(E6).fma(r, all(E5));
    p = p.fma(r, all(E4));
    p = p.fma(r, all(E3));
    p = p.fma(r, all(E2));
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
    return rest(x, rounded).fma(power, power.sub(1f));
  }

  static FloatVector exp(FloatVector x) {
    return expWithin(limit(x, EXP_MOST));
  }

  static FloatVector expm1(FloatVector x) {
    return expm1Within(limit(x, EXP_MOST));
  }

  static FloatVector sigmoid(FloatVector x) {
    return all(1f).div(exp(x.neg()).add(1f));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector negative = expm1Within(size(x, 0.5f * EXP_MOST).mul(-2f));
    FloatVector size = negative.neg().div(negative.add(2f));
    return bits(size).or(bits(x).and(SIGN)).reinterpretAsFloats();
  }

  static FloatVector log1p(FloatVector e) {
    FloatVector s = e.div(e.add(2f));
    FloatVector u = s.mul(s);
    FloatVector p = all(P4).fma(u, all(P3));
    p = p.fma(u, all(P2));
    p = p.fma(u, all(P1));
    FloatVector twice = s.add(s);
    return twice.mul(u).fma(p, twice);
  }

  static FloatVector softplus(FloatVector x) {
    return log1p(expWithin(size(x, EXP_MOST).neg())).add(positive(x));
  }

  static FloatVector log(FloatVector x) {
    IntVector exponent = bits(x).sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA_BITS);
    FloatVector m = bits(x).sub(exponent.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats();
    FloatVector s = m.sub(1f).div(m.add(1f));
    FloatVector u = s.mul(s);
    FloatVector p = all(Q3).fma(u, all(Q2));
    p = p.fma(u, all(Q1));
    FloatVector twice = s.add(s);
    FloatVector mantissa = twice.mul(u).fma(p, twice);
    FloatVector times = (FloatVector) exponent.convertShape(VectorOperators.I2F, SPECIES, 0);
    FloatVector log = times.fma(all(LN2_HIGH), times.fma(all(LN2_LOW), mantissa));
    return log.add(x.mul(0f));
  }

  static FloatVector quarters(FloatVector x) {
    return x.fma(all(PER_QUARTER), all(ROUNDER));
  }

  static FloatVector angle(FloatVector x, FloatVector quarters) {
    FloatVector times = quarters.sub(ROUNDER);
    FloatVector r = times.fma(all(-QUARTER_HIGH), x);
    return limit(times.fma(all(-QUARTER_LOW), r), 1f);
  }

  static FloatVector nearSine(FloatVector angle) {
    FloatVector u = angle.mul(angle);
    FloatVector p = all(S3).fma(u, all(S2));
    p = p.fma(u, all(S1));
    return angle.mul(u).fma(p, angle);
  }

  static FloatVector nearCosine(FloatVector angle) {
    FloatVector u = angle.mul(angle);
    FloatVector p = all(C3).fma(u, all(C2));
    p = p.fma(u, all(C1));
    p = p.fma(u, all(-0.5f));
    return p.fma(u, all(1f));
  }

  /** The sine of an angle and {@code quarters} and {@code shift} quarters of a turn. */
  static FloatVector wave(
      FloatVector nearSine, FloatVector nearCosine, FloatVector quarters, int shift) {
    IntVector turn = bits(quarters).add(shift);
    IntVector odd = ZERO.sub(turn.and(1));
    IntVector sign = turn.and(2).lanewise(LSHL, SIGN_SHIFT - 1);
    return bits(choose(odd, nearCosine, nearSine)).lanewise(XOR, sign).reinterpretAsFloats();
  }
}

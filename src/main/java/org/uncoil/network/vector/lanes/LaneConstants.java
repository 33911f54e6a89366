package org.uncoil.network.vector.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.uncoil.network.vector.kernel.ScalarFunctions;

/**
 * {@link ScalarFunctions}'s constants as vectors. Made once, not where they are used: the compiler
 * stops building a loop in one piece after some forty operations (8,000 bytecodes), and each number
 * that is turned into a vector there counts for one.
 */
final class LaneConstants {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTEGERS =
      VectorSpecies.of(int.class, SPECIES.vectorShape());

  static final FloatVector ZERO = all(0f);
  static final FloatVector ONE = all(1f);
  static final FloatVector TWO = all(2f);
  static final FloatVector MINUS_TWO = all(-2f);
  static final FloatVector HALF = all(0.5f);
  static final FloatVector MINUS_HALF = all(-0.5f);
  static final FloatVector ROUNDER = all(ScalarFunctions.ROUNDER);
  static final FloatVector PER_LN2 = all(ScalarFunctions.PER_LN2);
  static final FloatVector LN2_HIGH = all(ScalarFunctions.LN2_HIGH);
  static final FloatVector LN2_LOW = all(ScalarFunctions.LN2_LOW);
  static final FloatVector MINUS_LN2_HIGH = all(-ScalarFunctions.LN2_HIGH);
  static final FloatVector MINUS_LN2_LOW = all(-ScalarFunctions.LN2_LOW);
  static final FloatVector E2 = all(ScalarFunctions.E2);
  static final FloatVector E3 = all(ScalarFunctions.E3);
  static final FloatVector E4 = all(ScalarFunctions.E4);
  static final FloatVector E5 = all(ScalarFunctions.E5);
  static final FloatVector E6 = all(ScalarFunctions.E6);
  static final FloatVector P1 = all(ScalarFunctions.P1);
  static final FloatVector P2 = all(ScalarFunctions.P2);
  static final FloatVector P3 = all(ScalarFunctions.P3);
  static final FloatVector P4 = all(ScalarFunctions.P4);
  static final FloatVector Q1 = all(ScalarFunctions.Q1);
  static final FloatVector Q2 = all(ScalarFunctions.Q2);
  static final FloatVector Q3 = all(ScalarFunctions.Q3);
  static final FloatVector PER_PI = all(ScalarFunctions.PER_PI);
  static final FloatVector MINUS_PI_HIGH = all(-ScalarFunctions.PI_HIGH);
  static final FloatVector MINUS_PI_LOW = all(-ScalarFunctions.PI_LOW);
  static final FloatVector S1 = all(ScalarFunctions.S1);
  static final FloatVector S2 = all(ScalarFunctions.S2);
  static final FloatVector S3 = all(ScalarFunctions.S3);
  static final FloatVector S4 = all(ScalarFunctions.S4);

  static final IntVector NONE = all(0);
  static final IntVector UNIT = all(1);
  static final IntVector SIZE = all(ScalarFunctions.SIZE);
  static final IntVector SIGN = all(ScalarFunctions.SIGN);
  static final IntVector EXPONENT_BIAS = all(ScalarFunctions.EXPONENT_BIAS);
  static final IntVector INVERSE_BITS = all(ScalarFunctions.INVERSE_BITS);
  static final IntVector SQRT_HALF_BITS = all(ScalarFunctions.SQRT_HALF_BITS);
  static final IntVector ONE_BITS = bits(1f);
  static final IntVector TWO_BITS = bits(2f);
  static final IntVector EXP_MOST = bits(ScalarFunctions.EXP_MOST);
  static final IntVector HALF_EXP_MOST = bits(0.5f * ScalarFunctions.EXP_MOST);

  private LaneConstants() {}

  static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  static IntVector all(int value) {
    return IntVector.broadcast(INTEGERS, value);
  }

  /** The bits of a positive number, for {@link LaneFunctions#limit}. */
  static IntVector bits(float value) {
    return all(Float.floatToRawIntBits(value));
  }
}

package org.uncoil.study;

import java.util.Locale;

/**
 * How a layer's weights are drawn before the first epoch; biases start at 0. {@code in} and {@code
 * out} are the layer's fans.
 */
public enum Initialisation {
  /** N(0, 2 / (in + out)) (Glorot and Bengio 2010, eq. 12, its normal form). */
  XAVIER,
  /** U(±√(6 / (in + out))) (Glorot and Bengio 2010, eq. 16). */
  XAVIER_UNIFORM,
  /** N(0, 2 / in) (He et al. 2015, eq. 10). */
  HE,
  /** U(±√(6 / in)), He's variance. */
  HE_UNIFORM,
  /** N(0, 1 / in) (LeCun et al. 1998, section 4.6). */
  LECUN,
  /** U(±√(3 / in)), LeCun's variance. */
  LECUN_UNIFORM,
  /** U(±1/√in): what PyTorch's linear layer does. */
  FAN_IN_UNIFORM;

  /** Its name in tables, as {@code xavier_uniform}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.uncoil.study;

import org.uncoil.setting.Alias;

/**
 * An element-wise activation function with its derivative.
 *
 * <p>The formulas and constants are ND4J's wherever ND4J has the function, its approximations
 * included ({@link #GELU}, {@link #RATIONAL_TANH}), so that a network computes the same numbers in
 * every engine. At a kink the derivative is the one of the side that ND4J takes.
 *
 * <p>tanh is {@link StrictMath}'s, because {@link Math}'s rounds differently from Java 24 on.
 */
public enum Activation {
  /** x³. */
  CUBE {
    @Override
    public double value(double x) {
      return x * x * x;
    }

    @Override
    public double derivative(double x) {
      return 3 * x * x;
    }
  },
  /** x for x ≥ 0, e^x − 1 below (Clevert et al. 2016, eq. 16, α = 1). */
  ELU {
    @Override
    public double value(double x) {
      return x >= 0 ? x : Math.expm1(x);
    }

    @Override
    public double derivative(double x) {
      return x >= 0 ? 1 : Math.exp(x);
    }
  },
  /**
   * x · σ(1.702 x), the logistic approximation (Hendrycks and Gimpel 2016, section 2), as in ND4J.
   * PyTorch's default is {@link #GELU_EXACT}.
   */
  GELU {
    @Override
    public double value(double x) {
      return x * logistic(1.702 * x);
    }

    @Override
    public double derivative(double x) {
      double s = logistic(1.702 * x);
      return s + 1.702 * x * s * (1 - s);
    }

    @Override
    public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
      for (int i = from; i < to; i++) {
        double x = sums[i];
        double s = logistic(1.702 * x);
        derivatives[i] = s + 1.702 * x * s * (1 - s);
        sums[i] = x * s;
      }
    }
  },
  /** x · Φ(x) with the normal distribution's Φ (Hendrycks and Gimpel 2016, section 2). */
  GELU_EXACT {
    @Override
    public double value(double x) {
      return x * NormalDistribution.cumulative(x);
    }

    @Override
    public double derivative(double x) {
      return NormalDistribution.cumulative(x) + x * NormalDistribution.density(x);
    }
  },
  /** 0.2 x + 0.5, cut to [0, 1], as in ND4J and Keras 2; PyTorch's has a slope of 1/6. */
  @Alias("hardsigmoid")
  HARD_SIGMOID {
    @Override
    public double value(double x) {
      return Math.min(1, Math.max(0, 0.2 * x + 0.5));
    }

    @Override
    public double derivative(double x) {
      return x < -2.5 || x > 2.5 ? 0 : 0.2;
    }
  },
  /** x cut to [−1, 1]. */
  @Alias("hardtanh")
  HARD_TANH {
    @Override
    public double value(double x) {
      return Math.min(1, Math.max(-1, x));
    }

    @Override
    public double derivative(double x) {
      return x < -1 || x > 1 ? 0 : 1;
    }
  },
  /** x: the control that leaves the network linear. */
  IDENTITY {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x) {
      return 1;
    }
  },
  /** x for x ≥ 0, 0.01 x below (Maas et al. 2013, eq. 2). */
  @Alias("leakyrelu")
  LEAKY_RELU {
    @Override
    public double value(double x) {
      return x >= 0 ? x : 0.01 * x;
    }

    @Override
    public double derivative(double x) {
      return x >= 0 ? 1 : 0.01;
    }
  },
  /** x · tanh(ln(1 + e^x)) (Misra 2019, eq. 1). */
  MISH {
    @Override
    public double value(double x) {
      return x * StrictMath.tanh(softplus(x));
    }

    @Override
    public double derivative(double x) {
      double t = StrictMath.tanh(softplus(x));
      return t + x * (1 - t * t) * logistic(x);
    }

    @Override
    public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
      for (int i = from; i < to; i++) {
        double x = sums[i];
        double t = StrictMath.tanh(softplus(x));
        derivatives[i] = t + x * (1 - t * t) * logistic(x);
        sums[i] = x * t;
      }
    }
  },
  /**
   * 1.7159 · t(2x/3) with t(y) = sign(y) (1 − 1/(1 + |y| + y² + 1.41645 y⁴)), a rational stand-in
   * for LeCun's tanh.
   */
  @Alias("rationaltanh")
  RATIONAL_TANH {
    @Override
    public double value(double x) {
      double y = Math.abs(2 * x / 3);
      return 1.7159 * Math.signum(x) * (1 - 1 / (1 + y + y * y + 1.41645 * y * y * y * y));
    }

    @Override
    public double derivative(double x) {
      double y = Math.abs(2 * x / 3);
      double a = 1 + y + y * y + 1.41645 * y * y * y * y;
      return 1.7159 * 2 / 3 * (1 + 2 * y + 4 * 1.41645 * y * y * y) / (a * a);
    }
  },
  /** max(0, tanh x). */
  @Alias("rectifiedtanh")
  RECTIFIED_TANH {
    @Override
    public double value(double x) {
      return Math.max(0, StrictMath.tanh(x));
    }

    @Override
    public double derivative(double x) {
      double t = StrictMath.tanh(x);
      return x > 0 ? 1 - t * t : 0;
    }

    @Override
    public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
      for (int i = from; i < to; i++) {
        double x = sums[i];
        double t = StrictMath.tanh(x);
        derivatives[i] = x > 0 ? 1 - t * t : 0;
        sums[i] = Math.max(0, t);
      }
    }
  },
  /** max(0, x). */
  RELU {
    @Override
    public double value(double x) {
      return Math.max(0, x);
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? 1 : 0;
    }
  },
  /** x cut to [0, 6]. */
  RELU6 {
    @Override
    public double value(double x) {
      return Math.min(6, Math.max(0, x));
    }

    @Override
    public double derivative(double x) {
      return x > 0 && x < 6 ? 1 : 0;
    }
  },
  /** λx for x > 0, λα(e^x − 1) below (Klambauer et al. 2017, eq. 2). */
  SELU {
    @Override
    public double value(double x) {
      return x > 0 ? SELU_LAMBDA * x : SELU_LAMBDA * SELU_ALPHA * Math.expm1(x);
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? SELU_LAMBDA : SELU_LAMBDA * SELU_ALPHA * Math.exp(x);
    }
  },
  /** 1 / (1 + e^−x). */
  SIGMOID {
    @Override
    public double value(double x) {
      return logistic(x);
    }

    @Override
    public double derivative(double x) {
      double s = logistic(x);
      return s * (1 - s);
    }

    @Override
    public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
      for (int i = from; i < to; i++) {
        double s = logistic(sums[i]);
        derivatives[i] = s * (1 - s);
        sums[i] = s;
      }
    }
  },
  /** ln(1 + e^x). */
  SOFTPLUS {
    @Override
    public double value(double x) {
      return softplus(x);
    }

    @Override
    public double derivative(double x) {
      return logistic(x);
    }
  },
  /** x / (1 + |x|). */
  SOFTSIGN {
    @Override
    public double value(double x) {
      return x / (1 + Math.abs(x));
    }

    @Override
    public double derivative(double x) {
      double a = 1 + Math.abs(x);
      return 1 / (a * a);
    }
  },
  /** x · σ(x) (Ramachandran et al. 2017, β = 1). */
  SWISH {
    @Override
    public double value(double x) {
      return x * logistic(x);
    }

    @Override
    public double derivative(double x) {
      double s = logistic(x);
      return s + x * s * (1 - s);
    }

    @Override
    public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
      for (int i = from; i < to; i++) {
        double x = sums[i];
        double s = logistic(x);
        derivatives[i] = s + x * s * (1 - s);
        sums[i] = x * s;
      }
    }
  },
  /** tanh x. */
  TANH {
    @Override
    public double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    public double derivative(double x) {
      double t = StrictMath.tanh(x);
      return 1 - t * t;
    }

    @Override
    public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
      for (int i = from; i < to; i++) {
        double t = StrictMath.tanh(sums[i]);
        derivatives[i] = 1 - t * t;
        sums[i] = t;
      }
    }
  },
  /** x for x > 1, 0 below (Konda et al. 2015, θ = 1). */
  @Alias("thresholdedrelu")
  THRESHOLDED_RELU {
    @Override
    public double value(double x) {
      return x > 1 ? x : 0;
    }

    @Override
    public double derivative(double x) {
      return x > 1 ? 1 : 0;
    }
  },
  /**
   * max(0, x) + min(0, α(e^(x/α) − 1)) with α = 2 (Barron 2017, eq. 2). With α = 1 it would be
   * {@link #ELU} itself, as with PyTorch's default.
   */
  CELU {
    @Override
    public double value(double x) {
      return x >= 0 ? x : 2 * Math.expm1(x / 2);
    }

    @Override
    public double derivative(double x) {
      return x >= 0 ? 1 : Math.exp(x / 2);
    }
  },
  /** 0.5 x / (1 + |x|) + 0.5 (Elliott 1993). */
  ELLIOTT {
    @Override
    public double value(double x) {
      return 0.5 * x / (1 + Math.abs(x)) + 0.5;
    }

    @Override
    public double derivative(double x) {
      double a = 1 + Math.abs(x);
      return 0.5 / (a * a);
    }
  },
  /** x · tanh x (Roy et al. 2019, eq. 1). */
  LISHT {
    @Override
    public double value(double x) {
      return x * StrictMath.tanh(x);
    }

    @Override
    public double derivative(double x) {
      double t = StrictMath.tanh(x);
      return t + x * (1 - t * t);
    }

    @Override
    public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
      for (int i = from; i < to; i++) {
        double x = sums[i];
        double t = StrictMath.tanh(x);
        derivatives[i] = t + x * (1 - t * t);
        sums[i] = x * t;
      }
    }
  },
  /** sin x (Parascandolo et al. 2017). */
  SINE {
    @Override
    public double value(double x) {
      return Math.sin(x);
    }

    @Override
    public double derivative(double x) {
      return Math.cos(x);
    }
  },
  /** e^(−x²). */
  GAUSSIAN {
    @Override
    public double value(double x) {
      return Math.exp(-x * x);
    }

    @Override
    public double derivative(double x) {
      return -2 * x * Math.exp(-x * x);
    }

    @Override
    public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
      for (int i = from; i < to; i++) {
        double x = sums[i];
        double bell = Math.exp(-x * x);
        derivatives[i] = -2 * x * bell;
        sums[i] = bell;
      }
    }
  },
  /** x + sin²x (Ziyin et al. 2020, eq. 3, a = 1). */
  SNAKE {
    @Override
    public double value(double x) {
      double s = Math.sin(x);
      return x + s * s;
    }

    @Override
    public double derivative(double x) {
      return 1 + Math.sin(2 * x);
    }
  };

  private static final double SELU_LAMBDA = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  /** What study files, tables and pages call it, as {@code gelu-exact}. */
  public String label() {
    return Kinds.kebab(this);
  }

  /** The function's value at x. */
  public abstract double value(double x);

  /** The function's derivative at x. */
  public abstract double derivative(double x);

  /**
   * Turns sums into values and fills in the derivatives, the same numbers as {@link #value} and
   * {@link #derivative}. Where both need the same exponential it is computed once.
   *
   * @param sums before the call; the values afterwards
   */
  public void valuesAndDerivatives(double[] sums, double[] derivatives, int from, int to) {
    for (int i = from; i < to; i++) {
      double x = sums[i];
      derivatives[i] = derivative(x);
      sums[i] = value(x);
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }
}

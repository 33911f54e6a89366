package org.uncoil.network.vector;

/** Adam's two moments (Kingma and Ba 2015, section 2, the form with the corrected rate). */
final class Moments implements UpdateRule {
  private final double beta1;
  private final double beta2;
  private final float epsilon;
  private final float[] first;
  private final float[] second;
  private double power1 = 1;
  private double power2 = 1;

  Moments(double beta1, double beta2, double epsilon, int parameters) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = (float) epsilon;
    first = new float[parameters];
    second = new float[parameters];
  }

  @Override
  public void step(float[] parameters, float[] gradient, float rate) {
    power1 *= beta1;
    power2 *= beta2;
    float corrected = (float) (rate * Math.sqrt(1 - power2) / (1 - power1));
    float keep1 = (float) beta1;
    float keep2 = (float) beta2;
    for (int i = 0; i < parameters.length; i++) {
      float g = gradient[i];
      first[i] = keep1 * first[i] + (1 - keep1) * g;
      second[i] = keep2 * second[i] + (1 - keep2) * (g * g);
      parameters[i] -= corrected * first[i] / ((float) Math.sqrt(second[i]) + epsilon);
    }
  }
}

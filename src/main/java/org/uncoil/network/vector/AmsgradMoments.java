package org.uncoil.network.vector;

import org.uncoil.study.Updater;

/** AMSGrad's moments, the second of which never shrinks (Reddi et al. 2018, algorithm 2). */
final class AmsgradMoments implements UpdateRule {
  private final Updater.Amsgrad updater;
  private final float[] first;
  private final float[] second;
  private final float[] largest;
  private double power1 = 1;
  private double power2 = 1;

  AmsgradMoments(Updater.Amsgrad updater, int parameters) {
    this.updater = updater;
    first = new float[parameters];
    second = new float[parameters];
    largest = new float[parameters];
  }

  @Override
  public void step(float[] parameters, float[] gradient, float rate) {
    power1 *= updater.beta1();
    power2 *= updater.beta2();
    float corrected = (float) (rate * Math.sqrt(1 - power2) / (1 - power1));
    float keep1 = (float) updater.beta1();
    float keep2 = (float) updater.beta2();
    float epsilon = (float) updater.epsilon();
    for (int i = 0; i < parameters.length; i++) {
      float g = gradient[i];
      first[i] = keep1 * first[i] + (1 - keep1) * g;
      second[i] = keep2 * second[i] + (1 - keep2) * (g * g);
      largest[i] = Math.max(largest[i], second[i]);
      parameters[i] -= corrected * first[i] / ((float) Math.sqrt(largest[i]) + epsilon);
    }
  }
}

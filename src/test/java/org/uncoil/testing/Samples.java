package org.uncoil.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;
import org.uncoil.study.Schedule;

/** Small datasets and networks for tests. */
public final class Samples {
  private Samples() {}

  /** Points around as many centres as there are classes, every fifth held out. */
  public static Dataset dataset(int points, int dimensions, int classes, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    float[] features = new float[points * dimensions];
    int[] labels = new int[points];
    boolean[] isTest = new boolean[points];
    for (int point = 0; point < points; point++) {
      labels[point] = point % classes;
      isTest[point] = point % 5 == 4;
      for (int d = 0; d < dimensions; d++) {
        double centre = Math.cos(2 * Math.PI * labels[point] / classes + d);
        features[point * dimensions + d] = (float) (centre + random.nextDouble() - 0.5);
      }
    }
    return new Dataset(
        "sample", names("x", dimensions), names("class ", classes), features, labels, isTest);
  }

  /** A run's that is separable from an epoch on, and its network perfect then; null for never. */
  public static Separation separation(Integer from) {
    return new Separation(true, from, from, from);
  }

  private static List<String> names(String prefix, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(prefix + i);
    }
    return names;
  }

  /** A full-batch network. */
  public static NetworkSpec network(
      List<Integer> hidden, Activation activation, Optimizer optimizer, int epochs) {
    return network(hidden, activation, optimizer, epochs, 0.05, 0, 0);
  }

  /** A network with regularisation. */
  public static NetworkSpec network(
      List<Integer> hidden,
      Activation activation,
      Optimizer optimizer,
      int epochs,
      double learningRate,
      double l1,
      double l2) {
    return new NetworkSpec(
        "sample",
        hidden,
        Collections.nCopies(1, activation),
        Initialisation.XAVIER,
        1,
        optimizer,
        learningRate,
        new Schedule.Constant(),
        0,
        epochs,
        l1,
        l2,
        0);
  }

  /** Every optimizer with its usual constants, by one convention. */
  public static List<Optimizer> optimizers(Convention convention) {
    return List.of(
        new Optimizer.Sgd(),
        new Optimizer.Momentum(0.9, convention),
        new Optimizer.Nesterov(0.9, convention),
        new Optimizer.Adagrad(1e-6, convention),
        new Optimizer.Rmsprop(0.95, 1e-8, convention),
        new Optimizer.Adadelta(0.95, 1e-6, convention),
        new Optimizer.Adam(0.9, 0.999, 1e-8, convention),
        new Optimizer.Amsgrad(0.9, 0.999, 1e-8, convention),
        new Optimizer.Adamw(0.9, 0.999, 1e-8, 0.1, convention));
  }

  /** Adam by DL4J's definition. */
  public static Optimizer dl4jAdam() {
    return new Optimizer.Adam(0.9, 0.999, 1e-8, Convention.DL4J);
  }

  /** Adam with its usual constants. */
  public static Optimizer adam() {
    return new Optimizer.Adam(0.9, 0.999, 1e-8);
  }

  /** A trained run as the gallery shows it. */
  public static RunCard card(
      String id,
      String dataset,
      String activation,
      long seed,
      double accuracy,
      Integer separableFrom,
      Map<String, String> settings) {
    return new RunCard(
        id,
        "file-" + id,
        dataset,
        "n",
        "2–4–2–2",
        activation,
        seed,
        settings,
        RunStatus.TRAINED,
        "",
        accuracy,
        accuracy,
        0.1,
        separation(separableFrom),
        "healthy",
        1,
        null,
        null,
        false);
  }

  /** An epoch of which only what pages show matters. */
  public static EpochRow epoch(int epoch, double loss, double accuracy, double testAccuracy) {
    Floats none = Floats.of();
    return new EpochRow("", epoch, 0.1, loss, accuracy, loss, testAccuracy, none, none);
  }
}

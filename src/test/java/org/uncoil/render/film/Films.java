package org.uncoil.render.film;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Schedule;

/** Films to test with: networks whose weights grow evenly from one random draw to another. */
public final class Films {
  private static final int EPOCHS = 41;

  private Films() {}

  /** A network of sixteen hidden units. */
  public static NetworkSpec network() {
    return network(List.of(16));
  }

  /** A network of these hidden layers. */
  public static NetworkSpec network(List<Integer> hidden) {
    return new NetworkSpec(
        "test",
        hidden,
        List.of(Activation.TANH),
        Initialisation.XAVIER,
        1,
        new Optimizer.Adam(0.9, 0.999, 1e-8),
        0.01,
        new Schedule.Constant(),
        0,
        EPOCHS - 1,
        0,
        0,
        0);
  }

  /** Points around one centre per class, a quarter of them held out. */
  public static Dataset dataset(String name, int dimensions, int classes, int size) {
    UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(5);
    double[] centres = source.doubles((long) dimensions * classes, -1, 1).toArray();
    float[] features = new float[size * dimensions];
    int[] labels = new int[size];
    boolean[] isTest = new boolean[size];
    for (int point = 0; point < size; point++) {
      labels[point] = point % classes;
      isTest[point] = source.nextInt(4) == 0;
      for (int i = 0; i < dimensions; i++) {
        double spread = source.nextDouble() + source.nextDouble() + source.nextDouble() - 1.5;
        features[point * dimensions + i] =
            (float) (centres[labels[point] * dimensions + i] + 0.4 * spread);
      }
    }
    return new Dataset(
        name,
        IntStream.range(0, dimensions).mapToObj(i -> "x" + i).toList(),
        IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(),
        features,
        labels,
        isTest);
  }

  /** What a film reads of each epoch. */
  public static List<Snapshot> snapshots(Dataset dataset, EmbeddingStage stage, double strength) {
    return snapshots(dataset, network(), stage, strength);
  }

  private static List<Snapshot> snapshots(
      Dataset dataset, NetworkSpec network, EmbeddingStage stage, double strength) {
    int count = network.parameterCount(dataset.dimensions(), dataset.classes());
    UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(8);
    double[] from = source.doubles(count, -0.5, 0.5).toArray();
    double[] to = source.doubles(count, -3, 3).toArray();
    List<Snapshot> snapshots = new ArrayList<>();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      double share = (double) epoch / (EPOCHS - 1);
      float[] parameters = new float[count];
      for (int i = 0; i < count; i++) {
        parameters[i] = (float) (strength * (from[i] + share * (to[i] - from[i])));
      }
      ForwardPass.Result result =
          new ForwardPass(network, dataset.dimensions(), dataset.classes(), parameters)
              .apply(dataset.features());
      float[] pairs = stage == EmbeddingStage.AFTER ? result.after() : result.before();
      float[] x = new float[dataset.size()];
      float[] y = new float[dataset.size()];
      for (int point = 0; point < x.length; point++) {
        x[point] = pairs[2 * point];
        y[point] = pairs[2 * point + 1];
      }
      snapshots.add(new Snapshot(epoch, x, y, parameters));
    }
    return snapshots;
  }

  /** Scores as a run has them: falling loss, rising accuracies. */
  public static List<EpochScore> scores() {
    return IntStream.range(0, EPOCHS)
        .mapToObj(
            epoch -> {
              double share = (double) epoch / (EPOCHS - 1);
              return new EpochScore(
                  epoch,
                  0.7 * StrictMath.exp(-3 * share),
                  0.5 + 0.5 * share,
                  0.5 + 0.4 * share,
                  epoch < 4 ? Double.NaN : 0.6 + 0.4 * Math.sqrt(share));
            })
        .toList();
  }

  /** A film of the given snapshots. */
  public static FilmScript script(Dataset dataset, EmbeddingStage stage, List<Snapshot> snapshots) {
    return script(dataset, network(), stage, snapshots);
  }

  /** A film of another network, after the activation, its weights times the strength. */
  public static FilmScript script(Dataset dataset, List<Integer> hidden, double strength) {
    NetworkSpec network = network(hidden);
    EmbeddingStage stage = EmbeddingStage.AFTER;
    return script(dataset, network, stage, snapshots(dataset, network, stage, strength));
  }

  private static FilmScript script(
      Dataset dataset, NetworkSpec network, EmbeddingStage stage, List<Snapshot> snapshots) {
    return new FilmScript(
        dataset,
        network,
        FilmScript.subtitle(network, dataset.dimensions(), dataset.classes(), 1),
        stage,
        scores(),
        FilmScript.limits(snapshots),
        snapshots.get(snapshots.size() - 1).parameters(),
        snapshots);
  }

  /** A film of a dataset, after the activation. */
  public static FilmScript script(Dataset dataset) {
    return script(dataset, EmbeddingStage.AFTER, snapshots(dataset, EmbeddingStage.AFTER, 1));
  }
}

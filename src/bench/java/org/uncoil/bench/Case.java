package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Schedule;
import org.uncoil.study.file.StudyFile;

/**
 * A network on a dataset that both sides train.
 *
 * @param name what the results call it
 * @param networks how many of them, each from weights of its own; 1, or so many that an engine can
 *     train them at once, which records the first and the last epoch alone
 */
record Case(String name, NetworkSpec network, Dataset dataset, int networks) {
  /** Networks of the cases that train many: four groups of sixteen. */
  private static final int MANY = 64;

  Case(String name, NetworkSpec network, Dataset dataset) {
    this(name, network, dataset, 1);
  }

  private static final String STUDY =
      """
      study { name = bench }
      datasets = [
        { name = film, test-share = 0, source = film-spiral }
        { name = arms, test-share = 0, source { type = spiral, classes = 3, points = 500 } }
        { name = circles, test-share = 0, source { type = circles, points = 64, noise = 0.05 } }
        { name = digits, test-share = 0, scaling = min-max
          source { type = csv, path = data/digits.csv, label = digit } }
      ]
      networks = [ { name = any } ]
      """;

  /**
   * All cases, in the results' order.
   *
   * @param home the repository, where the data lie
   */
  static List<Case> all(Path home) {
    List<Dataset> datasets =
        StudyFile.parse("bench", STUDY, false).datasets().stream()
            .map(spec -> BuiltDataset.of(spec, 1, path -> open(home, path)).dataset())
            .toList();
    List<Case> cases = new ArrayList<>();
    for (Activation activation :
        List.of(
            Activation.RELU,
            Activation.TANH,
            Activation.SIGMOID,
            Activation.GELU,
            Activation.SWISH,
            Activation.SINE)) {
      String name = "original-" + activation.name().toLowerCase(Locale.ROOT);
      cases.add(new Case(name, network(List.of(100), activation, 0, 300), datasets.get(0)));
    }
    NetworkSpec wide = network(List.of(400, 400), Activation.RELU, 0, 20);
    cases.add(new Case("wide-400-400", wide, datasets.get(0)));
    NetworkSpec small = network(List.of(8, 8), Activation.RELU, 32, 40);
    cases.add(new Case("small-minibatch", small, datasets.get(1)));
    NetworkSpec digits = network(List.of(64), Activation.RELU, 0, 100);
    cases.add(new Case("digits", digits, datasets.get(3)));
    for (Activation activation : List.of(Activation.RELU, Activation.TANH)) {
      String name = "small-16-" + activation.name().toLowerCase(Locale.ROOT);
      NetworkSpec sixteen = network(List.of(16), activation, 0, 500);
      cases.add(new Case(name, sixteen, datasets.get(2), MANY));
    }
    return List.copyOf(cases);
  }

  private static List<InputFile> open(Path home, String path) throws IOException {
    return List.of(
        HadoopInputFile.fromPath(
            new org.apache.hadoop.fs.Path(home.resolve(path).toUri()), new Configuration()));
  }

  private static NetworkSpec network(
      List<Integer> hidden, Activation activation, int batch, int epochs) {
    return new NetworkSpec(
        "bench",
        hidden,
        List.of(activation),
        Initialisation.XAVIER,
        1,
        new Optimizer.Adam(0.9, 0.999, 1e-8),
        0.01,
        new Schedule.Constant(),
        batch,
        epochs,
        0,
        0,
        0);
  }

  /** Whether many are trained at once. */
  boolean many() {
    return networks > 1;
  }

  /** The same network, trained for one epoch. */
  static NetworkSpec shortened(Case work) {
    NetworkSpec network = work.network();
    return network(network.hidden(), network.activation().get(0), network.batchSize(), 1);
  }

  /**
   * Floating-point operations of an epoch's matrix products, forward and backward: per point and
   * weight two for the sum, two for the weight's gradient, two for the gradient by the input where
   * there is a layer before, and two per bias: 4.4 million for 2–100–2–2 on 2,000 points.
   */
  double flops() {
    List<Integer> widths = network.widths(dataset.dimensions(), dataset.classes());
    double perPoint = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      double weights = (double) widths.get(layer - 1) * widths.get(layer);
      perPoint += weights * (layer == 1 ? 4 : 6) + 2 * widths.get(layer);
    }
    return perPoint * dataset.size();
  }
}

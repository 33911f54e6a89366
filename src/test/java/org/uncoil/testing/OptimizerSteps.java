package org.uncoil.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.file.StudyFile;

/**
 * Steps of an optimizer on four parameters, as {@code src/test/python/optimizers.py} recorded them
 * with PyTorch.
 */
public record OptimizerSteps(Optimizer optimizer, String gradient, List<Step> steps) {
  /** What the parameters begin with. */
  public static double[] start() {
    return new double[] {0.5, -1.25, 2.0, 0.0625};
  }

  /** One step: learning rate, gradients, and the parameters after it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Step(double rate, double[] gradient, double[] parameters) {}

  /** All that were recorded. */
  public static Stream<OptimizerSteps> recorded() {
    Map<List<String>, OptimizerSteps> all = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                OptimizerSteps.class.getResourceAsStream("/org/uncoil/network/optimizers.csv"),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(2)
          .map(line -> line.split(";", -1))
          .forEach(
              cells ->
                  all.computeIfAbsent(
                          List.of(cells[0], cells[1]),
                          key ->
                              new OptimizerSteps(
                                  network(cells[0]).optimizer(), cells[1], new ArrayList<>()))
                      .steps
                      .add(step(cells)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.values().stream();
  }

  private static Step step(String[] cells) {
    double[] numbers = Arrays.stream(cells, 3, 12).mapToDouble(Double::parseDouble).toArray();
    return new Step(
        numbers[0], Arrays.copyOfRange(numbers, 1, 5), Arrays.copyOfRange(numbers, 5, 9));
  }

  /** The same gradients and rates, for another optimizer. */
  public OptimizerSteps by(Optimizer other) {
    return new OptimizerSteps(other, gradient, steps);
  }

  /**
   * A network of twelve parameters, in whose place the four stand three times: four weights, two
   * biases, four weights, two biases.
   */
  public NetworkSpec network() {
    NetworkSpec any = network("sgd");
    return new NetworkSpec(
        any.name(),
        any.hidden(),
        any.activation(),
        any.initialisation(),
        any.initialScale(),
        optimizer,
        any.learningRate(),
        any.schedule(),
        0,
        1,
        0,
        0,
        0);
  }

  private static NetworkSpec network(String optimizer) {
    String study =
        "study.name = s\ndatasets = [{ name = d, source = moons }]\n"
            + "networks = [{ name = n, hidden = [], optimizer = %s }]".formatted(optimizer);
    return StudyFile.parse("optimizers.conf", study, false).networks().get(0);
  }

  /** Four numbers, three times. */
  public static float[] twelve(double[] four) {
    float[] twelve = new float[12];
    for (int i = 0; i < twelve.length; i++) {
      twelve[i] = (float) four[i % 4];
    }
    return twelve;
  }

  /** Whether one of the twelve is a weight. */
  public static boolean weight(int parameter) {
    return parameter % 6 < 4;
  }

  @Override
  public String toString() {
    return optimizer + ", " + gradient + " gradient";
  }
}

package org.uncoil.gallery.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.gallery.Gallery;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.VectorEngine;
import org.uncoil.study.Activation;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;
import org.uncoil.study.Schedule;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.Samples;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/** Training in the browser, against central differences and against the engine. */
@Needs(Requirement.CHROMIUM)
class TrainingIT {
  private static final Dataset DATASET = Samples.dataset(60, 3, 3, 5);

  @TempDir static Path folder;

  private static BrowserPage page;

  @BeforeAll
  static void open() throws IOException {
    Gallery.assets().forEach((name, bytes) -> MapSamples.put(folder, name, bytes));
    Files.writeString(
        folder.resolve("page.html"),
        "<!DOCTYPE html><title>Training</title><link rel=\"icon\" href=\"icon.svg\">"
            + "<script src=\"network.js\"></script><script src=\"payload.js\"></script>"
            + "<script src=\"training.js\"></script>");
    page = Browser.page(folder).open("page.html");
    page.evaluate("self.training = uncoil.training, 0");
  }

  @AfterAll
  static void close() {
    page.close();
  }

  /** Puts the points and the specification into the page, as {@code dataset} and {@code spec}. */
  private static void give(NetworkSpec network, Dataset dataset) {
    byte[] script = MapStart.script(0, 0, dataset, MapSamples.start(network, dataset));
    MapSamples.put(folder, MapStart.path(0, 0), script);
    page.evaluate(
        "uncoil.payload.script('map/start-0-0.js', 'uncoilStarts', 'start-0-0').then(found => {"
            + " self.dataset = new uncoil.payload.Points(found);"
            + " const n = found.head.parameters;"
            + " const [low, high] = [found.body.next(n, 4), found.body.next(n, 4)];"
            + " self.initial = new Float64Array(Int32Array.from({length: 2 * n},"
            + " (_, i) => (i % 2 ? high : low)[i >> 1]).buffer); return 0; })");
    page.evaluate("self.spec = " + Canonical.json(network) + ", 0");
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    Arrays.setAll(numbers, i -> list.get(i).asDouble(Double.NaN));
    return numbers;
  }

  @Test
  void theStartHasThePointsAndTheWeightsExactly() {
    NetworkSpec network = Samples.network(List.of(4), Activation.TANH, Samples.adam(), 1);
    give(network, DATASET);
    double[] inputs = numbers(page.evaluate("[...dataset.inputs]"));
    for (int point = 0; point < DATASET.size(); point++) {
      for (int d = 0; d < 3; d++) {
        assertThat(inputs[d * DATASET.size() + point]).isEqualTo(DATASET.feature(point, d));
      }
      assertThat(page.evaluate("dataset.labels[%d]".formatted(point)).asInt())
          .isEqualTo(DATASET.label(point));
      assertThat(page.evaluate("dataset.isTest[%d]".formatted(point)).asBoolean())
          .isEqualTo(DATASET.isTest(point));
    }
    double[] odd = {0.1, -1e-300, Math.PI, -0.0, 3e17};
    MapSamples.put(folder, "map/start-1-2.js", MapStart.script(1, 2, DATASET, odd));
    assertThat(
            numbers(
                page.evaluate(
                    "uncoil.payload.script('map/start-1-2.js', 'uncoilStarts', 'start-1-2').then(f => {"
                        + " new uncoil.payload.Points(f); const n = f.head.parameters;"
                        + " const [low, high] = [f.body.next(n, 4), f.body.next(n, 4)];"
                        + " return [...new Float64Array(Int32Array.from({length: 2 * n},"
                        + " (_, i) => (i % 2 ? high : low)[i >> 1]).buffer)]; })")))
        .containsExactly(0.1, -1e-300, Math.PI, 0.0, 3e17);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void slopesAreCentralDifferencesAndThoseOfTheStudyAtKinks(Activation activation) {
    String values =
        "(x => [training.SLOPES['%1$s'](x, training.VALUES['%1$s'](x)), (training.VALUES['%1$s'](x + 1e-5)"
            + " - training.VALUES['%1$s'](x - 1e-5)) / 2e-5, training.VALUES['%1$s'](x)])(%2$s)";
    for (double x : new double[] {-7.3, -3.1, -1.7, -0.83, -0.31, 0.17, 0.66, 1.4, 2.9, 6.7}) {
      double[] found = numbers(page.evaluate(values.formatted(activation.label(), x)));
      assertThat(found[0]).as("%s at %s", activation, x).isCloseTo(found[1], within(1e-6));
      assertThat(found[2])
          .as("%s at %s", activation, x)
          .isCloseTo(activation.value(x), within(1e-12 * (1 + Math.abs(activation.value(x)))));
    }
    for (double x : new double[] {-2.5, -1, 0, 1, 2.5, 6, -40, 40}) {
      assertThat(
              page.evaluate(
                      "training.SLOPES['%1$s'](%2$s, training.VALUES['%1$s'](%2$s))"
                          .formatted(activation.label(), x))
                  .asDouble())
          .as("%s at %s", activation, x)
          .isCloseTo(
              activation.derivative(x), within(1e-12 * (1 + Math.abs(activation.derivative(x)))));
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void theGradientIsTheCentralDifferencesOfTheLoss(Activation activation) {
    give(Samples.network(List.of(5, 4), activation, new Optimizer.Sgd(), 3), DATASET);
    JsonNode found =
        page.evaluate(
            "(() => { const t = new training.Training(spec, dataset, initial.map("
                + "(w, i) => w + 0.1 * Math.sin(i + 1))); t.forward(); t.backward();"
                + " const gradient = [...t.gradient]; const h = 1e-5;"
                + " return [gradient, gradient.map((_, i) => { const kept = t.parameters[i];"
                + " t.parameters[i] = kept + h; const up = t.forward();"
                + " t.parameters[i] = kept - h; const down = t.forward();"
                + " t.parameters[i] = kept; return (up - down) / (2 * h); })]; })()");
    double[] gradient = numbers(found.get(0));
    double[] differences = numbers(found.get(1));
    assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-4);
    // a step over a kink of one point changes a difference by about 1/60 of that point's slope
    double tolerance = 1e-6;
    for (int i = 0; i < gradient.length; i++) {
      assertThat(gradient[i])
          .as("%s %d", activation, i)
          .isCloseTo(differences[i], within(tolerance));
    }
  }

  private static Stream<Optimizer> optimizers() {
    return Stream.of(Convention.values())
        .flatMap(convention -> Samples.optimizers(convention).stream())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void everyOptimizerTrainsAsTheEngineDoes(Optimizer optimizer) {
    assertTrainsAsTheEngine(
        Samples.network(List.of(6), Activation.TANH, optimizer, 25, 0.02, 0, 0), 2e-4);
  }

  private static Stream<Schedule> schedules() {
    return Stream.of(
        new Schedule.Constant(),
        new Schedule.Step(7, 0.5),
        new Schedule.Exponential(0.9),
        new Schedule.Cosine(0.1));
  }

  private static NetworkSpec with(NetworkSpec network, Schedule schedule, int batch, double drop) {
    return new NetworkSpec(
        network.name(),
        network.hidden(),
        network.activation(),
        network.initialisation(),
        1,
        network.optimizer(),
        network.learningRate(),
        schedule,
        batch,
        network.epochs(),
        network.l1(),
        network.l2(),
        drop);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everyScheduleAndTheRegularisationAreThoseOfTheEngine(Schedule schedule) {
    NetworkSpec network =
        with(
            Samples.network(
                List.of(6),
                Activation.SWISH,
                new Optimizer.Momentum(0.9, Convention.DL4J),
                25,
                0.1,
                0.01,
                0.02),
            schedule,
            0,
            0);
    assertTrainsAsTheEngine(network, 2e-4);
    for (int pass : new int[] {0, 1, 6, 7, 24}) {
      assertThat(page.evaluate("training.learningRate(spec, %d)".formatted(pass)).asDouble())
          .isCloseTo(network.learningRate(pass), within(1e-15));
    }
  }

  private static void assertTrainsAsTheEngine(NetworkSpec network, double tolerance) {
    List<EpochRecord> epochs = new ArrayList<>();
    TrainingTask task = new TrainingTask(network, DATASET, 1, 1, 1);
    new VectorEngine().train(task, epochs::add);
    give(network, DATASET);
    page.evaluate(
        "training.train(spec, dataset, initial.slice()).then(found => { self.found = found; return 0; })");
    assertThat(page.evaluate("found.diverged").isNull()).isTrue();
    assertThat(page.evaluate("found.run.epochs.length").asInt()).isEqualTo(network.epochs() + 1);
    for (int epoch : new int[] {0, 1, 2, 10, network.epochs()}) {
      float[] expected = epochs.get(epoch).parameters().toArray();
      double[] found = numbers(page.evaluate("[...found.run.parameters[%d]]".formatted(epoch)));
      assertThat(found).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[i])
            .as("%s, epoch %d, parameter %d", network.optimizer(), epoch, i)
            .isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
      }
      assertThat(page.evaluate("found.run.loss(%d)".formatted(epoch)).asDouble())
          .isCloseTo(epochs.get(epoch).metrics().trainLoss(), within(1e-3));
    }
  }

  @Test
  void keepsTheEpochsBetweenWhichMuchChanges() {
    give(Samples.network(List.of(6), Activation.TANH, new Optimizer.Sgd(), 900), DATASET);
    JsonNode kept =
        page.evaluate("training.train(spec, dataset, initial.slice()).then(f => f.run.epochs)");
    double[] epochs = numbers(kept);
    assertThat(epochs).hasSize(61).isSorted().doesNotHaveDuplicates();
    assertThat(epochs[0]).isZero();
    assertThat(epochs[60]).isEqualTo(900);
    // gradient descent slows down: fewer epochs of the second half are kept than of the first
    assertThat(Arrays.stream(epochs).filter(epoch -> epoch > 450).count()).isLessThan(30);
  }

  @Test
  void aRunThatDivergesEndsWithItsReason() {
    give(Samples.network(List.of(6), Activation.CUBE, new Optimizer.Sgd(), 50, 1e9, 0, 0), DATASET);
    JsonNode found =
        page.evaluate(
            "training.train(spec, dataset, initial.slice()).then("
                + "f => [f.diverged, f.epoch, f.run.epochs.length])");
    assertThat(found.get(0).asText()).contains("no finite number in epoch");
    assertThat(found.get(1).asInt()).isLessThan(50);
    assertThat(found.get(2).asInt()).isPositive();
  }

  @Test
  void numbersBeyondThirtyTwoBitsHaveDivergedAsInTheEngine() {
    give(Samples.network(List.of(6), Activation.CUBE, new Optimizer.Sgd(), 5), DATASET);
    assertThat(
            page.evaluate(
                    "training.train(spec, dataset, initial.map(w => 1e12 * w)).then(f => f.diverged)")
                .asText())
        .isEqualTo("the loss is no finite number in epoch 0");
  }

  @Test
  void saysWhyANetworkIsNotTrained() {
    NetworkSpec network = Samples.network(List.of(6), Activation.TANH, Samples.adam(), 50);
    assertThat(refusal(network)).isEqualTo("null");
    assertThat(refusal(with(network, new Schedule.Constant(), 1000, 0))).isEqualTo("null");
    assertThat(refusal(with(network, new Schedule.Constant(), 8, 0))).contains("mini-batches");
    assertThat(refusal(with(network, new Schedule.Constant(), 0, 0.1))).contains("dropout");
    assertThat(refusal(Samples.network(List.of(6), Activation.TANH, Samples.adam(), 1_000_000)))
        .contains("billion multiplications");
    Dataset many = Samples.dataset(MapStart.MOST_POINTS + 1, 2, 2, 1);
    assertThat(
            new String(
                MapStart.script(0, 0, many, new double[1]),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains("20,001 points");
  }

  private static String refusal(NetworkSpec network) {
    give(network, DATASET);
    return page.evaluate("String(training.refusal(spec, dataset))").asText();
  }
}

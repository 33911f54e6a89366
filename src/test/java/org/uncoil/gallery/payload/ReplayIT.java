package org.uncoil.gallery.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.LastLayer;
import org.uncoil.gallery.Gallery;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.VectorEngine;
import org.uncoil.study.Activation;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.Samples;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/**
 * What a page computes from a run's stored parameters, against what the engine has recorded of the
 * same run: the embedding to 0.2 % of the axes' range, the predictions of 99.9 % of the points.
 */
@Needs(Requirement.CHROMIUM)
class ReplayIT {
  private static final int EPOCHS = 40;

  /** So many of the epochs are compared. */
  private static final int SHOWN = 6;

  @TempDir static Path folder;

  @BeforeAll
  static void writePage() throws IOException {
    Files.createDirectories(folder.resolve("runs"));
    Files.createDirectories(folder.resolve("datasets"));
    Gallery.assets()
        .forEach(
            (name, bytes) -> {
              try {
                Files.write(folder.resolve(name), bytes);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    Files.writeString(
        folder.resolve("page.html"),
        "<!DOCTYPE html><title>Replay</title><link rel=\"icon\" href=\"icon.svg\">"
            + "<script src=\"network.js\"></script><script src=\"payload.js\"></script>");
  }

  private static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(1, 2, List.of(8)),
        Arguments.of(2, 2, List.of(100)),
        Arguments.of(3, 3, List.of(12, 12)),
        Arguments.of(13, 7, List.of(10)),
        Arguments.of(64, 10, List.of(16)));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyActivationIsComputedAsTheEngineDoes(Activation activation) throws IOException {
    assertReplays(
        activation.label(),
        Samples.network(List.of(12), activation, Samples.adam(), EPOCHS),
        Samples.dataset(200, 2, 3, 5));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void networksOfAllShapesAreComputedAsTheEngineDoes(int inputs, int classes, List<Integer> hidden)
      throws IOException {
    assertReplays(
        "shape-" + inputs,
        Samples.network(hidden, Activation.TANH, Samples.adam(), EPOCHS),
        Samples.dataset(300, inputs, classes, 3));
  }

  private static void assertReplays(String name, NetworkSpec network, Dataset dataset)
      throws IOException {
    List<EpochRecord> epochs = new ArrayList<>();
    new VectorEngine().train(new TrainingTask(network, dataset, 1, 1, 1), epochs::add);
    GallerySpec most = new GallerySpec(1, dataset.size(), SHOWN);
    ParameterRecorder recorder =
        new ParameterRecorder(
            network, dataset, IntStream.range(0, epochs.size()).boxed().toList(), most);
    epochs.forEach(epoch -> recorder.add(epoch.epoch(), epoch.parameters()));
    byte[] script = recorder.script(name, name, List.of(), null).orElseThrow();
    Files.write(folder.resolve("runs/" + name + ".js"), script);
    Files.write(
        folder.resolve(DatasetScript.path(name)), DatasetScript.of(name, dataset, dataset.size()));
    try (BrowserPage page = Browser.page(folder).open("page.html")) {
      page.evaluate(
          "uncoil.payload.load('%s', 'runs/%s.js').then(run => { self.run = run; return 0; })"
              .formatted(name, name));
      JsonNode shown = page.evaluate("run.epochs");
      JsonNode limits = page.evaluate("run.limits.map(Object.values)");
      int stages = activationIsIdentity(network) ? 1 : 2;
      assertThat(limits).hasSize(stages);
      int same = 0;
      for (int place = 0; place < shown.size(); place++) {
        JsonNode state =
            page.evaluate(
                "(() => { const { stages, predicted } = run.at(%d);".formatted(place)
                    + " return { stages: stages.map(({x, y}) => [[...x], [...y]]),"
                    + " predicted: [...predicted] }; })()");
        same += assertState(state, epochs.get(shown.get(place).asInt()), dataset, limits);
      }
      assertThat((double) same / dataset.size() / shown.size())
          .as("share of equal predictions")
          .isGreaterThanOrEqualTo(0.999);
      page.assertClean();
    }
  }

  private static boolean activationIsIdentity(NetworkSpec network) {
    return network.bottleneckActivation() == Activation.IDENTITY;
  }

  /** {@return the number of points for which the page predicts what the engine does} */
  private static int assertState(
      JsonNode state, EpochRecord epoch, Dataset dataset, JsonNode limits) {
    LastLayer layer = LastLayer.of(epoch.parameters(), dataset.classes());
    int same = 0;
    for (int point = 0; point < dataset.size(); point++) {
      for (int stage = 0; stage < limits.size(); stage++) {
        for (int axis = 0; axis < 2; axis++) {
          double range =
              limits.get(stage).get(2 * axis + 1).asDouble()
                  - limits.get(stage).get(2 * axis).asDouble();
          double expected = (stage == 0 ? epoch.after() : epoch.before()).get(2 * point + axis);
          assertThat(state.get("stages").get(stage).get(axis).get(point).asDouble())
              .as("epoch %d, point %d, stage %d, axis %d", epoch.epoch(), point, stage, axis)
              .isCloseTo(expected, org.assertj.core.data.Offset.offset(0.002 * range));
        }
      }
      int expected = layer.classify(epoch.after().get(2 * point), epoch.after().get(2 * point + 1));
      same += state.get("predicted").get(point).asInt() == expected ? 1 : 0;
    }
    return same;
  }

  @Test
  void aScriptOfAnotherVersionIsAnErrorThatSaysWhatToDo() throws IOException {
    Files.writeString(
        folder.resolve("runs/old.js"), "(self.uncoilRecordings??={})['old']={\"version\":1};");
    try (BrowserPage page = Browser.page(folder).open("page.html")) {
      assertThat(
              page.evaluate("uncoil.payload.load('old', 'runs/old.js').catch(e => e.message)")
                  .asText())
          .isEqualTo("runs/old.js was written by another version: make the gallery again");
    }
  }

  @Test
  void thePredictedClassIsTheFirstOfTheGreatestLogits() {
    try (BrowserPage page = Browser.page(folder).open("page.html")) {
      assertThat(page.evaluate("[...uncoil.predicted([1, 2, 1, 2, NaN, 3], 3, 2)].join()").asText())
          .isEqualTo("0,2");
    }
  }

  @Test
  void thePageHasEveryActivation() {
    try (BrowserPage page = Browser.page(folder).open("page.html")) {
      for (Activation activation : Activation.values()) {
        for (double x : new double[] {-30, -3, -1.1, -0.4, 0, 0.3, 0.9, 1.2, 2.6, 7, 30}) {
          assertThat(
                  page.evaluate("uncoil.ACTIVATIONS['%s'](%s)".formatted(activation.label(), x))
                      .asDouble())
              .as("%s at %s", activation.label(), x)
              .isCloseTo(
                  activation.value(x),
                  org.assertj.core.data.Offset.offset(1e-6 * (1 + Math.abs(activation.value(x)))));
        }
      }
    }
  }
}

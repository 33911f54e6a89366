package org.uncoil.gallery.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;

class ThumbnailScriptTest {
  /** Class 1 where x is positive. */
  private static final LastLayer LAYER = new LastLayer(Floats.of(0, 0, 0, 1, 0, 0));

  private static final int SIZE = 1000;

  private static Dataset dataset(int size, int dimensions) {
    Random random = new Random(5);
    float[] features = new float[size * dimensions];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    List<String> names = IntStream.range(0, dimensions).mapToObj(d -> "x" + d).toList();
    int[] labels = IntStream.range(0, size).map(p -> p < size / 2 ? 0 : 1).toArray();
    return new Dataset("data", names, List.of("no", "yes"), features, labels, new boolean[size]);
  }

  private static float[] coordinates(int size, int seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int p = 0; p < size; p++) {
      values[p] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Thumbnail thumbnail(Dataset dataset) {
    return Thumbnail.of(
        dataset,
        LAYER,
        Floats.of(coordinates(dataset.size(), 1)),
        Floats.of(coordinates(dataset.size(), 2)));
  }

  private static void assertHolds(JsonNode run, int[] numbers, float[] x, float[] y) {
    byte[] bytes = Base64.getDecoder().decode(run.get(4).asText());
    assertThat(bytes).hasSize(2 * numbers.length + (numbers.length + 7) / 8);
    double width = run.get(1).asDouble() - run.get(0).asDouble();
    double height = run.get(3).asDouble() - run.get(2).asDouble();
    for (int p = 0; p < numbers.length; p++) {
      double across = run.get(0).asDouble() + (bytes[p] & 0xff) / 254.0 * width;
      double up = run.get(2).asDouble() + (bytes[numbers.length + p] & 0xff) / 254.0 * height;
      assertThat(across).isCloseTo(x[numbers[p]], within(0.51 * width / 254));
      assertThat(up).isCloseTo(y[numbers[p]], within(0.51 * height / 254));
      boolean correct = x[numbers[p]] > 0 == numbers[p] >= SIZE / 2;
      assertThat((bytes[2 * numbers.length + p / 8] >> p % 8 & 1) == 1).isEqualTo(correct);
    }
  }

  @Test
  void aRunIsReadBackFromItsBytes() throws IOException {
    Dataset dataset = dataset(SIZE, 2);
    Map<String, Thumbnail> runs = new LinkedHashMap<>();
    runs.put("a1", thumbnail(dataset));
    runs.put("b2", Thumbnail.NONE);
    byte[] script = ThumbnailScript.of("d0", 1, dataset, runs);
    ScriptReader reader = new ScriptReader(script);
    assertThat(reader.group).isEqualTo("uncoilThumbnails");
    assertThat(reader.name).isEqualTo("d0-2");
    int points = reader.head.get("points").asInt();
    assertThat(points).isEqualTo(300);
    int[] numbers = reader.next(points, 4);
    assertThat(numbers).doesNotHaveDuplicates();
    // a random sample of both classes
    assertThat(IntStream.of(numbers).filter(p -> p < SIZE / 2).count()).isBetween(110L, 190L);
    int[] labels = reader.next(points, 2);
    int[] across = reader.next(points, 1);
    JsonNode input = reader.head.get("input");
    reader.next(points, 1);
    reader.assertAtEnd();
    for (int p = 0; p < points; p++) {
      assertThat(labels[p]).isEqualTo(dataset.label(numbers[p]));
      double width = input.get(1).asDouble() - input.get(0).asDouble();
      assertThat(input.get(0).asDouble() + across[p] / 254.0 * width)
          .isCloseTo(dataset.feature(numbers[p], 0), within(0.51 * width / 254));
    }
    assertHolds(reader.head.at("/runs/a1"), numbers, coordinates(SIZE, 1), coordinates(SIZE, 2));
    assertThat(reader.head.at("/runs/b2").isNull()).isTrue();
    assertThat(ThumbnailScript.of("d0", 1, dataset, runs)).isEqualTo(script);
  }

  @Test
  void thumbnailsOfFewerPointsAreTheFirstOfThem() throws IOException {
    Dataset dataset = dataset(SIZE, 2);
    byte[] script =
        ThumbnailScript.ofAll(
            Map.of("d0", dataset), Map.of("d0", Map.of("a1", thumbnail(dataset))), 101);
    ScriptReader reader = new ScriptReader(script);
    int[] numbers = reader.next(101, 4);
    assertHolds(reader.head.at("/runs/a1"), numbers, coordinates(SIZE, 1), coordinates(SIZE, 2));
  }

  @Test
  void aStoredScriptGivesItsRuns() {
    Dataset dataset = dataset(40, 3);
    Map<String, Thumbnail> runs = Map.of("a1", thumbnail(dataset), "b2", Thumbnail.NONE);
    String script =
        new String(ThumbnailScript.of("d0", 0, dataset, runs), StandardCharsets.US_ASCII);
    assertThat(ThumbnailScript.read(script)).isEqualTo(runs);
    assertThat(ThumbnailScript.read(script.replaceFirst("\"version\":\\d", "\"version\":1")))
        .isEmpty();
    assertThat(ThumbnailScript.read(script.substring(0, script.length() / 2))).isEmpty();
    assertThat(ThumbnailScript.read(script.replace("\"runs\":{", "\"runs\":"))).isEmpty();
    assertThat(ThumbnailScript.read("")).isEmpty();
  }

  @Test
  void whatIsNoNumberAndWhatLiesFarOutHaveLevelsOfTheirOwn() {
    Dataset dataset = dataset(100, 2);
    float[] x = coordinates(100, 1);
    float[] y = coordinates(100, 2);
    x[3] = Float.NaN;
    x[4] = 1e9f;
    x[5] = Float.NEGATIVE_INFINITY;
    Thumbnail thumbnail = Thumbnail.of(dataset, LAYER, Floats.of(x), Floats.of(y));
    assertThat(thumbnail.right()).isLessThan(10);
    byte[] bytes = Base64.getDecoder().decode(thumbnail.data());
    int[] numbers = Thumbnail.points(dataset, 300);
    for (int p = 0; p < numbers.length; p++) {
      switch (numbers[p]) {
        case 3, 5 -> assertThat(bytes[p] & 0xff).isEqualTo(255);
        case 4 -> assertThat(bytes[p] & 0xff).isEqualTo(254);
        default -> assertThat(bytes[p] & 0xff).isLessThan(255);
      }
    }
  }

  @Test
  void inputsOfManyDimensionsAreNotDrawn() throws IOException {
    Dataset dataset = dataset(50, 65);
    ScriptReader reader =
        new ScriptReader(ThumbnailScript.of("d0", 0, dataset, Map.of("a1", thumbnail(dataset))));
    assertThat(reader.head.get("input").isNull()).isTrue();
    reader.next(50, 4);
    reader.next(50, 2);
    reader.assertAtEnd();
  }

  @Test
  void aRunTakesLessThanAKilobyte() {
    Dataset dataset = dataset(SIZE, 2);
    Map<String, Thumbnail> runs = new LinkedHashMap<>();
    for (int run = 0; run < ThumbnailScript.RUNS; run++) {
      runs.put(String.format("%016x", run), thumbnail(dataset));
    }
    assertThat(ThumbnailScript.of("d0", 0, dataset, runs)).hasSizeLessThan(300_000);
  }

  @Test
  void aMatrixOfTenDatasetsAnd25ActivationsTakesLessThan100Kilobytes() {
    Map<String, Dataset> datasets = new LinkedHashMap<>();
    Map<String, Map<String, Thumbnail>> runs = new LinkedHashMap<>();
    for (int d = 0; d < 10; d++) {
      String id = String.format("%016x", d);
      datasets.put(id, dataset(SIZE, 2));
      Map<String, Thumbnail> row = new LinkedHashMap<>();
      for (int run = 0; run < 25; run++) {
        row.put(String.format("%016x", run), thumbnail(datasets.get(id)));
      }
      runs.put(id, row);
    }
    assertThat(ThumbnailScript.ofAll(datasets, runs, 22_000 / 250)).hasSizeLessThan(100_000);
  }
}

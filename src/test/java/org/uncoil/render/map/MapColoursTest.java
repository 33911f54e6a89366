package org.uncoil.render.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapColoursTest {
  /** Simulated vision without one kind of cones (Machado et al. 2009, severity 1), linear sRGB. */
  private static final Map<String, double[][]> VISIONS =
      Map.of(
          "all cones",
          new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
          "protanopia",
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          "deuteranopia",
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          },
          "tritanopia",
          new double[][] {
            {1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}
          });

  /** CIELAB of sRGB under D65 (IEC 61966-2-1, CIE 15), as somebody sees it. */
  private static double[] lab(int rgb, double[][] vision) {
    double[] light = new double[3];
    for (int i = 0; i < 3; i++) {
      double value = (rgb >> (16 - 8 * i) & 255) / 255.0;
      light[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    double[] seen = times(vision, light);
    for (int i = 0; i < 3; i++) {
      seen[i] = Math.max(0, Math.min(1, seen[i]));
    }
    double[] xyz =
        times(
            new double[][] {
              {0.4124564, 0.3575761, 0.1804375},
              {0.2126729, 0.7151522, 0.0721750},
              {0.0193339, 0.1191920, 0.9503041}
            },
            seen);
    double[] f = new double[3];
    double[] white = {0.95047, 1, 1.08883};
    for (int i = 0; i < 3; i++) {
      double t = xyz[i] / white[i];
      f[i] = t > 216.0 / 24389 ? Math.pow(t, 1 / 3.0) : (24389.0 / 27 * t + 16) / 116;
    }
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix)
        .mapToDouble(row -> row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
        .toArray();
  }

  private static double difference(double[] one, double[] other) {
    return Math.sqrt(
        Math.pow(one[0] - other[0], 2)
            + Math.pow(one[1] - other[1], 2)
            + Math.pow(one[2] - other[2], 2));
  }

  @ParameterizedTest
  @EnumSource
  void lightnessRisesAndStepsLookAlike(MapPalette palette) {
    double[][] labs =
        Arrays.stream(palette.colours(256))
            .mapToObj(rgb -> lab(rgb, VISIONS.get("all cones")))
            .toArray(double[][]::new);
    double least = Double.MAX_VALUE;
    double greatest = 0;
    for (int i = 1; i < labs.length; i++) {
      assertThat(labs[i][0]).isGreaterThan(labs[i - 1][0]);
      if (i >= 16) { // so many, since eight bits a channel round single steps
        double step = difference(labs[i], labs[i - 16]);
        least = Math.min(least, step);
        greatest = Math.max(greatest, step);
      }
    }
    assertThat(labs[255][0] - labs[0][0]).isGreaterThan(70);
    assertThat(greatest / least).isLessThan(1.75);
    assertThat(least).isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all cones", "protanopia", "deuteranopia", "tritanopia"})
  void thePalettesDifferClearlyForEveryKindOfVision(String vision) {
    for (int blue : MapPalette.BLUES.colours(256)) {
      for (int orange : MapPalette.ORANGES.colours(256)) {
        assertThat(difference(lab(blue, VISIONS.get(vision)), lab(orange, VISIONS.get(vision))))
            .isGreaterThan(30);
      }
    }
  }

  @Test
  void greyIsInNeitherPalette() {
    for (MapPalette palette : MapPalette.values()) {
      for (int colour : palette.colours(256)) {
        double[][] vision = VISIONS.get("all cones");
        assertThat(difference(lab(colour, vision), lab(MapColours.NO_RESULT, vision)))
            .isGreaterThan(20);
      }
    }
  }

  private static MapCells random(int columns, int rows, long seed) {
    Random random = new Random(seed);
    boolean[] converged = new boolean[columns * rows];
    float[] measure = new float[columns * rows];
    for (int i = 0; i < measure.length; i++) {
      converged[i] = random.nextInt(3) == 0;
      measure[i] = (float) Math.exp(random.nextGaussian());
    }
    return new MapCells(columns, rows, converged, measure);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachColourIsUsedEquallyOften(boolean converged) {
    MapCells cells = random(400, 300, 5);
    MapColours colours = MapColours.of(cells);
    Map<Integer, Integer> uses = new HashMap<>();
    int count = 0;
    for (int i = 0; i < cells.size(); i++) {
      if (cells.converged()[i] == converged) {
        uses.merge(colours.rgb(converged, cells.measure()[i]), 1, Integer::sum);
        count++;
      }
    }
    assertThat(uses).hasSize(256);
    double expected = count / 256.0;
    assertThat(uses.values())
        .allSatisfy(use -> assertThat((double) use).isCloseTo(expected, within(1.0)));
  }

  /** More than a million cells: quantiles of a sample, whose errors are those of sampling. */
  @Test
  void aSampleOfManyCellsGivesNearlyEqualUse() {
    MapCells cells = random(2048, 1700, 6);
    MapColours colours = MapColours.of(cells);
    int[] uses = new int[256];
    int count = 0;
    List<Integer> order = Arrays.stream(colours.colours(false)).boxed().toList();
    Map<Integer, Integer> index = new HashMap<>();
    order.forEach(colour -> index.put(colour, index.size()));
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.converged()[i]) {
        uses[index.get(colours.rgb(false, cells.measure()[i]))]++;
        count++;
      }
    }
    assertThat(count).isGreaterThan(2_000_000);
    double expected = count / 256.0;
    for (int use : uses) {
      assertThat((double) use).isCloseTo(expected, within(0.12 * expected));
    }
    assertThat(MapColours.of(cells).bounds(false)).isEqualTo(colours.bounds(false));
  }

  @Property(tries = 200)
  void boundsBelongToTheColourBelow(
      @ForAll @IntRange(min = 1, max = 3000) int size,
      @ForAll @IntRange(min = 1, max = 1500) int different,
      @ForAll int seed) {
    Random random = new Random(seed);
    boolean[] converged = new boolean[size];
    Arrays.fill(converged, true);
    float[] measure = new float[size];
    TreeSet<Float> values = new TreeSet<>();
    for (int i = 0; i < size; i++) {
      measure[i] = random.nextInt(different) / 8f;
      values.add(measure[i]);
    }
    MapColours colours = MapColours.of(new MapCells(size, 1, converged, measure));
    float[] bounds = colours.bounds(true);
    int[] rgb = colours.colours(true);
    assertThat(rgb).hasSize(bounds.length + 1);
    assertThat(rgb.length).isLessThanOrEqualTo(256);
    Set<Integer> used = new HashSet<>();
    for (float value : values) {
      int below = 0;
      while (below < bounds.length && bounds[below] < value) {
        below++;
      }
      assertThat(colours.rgb(true, value)).isEqualTo(rgb[below]);
      used.add(below);
    }
    assertThat(used).hasSize(rgb.length);
    if (values.size() <= 256) {
      assertThat(rgb).hasSize(values.size());
    }
    for (int i = 1; i < bounds.length; i++) {
      assertThat(bounds[i]).isGreaterThan(bounds[i - 1]);
    }
  }

  @Test
  void oneValueHasOneColourAndNoResultIsGrey() {
    float[] measure = {0.5f, 0.5f, Float.NaN, Float.NaN};
    MapColours colours =
        MapColours.of(new MapCells(2, 2, new boolean[] {true, true, true, false}, measure));
    assertThat(colours.bounds(true)).isEmpty();
    assertThat(colours.colours(true)).hasSize(1);
    assertThat(colours.bounds(false)).isEmpty();
    assertThat(colours.rgb(true, 0.5f)).isEqualTo(colours.colours(true)[0]);
    assertThat(colours.rgb(true, 7f)).isEqualTo(colours.colours(true)[0]);
    assertThat(colours.rgb(false, 7f)).isEqualTo(colours.colours(false)[0]);
    assertThat(colours.rgb(true, Float.NaN)).isEqualTo(MapColours.NO_RESULT);
    assertThat(colours.rgb(false, Float.NaN)).isEqualTo(MapColours.NO_RESULT);
  }

  @Test
  void infiniteMeasuresAreTheSlowest() {
    float[] measure = {1, Float.POSITIVE_INFINITY, 2, 0};
    MapColours colours =
        MapColours.of(new MapCells(4, 1, new boolean[] {true, true, true, true}, measure));
    assertThat(colours.bounds(true)).containsExactly(0, 1, 2);
    assertThat(colours.rgb(true, -0f)).isEqualTo(colours.rgb(true, 0f));
    assertThat(colours.rgb(true, Float.POSITIVE_INFINITY)).isEqualTo(colours.colours(true)[3]);
  }

  @Test
  void wrongSizesAreRefused() {
    assertThatThrownBy(() -> new MapCells(2, 2, new boolean[4], new float[3]))
        .hasMessageContaining("measure");
    assertThatThrownBy(() -> new MapCells(2, 2, new boolean[5], new float[4]))
        .hasMessageContaining("converged");
    assertThatThrownBy(() -> new MapCells(16_384, 16_384, new boolean[1], new float[1]))
        .hasMessageContaining("100000000");
    assertThatThrownBy(() -> new MapCells(16_385, 1, new boolean[16_385], new float[16_385]))
        .hasMessageContaining("columns");
  }
}

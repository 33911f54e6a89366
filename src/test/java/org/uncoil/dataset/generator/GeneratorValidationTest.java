package org.uncoil.dataset.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.generator.playground.PlaygroundXor;
import org.uncoil.dataset.generator.sklearn.Blobs;
import org.uncoil.dataset.generator.sklearn.Circles;
import org.uncoil.dataset.generator.sklearn.Classification;
import org.uncoil.dataset.generator.sklearn.SCurve;
import org.uncoil.study.GeneratorTypes;

class GeneratorValidationTest {
  /** A generator's component with values that none of them may take. */
  record Wrong(Class<? extends Generator> type, RecordComponent component, Object value) {
    @Override
    public String toString() {
      return type.getSimpleName() + " " + component.getName() + " = " + value;
    }
  }

  static Stream<Wrong> wrong() {
    List<Wrong> wrong = new ArrayList<>();
    for (Class<? extends Generator> type : GeneratorTypes.ALL) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getType() == int.class) {
          wrong.add(new Wrong(type, component, -1));
          wrong.add(new Wrong(type, component, Integer.MIN_VALUE));
        } else {
          wrong.add(new Wrong(type, component, -0.5));
          wrong.add(new Wrong(type, component, Double.NaN));
          wrong.add(new Wrong(type, component, Double.POSITIVE_INFINITY));
        }
      }
    }
    return wrong.stream();
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Wrong wrong) {
    String field = wrong.component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    Throwable thrown =
        assertThatIllegalArgumentException()
            .isThrownBy(() -> make(wrong.type, Map.of(wrong.component.getName(), wrong.value)))
            .actual();
    assertThat(thrown.getMessage()).startsWith(field + " = " + wrong.value + ": must ");
  }

  private static void make(Class<? extends Generator> type, Map<String, Object> others) {
    try {
      Generators.of(type, others);
    } catch (LinkageError e) {
      if (e.getCause().getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw e;
    }
  }

  @Test
  void limitsAreWhereTheSettingsSay() {
    refuses(
        "points = 5: must be at least 6, two for each of 3 classes",
        () -> new Blobs(5, 3, 2, 1, 10));
    assertThat(Generators.points(new Blobs(6, 3, 2, 1, 10), 1).classCounts())
        .containsExactly(2, 2, 2);
    refuses("classes = 101: must lie in [2, 100]", () -> new Spiral(900, 101, 1, 0));
    refuses("classes = 1: must lie in [2, 100]", () -> new SCurve(900, 1, 0));
    refuses("factor = 1.0: must lie in (0, 1)", () -> new Circles(100, 1, 0));
    refuses("tube = 0.5: must lie in (0, 0.5)", () -> new LinkedTori(100, 0.5));
    refuses("noise = 0.51: must lie in [0, 0.5]", () -> new PlaygroundXor(100, 0.51));
    refuses("step = 0.01: must lie in (0.01, 1]", () -> new NineDiscs(0.01));
    refuses("rings = 2: must be at least the number of classes, 3", () -> new Rings(100, 2, 3, 0));
    refuses(
        "flip-y = 1.5: must lie in [0, 1]", () -> new Classification(100, 2, 1, 2, 0, 0, 1, 1.5));
  }

  @Test
  void classificationNeedsAVertexForEachCluster() {
    assertThat(Generators.points(new Classification(100, 2, 2, 2, 0, 0, 1, 0), 1).size())
        .isEqualTo(100);
    refuses("clusters-per-class = 3: ", () -> new Classification(100, 2, 3, 2, 0, 0, 1, 0));
    // the product of both does not overflow
    refuses(
        "clusters-per-class = 1073741824: ",
        () -> new Classification(100, 4, 1 << 30, 2, 0, 0, 1, 0));
  }

  @Test
  void manyRingsNeedMorePointsThanAnIntCanCount() {
    refuses("points = 100: must be at least 2147483648", () -> new Rings(100, 1 << 30, 2, 0));
  }

  private static void refuses(String message, Runnable made) {
    assertThatIllegalArgumentException().isThrownBy(made::run).withMessageStartingWith(message);
  }
}

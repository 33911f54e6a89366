package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Mode;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.Source;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.Kinds;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.RecordSpec;
import org.uncoil.study.RenderSpec;
import org.uncoil.study.Schedule;
import org.uncoil.study.Studies;

/** Every setting of every kind refuses what is of another kind, by its path, in one line. */
class EverySettingTest {
  /** A study with a setting that is wrong, and the setting's path. */
  private record Wrong(String study, String path) {}

  static Stream<Named<Wrong>> settings() {
    List<Named<Wrong>> all = new ArrayList<>();
    add(all, StudyHeader.class, "study.", "study { name = test, # }");
    add(all, DatasetSpec.class, "datasets[0].", "datasets = [ { name = d, # } ]");
    add(all, NetworkSpec.class, "networks[0].", "networks = [ { name = n, # } ]");
    add(all, RecordSpec.class, "record.", "record { # }");
    add(all, RenderSpec.class, "render.", "render { # }");
    add(all, GallerySpec.class, "gallery.", "gallery { # }");
    family(all, Source.class, "source", "datasets[0].", "datasets = [ { name = d, # } ]");
    family(all, Mode.class, "mode", "datasets[0].", "datasets = [ { name = d, # } ]");
    family(all, Optimizer.class, "optimizer", "networks[0].", "networks = [ { name = n, # } ]");
    family(all, Schedule.class, "schedule", "networks[0].", "networks = [ { name = n, # } ]");
    return all.stream();
  }

  private static void family(
      List<Named<Wrong>> all, Class<?> family, String key, String path, String section) {
    Kinds.of(family)
        .forEach(
            (kind, type) -> {
              String needed =
                  PointFile.class.isAssignableFrom(type)
                      ? "path = x, label = y, "
                      : type == Schedule.Step.class ? "step-size = 3, " : "";
              String inner = "%s { type = %s, %s# }".formatted(key, kind, needed);
              String source = key.equals("mode") ? "source = moons, " : "";
              add(all, type, path + key + ".", section.replace("#", source + inner));
            });
  }

  private static void add(List<Named<Wrong>> all, Class<?> type, String path, String section) {
    StringBuilder rest = new StringBuilder("\n");
    if (!section.startsWith("study")) {
      rest.append("study.name = test\n");
    }
    if (!section.startsWith("datasets")) {
      rest.append("datasets = [ { name = d, source = moons } ]\n");
    }
    if (!section.startsWith("networks")) {
      rest.append("networks = [ { name = n } ]\n");
    }
    boolean dataset = type == DatasetSpec.class;
    for (RecordComponent component : type.getRecordComponents()) {
      String key = Kinds.kebab(component.getName());
      for (String value : wrong(component.getType())) {
        String setting = key + " = " + value;
        String before = dataset && !key.equals("source") ? "source = moons, " : "";
        all.add(
            Named.of(
                path + setting.substring(0, Math.min(60, setting.length())),
                new Wrong(section.replace("#", before + setting) + rest, path + key)));
      }
    }
  }

  private static List<String> wrong(Class<?> type) {
    if (type == String.class) {
      return List.of("{}", "null", "[[1]]", "true");
    } else if (type == boolean.class) {
      return List.of("3", "x", "null", "[]", "{}");
    } else if (type == int.class || type == long.class) {
      return List.of("x", "1.5", "1e30", "null", "{}", "true", "\"" + "9".repeat(10_000) + "\"");
    } else if (type == double.class) {
      return List.of("x", "1e400", "NaN", "null", "{}", "[1]", "false");
    } else if (type.equals(List.class)) {
      return List.of("null", "{ a = 1 }", "[ [ [] ] ]");
    }
    return List.of("nonsense", "3", "null", "{ x = 1 }", "[[1]]");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void whatIsOfAnotherKindIsNamedByItsPath(Wrong wrong) {
    assertThat(Studies.problems(wrong.study))
        .isNotEmpty()
        .hasSizeLessThan(3)
        .allSatisfy(
            problem -> {
              assertThat(problem.path()).startsWith(wrong.path);
              assertThat(problem.line()).isEqualTo(1);
              assertThat(problem.message()).isNotBlank();
              assertThat(problem.toString()).startsWith(Studies.FILE).hasSizeLessThan(500);
            });
  }
}

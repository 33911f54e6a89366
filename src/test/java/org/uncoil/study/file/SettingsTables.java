package org.uncoil.study.file;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Mode;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.Source;
import org.uncoil.setting.Setting;
import org.uncoil.study.Activation;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.Initialisation;
import org.uncoil.study.Kinds;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.RecordSpec;
import org.uncoil.study.RenderSpec;
import org.uncoil.study.Schedule;
import org.uncoil.study.map.AxisRange;

/** The tables of all settings, as Markdown, from the annotations. */
final class SettingsTables {
  private static final Map<Activation, String> FORMULAS =
      Map.ofEntries(
          Map.entry(Activation.CUBE, "x³"),
          Map.entry(Activation.ELU, "x for x ≥ 0, e^x − 1 below"),
          Map.entry(
              Activation.GELU,
              "x · σ(1.702 x), the sigmoid form, within 0.021 of `gelu-exact`; ND4J's"),
          Map.entry(
              Activation.GELU_EXACT,
              "x · Φ(x) with the normal distribution's Φ; PyTorch's `GELU()`"),
          Map.entry(
              Activation.HARD_SIGMOID,
              "0.2 x + 0.5, clipped to [0, 1]; PyTorch's `Hardsigmoid` has x/6 + 0.5"),
          Map.entry(Activation.HARD_TANH, "x clipped to [−1, 1]"),
          Map.entry(Activation.IDENTITY, "x"),
          Map.entry(Activation.LEAKY_RELU, "x for x ≥ 0, 0.01 x below"),
          Map.entry(Activation.MISH, "x · tanh(ln(1 + e^x))"),
          Map.entry(
              Activation.RATIONAL_TANH,
              "1.7159 · t(2x/3), t(y) = sign(y) (1 − 1/(1 + \\|y\\| + y² + 1.41645 y⁴))"),
          Map.entry(Activation.RECTIFIED_TANH, "max(0, tanh x)"),
          Map.entry(Activation.RELU, "max(0, x)"),
          Map.entry(Activation.RELU6, "x clipped to [0, 6]"),
          Map.entry(Activation.SELU, "1.0507 x for x > 0, 1.7581 (e^x − 1) below"),
          Map.entry(Activation.SIGMOID, "σ(x) = 1 / (1 + e^−x)"),
          Map.entry(Activation.SOFTPLUS, "ln(1 + e^x)"),
          Map.entry(Activation.SOFTSIGN, "x / (1 + \\|x\\|)"),
          Map.entry(Activation.SWISH, "x · σ(x)"),
          Map.entry(Activation.TANH, "tanh x"),
          Map.entry(Activation.THRESHOLDED_RELU, "x for x > 1, 0 below"),
          Map.entry(
              Activation.CELU,
              "x for x ≥ 0, 2 (e^(x/2) − 1) below: α = 2, PyTorch's `CELU(alpha=2)`; with α = 1 it is `elu`"),
          Map.entry(Activation.ELLIOTT, "0.5 x / (1 + \\|x\\|) + 0.5"),
          Map.entry(Activation.LISHT, "x · tanh x"),
          Map.entry(Activation.SINE, "sin x"),
          Map.entry(Activation.GAUSSIAN, "e^(−x²)"),
          Map.entry(Activation.SNAKE, "x + sin²x"));

  private static final Map<Initialisation, String> DRAWS =
      Map.of(
          Initialisation.XAVIER, "N(0, 2 / (in + out))",
          Initialisation.XAVIER_UNIFORM, "U(±√(6 / (in + out)))",
          Initialisation.HE, "N(0, 2 / in)",
          Initialisation.HE_UNIFORM, "U(±√(6 / in))",
          Initialisation.LECUN, "N(0, 1 / in)",
          Initialisation.LECUN_UNIFORM, "U(±√(3 / in))",
          Initialisation.FAN_IN_UNIFORM, "U(±1/√in)");

  private static final Map<Scaling, String> SCALINGS =
      Map.of(
          Scaling.NONE, "nothing",
          Scaling.STANDARD, "to mean 0 and standard deviation 1",
          Scaling.MIN_MAX, "to [0, 1] on the training points; test points may lie outside");

  private final StringBuilder text = new StringBuilder();

  private SettingsTables() {}

  static String markdown() {
    SettingsTables tables = new SettingsTables();
    tables.record("### `study`", StudyHeader.class);
    tables.record("### A dataset", DatasetSpec.class);
    tables.family("### `source`", Source.class);
    tables.constants("### `scaling`", "effect on each coordinate", Scaling.class, SCALINGS);
    tables.family("### `mode`", Mode.class);
    tables.record("### A network", NetworkSpec.class);
    tables.constants("### `activation`", "formula", Activation.class, FORMULAS);
    tables.constants(
        "### `initialisation`",
        "weights of a layer with `in` inputs and `out` outputs",
        Initialisation.class,
        DRAWS);
    tables.family("### `optimizer`", Optimizer.class);
    tables.family("### `schedule`: the learning rate schedule", Schedule.class);
    tables.record("### `record`", RecordSpec.class);
    tables.record("### `render`", RenderSpec.class);
    tables.record("### `gallery`", GallerySpec.class);
    tables.record("### `map`: a range of an axis", AxisRange.class);
    return tables.text.toString();
  }

  private void record(String heading, Class<?> type) {
    text.append(heading).append("\n\n| setting | default | meaning |\n| --- | --- | --- |\n");
    rows("", type);
    text.append('\n');
  }

  private void family(String heading, Class<?> family) {
    text.append(heading)
        .append("\n\n| type | setting | default | meaning |\n| --- | --- | --- | --- |\n");
    Kinds.of(family).forEach((kind, type) -> rows("| `" + kind + "` ", type));
    text.append('\n');
  }

  private void rows(String before, Class<?> type) {
    if (type.getRecordComponents().length == 0) {
      text.append(before).append("| | | no settings |\n");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      text.append(before)
          .append("| `%s` ".formatted(Kinds.kebab(component.getName())))
          .append(setting.or().isEmpty() ? "| — " : "| `%s` ".formatted(setting.or()))
          .append("| %s |\n".formatted(setting.value().replace("|", "\\|")));
    }
  }

  private <E extends Enum<E>> void constants(
      String heading, String column, Class<E> type, Map<E, String> meanings) {
    text.append(heading).append("\n\n| value | %s |\n| --- | --- |\n".formatted(column));
    for (E constant : type.getEnumConstants()) {
      text.append("| `%s` | %s |\n".formatted(Kinds.kebab(constant), meanings.get(constant)));
    }
    text.append('\n');
  }
}

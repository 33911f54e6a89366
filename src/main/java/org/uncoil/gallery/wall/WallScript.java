package org.uncoil.gallery.wall;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.VisibleText;

/**
 * The runs as columns, in a script that a page opened from disk may load where it may not fetch a
 * file: {@code globalThis.uncoilRuns = {…}}. Words come once, in the order in which they first
 * occur, and a run has their numbers; a share has four decimals, a loss three digits, and null
 * stands for what is not known. ASCII alone, and no {@code <}, so that no reader can take it for
 * something else.
 */
public final class WallScript {
  private static final byte[] BEFORE =
      "globalThis.uncoilRuns = ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AFTER = ";\n".getBytes(StandardCharsets.US_ASCII);

  /** Stands for the run's identifier in a path. */
  private static final String RUN = "*";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private WallScript() {}

  /** The script's bytes. */
  public static byte[] render(List<WallRun> runs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(BEFORE);
    try (JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
      json.setCharacterEscapes(new NoMarkup());
      json.writeStartObject();
      json.writeArrayFieldStart("run");
      for (WallRun run : runs) {
        json.writeString(run.card().runId());
      }
      json.writeEndArray();
      json.writeObjectFieldStart("words");
      words().forEach((name, of) -> writeWords(json, name, runs, of));
      json.writeEndObject();
      json.writeObjectFieldStart("numbers");
      numbers().forEach((name, of) -> writeNumbers(json, name, runs, of));
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.writeBytes(AFTER);
    return bytes.toByteArray();
  }

  private static Map<String, Function<WallRun, String>> words() {
    Map<String, Function<WallRun, String>> columns = new LinkedHashMap<>();
    columns.put("dataset", run -> run.card().dataset());
    columns.put("network", WallRun::network);
    columns.put("layers", run -> run.card().networkLabel());
    columns.put("activation", run -> run.card().activation());
    columns.put("status", run -> run.card().status().label());
    columns.put("health", WallRun::health);
    columns.put("reason", run -> run.card().reason());
    columns.put("page", run -> pattern(run.card(), run.card().page()));
    columns.put("poster", run -> pattern(run.card(), run.card().poster()));
    columns.put("film", run -> run.card().film() == null ? "no" : "yes");
    return columns;
  }

  private static Map<String, ToDoubleFunction<WallRun>> numbers() {
    Map<String, ToDoubleFunction<WallRun>> columns = new LinkedHashMap<>();
    columns.put("depth", WallRun::depth);
    columns.put("seed", run -> run.card().seed());
    columns.put("train", run -> decimals(run.card().trainAccuracy()));
    columns.put("held-out", run -> decimals(run.card().heldOutAccuracy()));
    columns.put("loss", run -> digits(run.card().loss()));
    columns.put(
        "separation",
        run ->
            run.card().separation().separated()
                ? run.card().separation().separableFrom()
                : Double.NaN);
    return columns;
  }

  private static String pattern(RunCard card, String path) {
    return path == null ? "" : path.replace(card.runId(), RUN);
  }

  /** Cut, not rounded: a percentage is rounded from it as it would be from the share itself. */
  private static double decimals(double share) {
    return Double.isFinite(share)
        ? BigDecimal.valueOf(share).setScale(6, RoundingMode.DOWN).doubleValue()
        : Double.NaN;
  }

  private static double digits(double loss) {
    return Double.isFinite(loss)
        ? BigDecimal.valueOf(loss).round(new MathContext(3, RoundingMode.HALF_UP)).doubleValue()
        : Double.NaN;
  }

  private static void writeWords(
      JsonGenerator json, String name, List<WallRun> runs, Function<WallRun, String> of) {
    Map<String, Integer> words = new LinkedHashMap<>();
    int[] numbers = new int[runs.size()];
    for (int i = 0; i < numbers.length; i++) {
      String word = VisibleText.of(of.apply(runs.get(i)));
      numbers[i] = words.computeIfAbsent(word, w -> words.size());
    }
    try {
      json.writeObjectFieldStart(name);
      json.writeArrayFieldStart("all");
      for (String word : words.keySet()) {
        json.writeString(word);
      }
      json.writeEndArray();
      json.writeFieldName("of");
      json.writeArray(numbers, 0, numbers.length);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeNumbers(
      JsonGenerator json, String name, List<WallRun> runs, ToDoubleFunction<WallRun> of) {
    try {
      json.writeArrayFieldStart(name);
      for (WallRun run : runs) {
        double value = of.applyAsDouble(run);
        if (!Double.isFinite(value)) {
          json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
          json.writeNumber((long) value);
        } else {
          json.writeNumber(value);
        }
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.VisibleText;
import org.uncoil.gallery.figure.ActivationColour;

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

  private static final String DEPTH = "depth";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private WallScript() {}

  /**
   * The script's bytes.
   *
   * @param thumbnails of the runs that have a thumbnail the path of the script that holds it, by
   *     identifier
   */
  public static byte[] render(List<RunCard> runs, Map<String, String> thumbnails) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(BEFORE);
    try (JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
      json.setCharacterEscapes(new NoMarkup());
      json.writeStartObject();
      json.writeArrayFieldStart("run");
      for (RunCard run : runs) {
        json.writeString(run.runId());
      }
      json.writeEndArray();
      json.writeObjectFieldStart("words");
      words(runs, thumbnails).forEach((name, of) -> writeWords(json, name, runs, of));
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

  private static Map<String, Function<RunCard, String>> words(
      List<RunCard> runs, Map<String, String> thumbnails) {
    Map<String, Function<RunCard, String>> columns = new LinkedHashMap<>();
    columns.put(RunSelection.DATASET, run -> run.dataset());
    columns.put("network", RunCard::network);
    columns.put("layers", run -> run.networkLabel());
    columns.put(RunSelection.ACTIVATION, run -> run.activation());
    columns.put(RunSelection.STATUS, run -> run.status().label());
    columns.put(RunSelection.HEALTH, RunCard::health);
    columns.put("reason", run -> run.reason());
    columns.put("colour", run -> ActivationColour.classes(run.activation()));
    columns.put("page", run -> pattern(run, run.page()));
    columns.put("thumbnail", run -> thumbnails.getOrDefault(run.runId(), ""));
    columns.put("film", run -> run.film() == null ? "no" : "yes");
    columns.put("replay", run -> run.playable() ? "yes" : "no");
    if (runs.stream().anyMatch(run -> run.cluster() > 0)) {
      columns.put(
          RunSelection.CLUSTER, run -> run.cluster() == 0 ? "" : String.valueOf(run.cluster()));
    }
    for (String setting : varied(runs)) {
      columns.putIfAbsent(
          RunSelection.id(setting), run -> run.settings().getOrDefault(setting, ""));
    }
    return columns;
  }

  /** The settings that the study varies. */
  private static List<String> varied(List<RunCard> runs) {
    Map<String, Set<String>> levels = new LinkedHashMap<>();
    for (RunCard run : runs) {
      run.settings()
          .forEach((name, level) -> levels.computeIfAbsent(name, n -> new HashSet<>()).add(level));
    }
    return levels.keySet().stream()
        .filter(name -> !name.equals(DEPTH) && levels.get(name).size() > 1)
        .toList();
  }

  private static Map<String, ToDoubleFunction<RunCard>> numbers() {
    Map<String, ToDoubleFunction<RunCard>> columns = new LinkedHashMap<>();
    columns.put(DEPTH, run -> Double.parseDouble(run.settings().getOrDefault(DEPTH, "NaN")));
    columns.put("seed", run -> run.seed());
    columns.put("train", run -> decimals(run.trainAccuracy()));
    columns.put("held-out", run -> decimals(run.testAccuracy()));
    columns.put("loss", run -> digits(run.loss()));
    columns.put(
        "separation",
        run -> run.separation().separated() ? run.separation().separableFrom() : Double.NaN);
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
      JsonGenerator json, String name, List<RunCard> runs, Function<RunCard, String> of) {
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
      JsonGenerator json, String name, List<RunCard> runs, ToDoubleFunction<RunCard> of) {
    try {
      json.writeArrayFieldStart(name);
      for (RunCard run : runs) {
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

package org.uncoil.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Texts that users read have the terms of the field. Read are the pages without their code, what
 * the templates show, sentences in scripts, and sentences in Java: help, errors, logs, captions,
 * settings and columns. A string is a sentence if it has a space, so that names of columns and
 * settings are not looked at.
 */
class PlainEnglishTest {
  /** A word that the project no longer uses, and the standard term for it. */
  private static final Map<String, String> REPLACED =
      Map.ofEntries(
          Map.entry(
              "parted|part(s|ing)? (the|all|its|it|them|these) ?(classes|points|data)?",
              "separate"),
          Map.entry("liken(s|ed)?|like whom|run that is most like", "similarity"),
          Map.entry("mend(s|ed|ing)?", "fix, make linearly separable"),
          Map.entry("hand-made", "hand-crafted"),
          Map.entry("updaters?", "optimizer"),
          Map.entry("heavy ?ball", "momentum SGD"),
          Map.entry("held[- ]out", "test"),
          Map.entry("taken for", "predicted"),
          Map.entry("right (for good|about)|rightly|right or wrong", "correct"),
          Map.entry("biograph(y|ies)|points' lives", "per-point training dynamics"),
          Map.entry("flips?", "prediction changes"),
          Map.entry("jump(s|ed)?", "displacement"),
          Map.entry("atlas|kinds? of solutions?", "clusters of solutions, MDS map"),
          Map.entry("verdicts?|ill health", "diagnosis, result"),
          Map.entry("moments? of separation", "separation epoch"),
          Map.entry("replicates", "seeds"),
          Map.entry("incidental", "non-deterministic"),
          Map.entry("sweeps?|swept", "clean up"),
          Map.entry("deals?|dealt|dealing", "partition, assign"),
          Map.entry("dear(er|est)?", "expensive"),
          Map.entry("cheap(er|est|ly)?", "inexpensive"),
          Map.entry("timid", "conservative"),
          Map.entry("stacked", "batched"),
          Map.entry("counterfactuals?", "one-factor comparison"),
          Map.entry("in step|one clock", "synchronised, side by side"),
          Map.entry("reels?|footage", "frames, run data"),
          Map.entry("(on|of) the wall|the wall of", "gallery grid, run browser"),
          Map.entry("take it along|to take along|takeaways?", "download and reproduce"),
          Map.entry("strays?", "outliers"),
          Map.entry("lattices?", "grid"),
          Map.entry(
              "(tell|tells|told|telling) apart|apart from each other",
              "distinguish, significant difference"),
          Map.entry("nought", "zero, chance level"),
          Map.entry("glaze|falloff|creases?", "alpha blend, antialiasing coverage, folds"),
          Map.entry("gradient by", "gradient with respect to"),
          Map.entry("anew|afresh", "again"),
          Map.entry("alike up to", "identical up to"),
          Map.entry("counting none", "restricted to"),
          Map.entry("e-fold", "by a factor of e"),
          Map.entry("course of training", "loss and accuracy"),
          Map.entry("runs? it again", "reproduce"),
          Map.entry("(what )?all runs together( say)?", "results across all runs"),
          Map.entry(
              "(normal|standard|initial|regular|synchron|visual|summar|minim)iz(e|es|ed|ing|ation)|(analy)z(e|es|ed|ing)|(col|behavi|neighb)ors?|centers?",
              "British spelling"),
          Map.entry("lest|whither|hither|betwixt|wherein", "(archaic)"));

  private static final Pattern LITERAL =
      Pattern.compile("\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"");
  private static final Pattern SCRIPT_LITERAL =
      Pattern.compile("'([^'\\\\\n]*+(?:\\\\.[^'\\\\\n]*+)*+)'");

  private record Text(Path file, String text) {}

  @Test
  void noTextHasAWordThatAStandardTermHasReplaced() throws IOException {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, String> word : REPLACED.entrySet()) {
      Pattern pattern =
          Pattern.compile("(?<![\\w-])(" + word.getKey() + ")(?![\\w-])", Pattern.CASE_INSENSITIVE);
      for (Text text : texts()) {
        Matcher matcher = pattern.matcher(text.text());
        while (matcher.find()) {
          found.add(
              "%s: \"…%s…\": write %s"
                  .formatted(text.file(), around(text.text(), matcher), word.getValue()));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static String around(String text, MatchResult match) {
    return text.substring(
            Math.max(0, match.start() - 30), Math.min(text.length(), match.end() + 30))
        .replace('\n', ' ');
  }

  private static List<Text> texts() throws IOException {
    List<Text> texts = new ArrayList<>();
    for (Path page : Pages.all()) {
      texts.add(new Text(page, prose(Files.readString(page))));
    }
    for (Path file : files("src/main/jte", ".jte")) {
      texts.add(new Text(file, shown(Files.readString(file))));
    }
    for (Path file : files("src/main/resources/org/uncoil/gallery", ".js")) {
      texts.add(new Text(file, sentences(SCRIPT_LITERAL, Files.readString(file))));
    }
    for (Path file : files("src/main/java", ".java")) {
      texts.add(new Text(file, sentences(LITERAL, Files.readString(file))));
    }
    return texts;
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** A page without code, addresses and comments. */
  private static String prose(String markdown) {
    return markdown
        .replaceAll("(?s)```.*?```", " ")
        .replaceAll("(?s)<!--.*?-->", " ")
        .replaceAll("`[^`\n]*`", " ")
        .replaceAll("]\\([^)]*\\)", "] ")
        .replaceAll("(src|href)=\"[^\"]*\"", " ");
  }

  /** What a template shows: text between tags, and labels and titles. */
  private static String shown(String template) {
    String plain =
        template
            .replaceAll("\\$\\{[^}]*}", " ")
            .replaceAll("(?m)^(@import|@param|!\\{).*$", " ")
            .replaceAll("@[\\w.]+\\((?:[^()]++|\\((?:[^()]++|\\([^()]*+\\))*+\\))*+\\)", " ");
    String labels =
        Pattern.compile("(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")
            .matcher(plain)
            .results()
            .map(label -> label.group(1))
            .collect(Collectors.joining("\n"));
    return labels + "\n" + plain.replaceAll("<[^>]*>", "\n");
  }

  private static String sentences(Pattern literal, String source) {
    String joined = source.replaceAll("(?m)^\\s*(//|\\*|/\\*).*$", "");
    String text =
        literal
            .matcher(joined)
            .results()
            .map(string -> string.group(1))
            .filter(string -> string.contains(" "))
            .collect(Collectors.joining("\n"));
    // names of tables, columns and settings within a sentence
    return text.replaceAll("`[^`\n]*`", " ").replaceAll("'[a-z_.]+'", " ");
  }
}

package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Studies;
import org.uncoil.study.StudySpec;

/**
 * The page about study files says what the code does: its tables and its errors are the code's own.
 * {@code -Duncoil.update=true} writes them anew.
 */
class StudyFilePageTest {
  private static final Path PAGE = Path.of("src", "site", "markdown", "study-files.md");

  @Test
  void thePageSaysWhatTheCodeDoes() throws IOException {
    String page = Files.readString(PAGE);
    String settings = "\n" + SettingsTables.markdown();
    String renewed = between(page, "settings", settings);
    renewed = between(renewed, "mistakes", mistakes(renewed));
    if (Boolean.getBoolean("uncoil.update")) {
      Files.writeString(PAGE, renewed);
    }

    assertThat(Files.readString(PAGE))
        .as("run this test with -Duncoil.update=true to write the page anew")
        .isEqualTo(renewed);
    assertThat(settings).as("a constant without a meaning").doesNotContain("| null |");
  }

  @Test
  void everyRowOfATableHasAsManyCellsAsItsHead() throws IOException {
    int cells = 0;
    for (String line : Files.readString(PAGE).lines().toList()) {
      int bars = line.startsWith("|") ? line.replace("\\|", "").replaceAll("[^|]", "").length() : 0;
      assertThat(bars).as(line).isIn(cells == 0 ? bars : cells, 0);
      cells = bars;
    }
  }

  @Test
  void everyExampleCanBeRun() throws IOException {
    List<String> examples = fences(Files.readString(PAGE), "hocon");

    assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
    assertThat(examples)
        .allSatisfy(example -> assertThat(Studies.read(example).runCount()).isPositive());
  }

  @Test
  void theNumbersInTheTextAreThoseOfTheExamples() throws IOException {
    List<StudySpec> studies =
        fences(Files.readString(PAGE), "hocon").stream().map(Studies::read).toList();

    assertThat(studies.get(0).runCount()).isEqualTo(9);
    assertThat(studies.get(2).datasets()).hasSize(5);
    assertThat(studies.get(2).networks()).hasSize(6);
    assertThat(studies.get(2).networks())
        .extracting(NetworkSpec::name)
        .contains("net hidden=400-400 beta1=0.9");
    assertThat(studies.get(3).networks()).hasSize(40);
    assertThat(studies.get(3).networks()).extracting(NetworkSpec::name).contains("net relu #7");
  }

  /** The wrong study of the page and what the code has to say about it. */
  private static String mistakes(String page) {
    String old = page.substring(page.indexOf("<!-- mistakes:begin -->"));
    String study = fences(old, "").get(0);
    StudyException refused =
        catchThrowableOfType(
            StudyException.class, () -> StudyFile.parse("wrong.conf", study, false));
    return "\n```\n" + study + "```\n\nis refused with\n\n```\n" + refused.getMessage() + "\n```\n";
  }

  private static String between(String page, String marker, String content) {
    String begin = "<!-- " + marker + ":begin -->";
    String end = "<!-- " + marker + ":end -->";
    assertThat(page).containsOnlyOnce(begin).containsOnlyOnce(end);
    return page.substring(0, page.indexOf(begin) + begin.length())
        + content
        + page.substring(page.indexOf(end));
  }

  private static List<String> fences(String page, String language) {
    Matcher fences =
        Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(page);
    return fences.results().map((MatchResult fence) -> fence.group(1)).toList();
  }
}

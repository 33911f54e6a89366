package org.uncoil.gallery.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.testing.Samples;

class WallScriptTest {
  private static final String BEFORE = "globalThis.uncoilRuns = ";

  static RunCard run(
      String id, String dataset, double testAccuracy, Integer separable, String film) {
    RunStatus status = Double.isNaN(testAccuracy) ? RunStatus.DIVERGED : RunStatus.TRAINED;
    return new RunCard(
        id,
        "file-" + id,
        dataset,
        "small",
        "2–100–2–2",
        "tanh",
        7,
        Map.of("depth", "2", "width", dataset.equals("moons") ? "4" : "8", "l1", "0"),
        status,
        status == RunStatus.TRAINED ? "" : "the loss was NaN",
        testAccuracy,
        testAccuracy,
        0.123456,
        Samples.separation(separable),
        "healthy",
        dataset.equals("moons") ? 3 : 0,
        film == null ? null : "films/" + id + "-film.png",
        film,
        false);
  }

  private static JsonNode read(List<RunCard> runs) throws IOException {
    String script =
        new String(
            WallScript.render(runs, Map.of("a1", "thumbnails/d.js")), StandardCharsets.UTF_8);
    assertThat(script).startsWith(BEFORE).endsWith(";\n");
    return new ObjectMapper().readTree(script.substring(BEFORE.length(), script.length() - 2));
  }

  @Test
  void aRunIsFoundInItsColumns() throws IOException {
    JsonNode data =
        read(
            List.of(
                run("a1", "spiral", 0.98765, 57, "films/a1.webm"),
                run("b2", "moons", Double.NaN, null, null),
                run("c3", "spiral", 1, 0, null)));
    assertThat(data.get("run").toString()).isEqualTo("[\"a1\",\"b2\",\"c3\"]");
    JsonNode words = data.get("words");
    assertThat(words.at("/dataset").toString())
        .isEqualTo("{\"all\":[\"spiral\",\"moons\"],\"of\":[0,1,0]}");
    assertThat(words.at("/thumbnail").toString())
        .isEqualTo("{\"all\":[\"thumbnails/d.js\",\"\"],\"of\":[0,1,1]}");
    assertThat(words.at("/page").toString())
        .isEqualTo("{\"all\":[\"runs/*.html\"],\"of\":[0,0,0]}");
    assertThat(words.at("/film/all").toString()).isEqualTo("[\"yes\",\"no\"]");
    // a setting has a column where the study varies it
    assertThat(words.at("/width").toString()).isEqualTo("{\"all\":[\"8\",\"4\"],\"of\":[0,1,0]}");
    assertThat(words.at("/cluster").toString()).isEqualTo("{\"all\":[\"\",\"3\"],\"of\":[0,1,0]}");
    assertThat(words.has("l1")).isFalse();
    JsonNode numbers = data.get("numbers");
    assertThat(numbers.get("held-out").toString()).isEqualTo("[0.98765,null,1]");
    assertThat(numbers.get("separation").toString()).isEqualTo("[57,null,0]");
    assertThat(numbers.get("loss").toString()).isEqualTo("[0.123,0.123,0.123]");
    assertThat(numbers.get("depth").toString()).isEqualTo("[2,2,2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "\u2028\u2029\u202E\u2066",
        "'\"\\`${1}*",
        "<!--",
        "half a pair \uD800",
        "\u0000\n\r"
      })
  void hostileTextStaysText(String hostile) throws IOException {
    RunCard run = run("a1", "x" + hostile, 0.5, null, null);
    String script = new String(WallScript.render(List.of(run), Map.of()), StandardCharsets.UTF_8);
    assertThat(script.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    assertThat(script).doesNotContain("<").doesNotContain("\\u202E").doesNotContain("\\u2028");
    assertThat(read(List.of(run)).at("/words/dataset/all/0").asText())
        .isEqualTo(org.uncoil.gallery.VisibleText.of("x" + hostile));
  }
}

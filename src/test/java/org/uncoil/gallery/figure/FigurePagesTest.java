package org.uncoil.gallery.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.gallery.Gallery;

class FigurePagesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/gallery/figures.html");

  private final Document page = parse(new FigureSamples().page());

  private static Document parse(FigurePage page) {
    return Jsoup.parse(new String(FigurePages.render(page), StandardCharsets.UTF_8));
  }

  /** Where it should look different, delete the file, run the test twice, and look at it. */
  @Test
  void thePageIsAsItWasLookedAt() throws IOException {
    byte[] now = FigurePages.render(new FigureSamples().page());
    if (!Files.exists(GOLDEN)) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, now);
      throw new AssertionError(GOLDEN + " is new: look at it");
    }
    assertThat(new String(now, StandardCharsets.UTF_8)).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void everyFigureHasATitleASentenceAndItsNumbers() {
    assertThat(page.select("figure.plate")).hasSize(new FigureSamples().figures().size());
    for (Element figure : page.select("figure.plate")) {
      assertThat(figure.select("> h3, > figcaption")).as(figure.id()).hasSize(2);
      assertThat(figure.select("details table tbody tr")).as(figure.id()).isNotEmpty();
      assertThat(figure.select("> svg")).hasSize(2);
      for (Element drawing : figure.select("> svg")) {
        assertThat(drawing.select("> title, > desc")).hasSize(2);
        assertThat(drawing.attr("aria-labelledby").split(" "))
            .allMatch(id -> page.getElementById(id) != null);
        assertThat(drawing.select("a"))
            .isNotEmpty()
            .allMatch(
                link -> !link.attr("aria-label").isBlank() && link.attr("href").startsWith("../"));
      }
    }
  }

  @Test
  void referencesLeadWithinTheGallery() {
    for (String attribute : List.of("href", "src")) {
      for (String reference : page.select("[" + attribute + "]").eachAttr(attribute)) {
        if (!reference.startsWith("#")) {
          assertThat(URI.create("file:///g/compare/1.html").resolve(reference).getPath())
              .as(reference)
              .matches(
                  "/g/(index|films|compare|failures|tables|workbench)\\.html|/g/(runs|assets|films)/[a-z0-9]+\\.[a-z]+");
        } else {
          assertThat(page.getElementById(reference.substring(1))).as(reference).isNotNull();
        }
      }
    }
    assertThat(Gallery.assets().keySet()).contains("figures.css", "figures.js");
  }

  @Test
  void identifiersAreUniqueNothingIsInlineAndHeadingsSkipNoLevel() {
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("style")).isEmpty();
    assertThat(page.select("script")).allMatch(script -> script.hasAttr("src"));
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).isNotEqualTo("style").doesNotStartWith("on");
      }
    }
    int last = 0;
    for (Element heading : page.select("h1, h2, h3, h4")) {
      int level = heading.tagName().charAt(1) - '0';
      assertThat(level).isLessThanOrEqualTo(last + 1);
      last = level;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></desc></text></svg></bdi></td></table><h1>owned</h1>",
        "\" onload=\"alert(1)\" x=\"",
        "' onerror='alert(1)",
        "<!-- ",
        "]]>",
        "&lt;b&gt; &amp;amp; &#0;",
        "javascript:alert(1)",
        "${7*7} @for(",
        "\u202Eright to left \u2066isolated\u0000\u0007\n\r\t\u0085\u2028\uFEFF",
        "half a pair \uD800"
      })
  void hostileTextChangesNothingButText(String hostile) {
    Document attacked = parse(new FigureSamples(hostile).page());
    assertThat(structure(attacked)).isEqualTo(structure(page));
    assertThat(
            attacked
                .html()
                .codePoints()
                .filter(point -> point != '\n')
                .filter(point -> Character.getType(point) == Character.CONTROL || point == 0x202E))
        .isEmpty();
    assertThat(attacked.select("[href]").eachAttr("href"))
        .noneMatch(href -> href.contains("javascript:"));
  }

  private static List<String> structure(Document page) {
    return page.getAllElements().stream()
        .map(
            element ->
                element.parents().size()
                    + element.tagName()
                    + element.attributes().asList().stream()
                        .map(Attribute::getKey)
                        .collect(Collectors.joining(" ", "[", "]")))
        .toList();
  }
}

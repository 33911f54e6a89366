package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile text in every place that takes free text, on every page, changes nothing but the text.
 */
class HostileTextTest {
  private final Map<String, Document> plain = Pages.of(new Samples());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></bdi></td></table></ul><h1>owned</h1>",
        "\" onload=\"alert(1)\" x=\"",
        "' onerror='alert(1)",
        "<!-- ",
        "]]>",
        "&lt;b&gt; &amp;amp; &#0;",
        "javascript:alert(1)",
        "${7*7} @for(",
        "\u2028</script>\u2029",
        "\u202Eright to left \u2066isolated\u0000\u0007\n\r\t\u0085\u2028\uFEFF",
        "half a pair \uD800"
      })
  void thePagesKeepTheirStructure(String hostile) {
    Map<String, Document> pages = Pages.of(new Samples(hostile));
    assertThat(pages.keySet()).isEqualTo(plain.keySet());
    pages.forEach(
        (path, page) -> {
          assertThat(structure(page)).as(path).isEqualTo(structure(plain.get(path)));
          assertThat(
                  page.html()
                      .codePoints()
                      .filter(point -> point != '\n')
                      .filter(VisibleText::hidden))
              .as("hidden characters of " + path)
              .isEmpty();
        });
    Document index = pages.get(Gallery.INDEX);
    assertThat(index.selectFirst("h1").wholeText())
        .isEqualTo("How networks uncoil spirals" + VisibleText.of(hostile));
    assertThat(index.select(".activations th bdi"))
        .isNotEmpty()
        .allMatch(text -> text.wholeText().endsWith(VisibleText.of(hostile)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"שלום", "نص عربي"})
  void textOfEitherDirectionIsIsolatedFromItsNeighbours(String text) {
    Pages.of(new Samples(text))
        .forEach(
            (path, page) ->
                assertThat(
                        page.body().getAllElements().stream()
                            .filter(e -> e.ownText().contains(text)))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(e -> List.of("bdi", "option").contains(e.tagName())));
  }

  /** Every element of a page, in order, with the names of its attributes. */
  private static List<String> structure(Document page) {
    return page.getAllElements().stream().map(HostileTextTest::describe).toList();
  }

  private static String describe(Element element) {
    return element.parents().size()
        + " "
        + element.tagName()
        + element.attributes().asList().stream()
            .map(attribute -> attribute.getKey())
            .collect(Collectors.joining(" ", "[", "]"));
  }
}

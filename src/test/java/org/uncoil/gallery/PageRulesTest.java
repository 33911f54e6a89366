package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.uncoil.gallery.run.RunPages;

/** What every page keeps to, whatever it shows. */
class PageRulesTest {
  private final Samples samples = new Samples();
  private final Map<String, Document> pages = Pages.of(samples);

  @Test
  void everyReferenceLeadsToAFileOfTheGallery() {
    Set<String> files = Pages.files(samples);
    pages.forEach(
        (path, page) -> {
          List<String> references = Pages.references(page);
          assertThat(references).as(path).isNotEmpty();
          for (String reference : references) {
            assertThat(reference).as(path).doesNotContain(":").doesNotStartWith("/");
            assertThat(files)
                .as(path + " refers to " + reference)
                .contains(Pages.resolve(path, reference));
          }
        });
  }

  @Test
  void everyFragmentOfTheSamePageExists() {
    pages.forEach(
        (path, page) ->
            Pages.references(page).stream()
                .filter(reference -> reference.startsWith("#") && !reference.startsWith("#epoch="))
                .forEach(
                    reference ->
                        assertThat(page.getElementById(reference.substring(1)))
                            .as(path + reference)
                            .isNotNull()));
  }

  @Test
  void identifiersAreUniqueAndReferencesToThemAreMet() {
    pages.forEach(
        (path, page) -> {
          List<String> ids = page.select("[id]").eachAttr("id");
          assertThat(ids).as(path).doesNotHaveDuplicates();
          assertThat(ids)
              .as(path)
              .containsAll(page.select("[aria-labelledby]").eachAttr("aria-labelledby"));
          assertThat(page.select("label"))
              .allMatch(label -> !label.select("input, select").isEmpty());
        });
  }

  @Test
  void nothingIsInline() {
    pages.forEach(
        (path, page) -> {
          assertThat(page.select("style")).as(path).isEmpty();
          assertThat(page.select("script")).as(path).allMatch(script -> script.hasAttr("src"));
          assertThat(page.select("script")).as(path).allMatch(script -> script.data().isEmpty());
          for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
              assertThat(attribute.getKey()).as(path).isNotEqualTo("style").doesNotStartWith("on");
            }
          }
        });
  }

  @Test
  void thePolicyAllowsOwnFilesAndNothingElse() {
    pages.forEach(
        (path, page) -> {
          Element meta = page.head().selectFirst("meta[http-equiv=Content-Security-Policy]");
          assertThat(meta).as(path).isNotNull();
          List<String> policy = List.of(meta.attr("content").split("; "));
          assertThat(policy)
              .contains("default-src 'none'", "base-uri 'none'", "form-action 'none'");
          // figures are saved as PNG by way of a picture that the page itself makes
          assertThat(policy)
              .allMatch(
                  rule ->
                      rule.endsWith("'none'")
                          || rule.endsWith("'self'")
                          || rule.equals("img-src 'self' blob:"));
          assertThat(meta.elementSiblingIndex())
              .as("nothing may load before the policy is known")
              .isLessThan(page.head().selectFirst("link").elementSiblingIndex());
        });
  }

  @Test
  void headingsStartAtOneAndSkipNoLevel() {
    pages.forEach(
        (path, page) -> {
          List<Integer> levels = Pages.headings(page);
          assertThat(levels).as(path).startsWith(1);
          assertThat(levels).as(path).filteredOn(level -> level == 1).hasSize(1);
          for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).as(path + levels).isLessThanOrEqualTo(levels.get(i - 1) + 1);
          }
        });
  }

  @Test
  void everyPictureAndControlHasAName() {
    pages.forEach(
        (path, page) -> {
          assertThat(page.select("html").attr("lang")).isEqualTo("en");
          assertThat(page.title()).as(path).isNotBlank();
          assertThat(page.select("img")).as(path).allMatch(image -> image.hasAttr("alt"));
          assertThat(page.select("video, canvas, svg[role=img], [tabindex]"))
              .as(path)
              .allMatch(
                  element -> element.hasAttr("aria-label") || element.hasAttr("aria-labelledby"));
          assertThat(page.select("button"))
              .as(path)
              .allMatch(button -> button.hasAttr("aria-label") || button.hasText());
          assertThat(page.select("input, select"))
              .as(path)
              .allMatch(
                  control -> control.hasAttr("aria-label") || control.closest("label") != null);
        });
  }

  @Test
  void theSameModelGivesTheSameBytes() {
    assertThat(Gallery.renderIndex(new Samples().gallery()))
        .isEqualTo(Gallery.renderIndex(new Samples().gallery()));
    assertThat(RunPages.render(new Samples().page(3)))
        .isEqualTo(RunPages.render(new Samples().page(3)));
  }

  @Test
  void everyPageSaysWhatItIsAndLeadsToTheOthers() {
    Pages.of(new Samples())
        .forEach(
            (path, page) -> {
              assertThat(page.select("meta[name=description]").attr("content"))
                  .as(path)
                  .isNotBlank()
                  .isEqualTo(page.select("meta[property=og:description]").attr("content"));
              assertThat(page.select("meta[property=og:title]").attr("content"))
                  .isEqualTo(page.title());
              String picture = page.select("meta[property=og:image]").attr("content");
              assertThat(Pages.files(new Samples())).contains(Pages.resolve(path, picture));
              assertThat(page.select("nav.site a").eachText())
                  .containsExactly("Start", "Play", "Explore", "Results", "Failures", "Data");
              assertThat(page.select("nav.site [aria-current]")).as(path).hasSize(1);
            });
  }
}

package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPageTest {
  private final GalleryModel model = new Samples().gallery();
  private final Document page = Pages.parse(Gallery.renderIndex(model));

  @Test
  void withoutAScriptEveryRunHasItsCardUnderItsDataset() {
    assertThat(page.getElementById("filters").hasAttr("hidden")).isTrue();
    Elements groups = page.select("section.group");
    assertThat(groups.eachText()).hasSize(3);
    for (int i = 0; i < groups.size(); i++) {
      String dataset = model.datasets().get(i).name();
      assertThat(groups.get(i).selectFirst("h3 bdi").text()).isEqualTo(dataset);
      assertThat(groups.get(i).select("li a").eachAttr("href"))
          .isEqualTo(
              model.runs().stream()
                  .filter(run -> run.dataset().equals(dataset))
                  .map(RunCard::page)
                  .toList());
      assertThat(groups.get(i).select("li")).noneMatch(card -> card.hasAttr("hidden"));
    }
  }

  @Test
  void aCardCarriesWhatTheFiltersRead() {
    for (RunCard run : model.runs()) {
      Element card = page.selectFirst(".group a[href=" + run.page() + "]").closest("li");
      assertThat(card.attr("data-a")).isEqualTo(run.activation());
      assertThat(card.attr("data-s")).isEqualTo(run.status().label());
      String[] values = card.attr("data-v").split(" ");
      assertThat(values).hasSize(5);
      assertThat(Long.parseLong(values[0])).isEqualTo(run.seed());
      if (run.status() == RunStatus.TRAINED) {
        assertThat(Double.parseDouble(values[2]))
            .isBetween(run.heldOutAccuracy() - 1e-4, run.heldOutAccuracy() + 1e-4);
        assertThat(card.selectFirst("img").attr("loading")).isEqualTo("lazy");
      } else {
        assertThat(values[2]).isEqualTo("-");
        assertThat(card.select("img")).isEmpty();
        assertThat(card.selectFirst(".reason").text()).isEqualTo(run.reason());
      }
    }
  }

  @Test
  void theClaimsAreOneTableWithAColumnPerDataset() {
    Element table = page.selectFirst("table.claims");
    assertThat(table.select("thead th").eachText())
        .containsExactly("Claim", "Finding", "Two spirals", "Concentric circles", "Iris");
    assertThat(table.select("tbody tr")).hasSize(5);
    for (ClaimRow claim : model.claims()) {
      Element row = page.getElementById("claim-" + claim.number());
      assertThat(row.selectFirst("th").text()).isEqualTo(claim.number() + " " + claim.claim());
      assertThat(row.selectFirst(".badge").text()).endsWith(claim.verdict().label());
      assertThat(row.selectFirst(".finding").text()).endsWith(claim.evidence());
      assertThat(row.select(".figures").eachText())
          .containsExactlyElementsOf(
              List.of(
                  "raw input 66.2% embedding 100.0%",
                  "raw input 66.2% embedding 100.0%", "raw input 66.2% embedding 100.0%"));
    }
  }

  @Test
  void theStoryOpensWithTheBestFilmAndTheNumbers() {
    Element film = page.selectFirst(".story video");
    assertThat(film.attr("src")).isEqualTo(model.runs().get(0).film());
    assertThat(page.select(".summary dd").eachText())
        .containsExactly("3", "4", "36", "28", "5", "3", "8.7 million", "12 min 34 s");
    assertThat(page.select(".verdicts li")).hasSize(5);
  }

  @Test
  void aStudyWithoutClaimsFilmsOrRunsStillHasAPage() {
    GalleryModel empty =
        new GalleryModel(
            "Nothing yet",
            "empty",
            "",
            new Summary(0, 0, 0, 0, 0, 0, 0, 0),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of());
    Document index = Pages.parse(Gallery.renderIndex(empty));
    assertThat(index.selectFirst("h1").text()).isEqualTo("Nothing yet");
    assertThat(index.select("video, .claims, .cards li")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/x.html", "../x.html", "https://a.b/x.html", "runs/a b.html", "a\"b", ""})
  void pathsThatLeaveTheGalleryAreRefused(String path) {
    assertThatThrownBy(() -> new RunLink("x", RunStatus.TRAINED, path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("page = \"" + path + "\"")
        .hasMessageContaining("relative to the gallery's root");
  }

  @Test
  void aRunOfAnUnknownDatasetIsRefused() {
    assertThatThrownBy(
            () ->
                new GalleryModel(
                    "t",
                    "n",
                    "",
                    model.summary(),
                    List.of(),
                    model.datasets().subList(0, 2),
                    model.runs(),
                    null,
                    List.of()))
        .hasMessageContaining("Iris")
        .hasMessageContaining("must be one of the gallery's datasets");
  }
}

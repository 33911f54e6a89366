package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPageTest {
  private final GalleryModel model = new Samples().gallery();
  private final Document page = Pages.parse(Gallery.renderIndex(model));

  @Test
  void itLeadsToEverythingThatIsThere() {
    assertThat(page.select(".into a").eachAttr("href"))
        .containsExactly("films.html", "#activations", "#datasets", "failures.html", "tables.html");
    assertThat(page.select(".datasets .onward a").eachAttr("href"))
        .contains("films.html#dataset=Two%20spirals", "films.html#dataset=Iris");
  }

  @Test
  void everyActivationHasItsFiguresAndItsRuns() {
    Element row = page.selectFirst(".activations tbody tr");
    assertThat(row.selectFirst("a").attr("href")).isEqualTo("films.html#activation=relu");
    assertThat(row.select("td").eachText()).containsExactly("9", "8", "95.1%", "99.9%", "7", "64");
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
    assertThat(page.select("footer .facts").first().select("dd").eachText())
        .containsExactly(
            "3", "4", "36: 28 trained, 5 diverged, 3 failed", "8.7 million", "12 min 34 s");
    assertThat(page.select(".verdicts li")).hasSize(5);
  }

  @Test
  void aStudyWithoutClaimsFilmsOrRunsStillHasAPage() {
    GalleryModel empty =
        new GalleryModel(
            "Nothing yet",
            "empty",
            "",
            new StudySummary(0, 0, 0, 0, 0, 0, 0, 0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of());
    Document index = Pages.parse(Gallery.renderIndex(empty));
    assertThat(index.selectFirst("h1").text()).isEqualTo("Nothing yet");
    assertThat(index.select("video, .claims, .activations")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/x.html", "../x.html", "https://a.b/x.html", "runs/a b.html", "a\"b", ""})
  void pathsThatLeaveTheGalleryAreRefused(String path) {
    assertThatThrownBy(() -> new GroupFilm("d", "s", path, "films/a.webm"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("poster = \"" + path + "\"")
        .hasMessageContaining("a relative path of letters");
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
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of()))
        .hasMessageContaining("Iris")
        .hasMessageContaining("must be one of the gallery's datasets");
  }
}

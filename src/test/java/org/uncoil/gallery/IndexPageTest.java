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
        .containsExactly("films.html", "failures.html", "tables.html");
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
  void thePageOpensWithTheRunThatIsReplayed() {
    RunCard run = model.hero().run();
    Element hero = page.selectFirst(".hero");
    assertThat(hero.selectFirst("#hero").attr("data-id")).isEqualTo(run.runId());
    assertThat(hero.select("noscript video").attr("src")).isEqualTo(run.film());
    assertThat(page.select(".opening .button").attr("href"))
        .isEqualTo("workbench.html#runs=%s&epoch=0".formatted(run.runId()));
    assertThat(page.select(".opening .lead").text())
        .isEqualTo(
            "A network 2–100–2–2 with relu moves the points of Two spirals until, from epoch 57 on,"
                + " one straight line separates the classes.");
    assertThat(page.select("#provenance .facts").first().select("dd").eachText())
        .containsExactly(
            "3", "4", "36: 28 trained, 5 diverged, 3 failed", "8.7 million", "12 min 34 s");
  }

  @Test
  void aStepHasItsClaimItsNumberItsSceneAndTheEvidenceFolded() {
    assertThat(page.select(".step")).hasSize(5);
    for (int i = 0; i < 5; i++) {
      StoryStep step = model.steps().get(i);
      Element shown = page.select(".step").get(i);
      assertThat(shown.select("h2").text()).isEqualTo(step.claim().claim());
      assertThat(shown.select(".say").text()).isEqualTo("66% of the points are correct");
      assertThat(shown.select(".scene canvas").eachAttr("data-id"))
          .isEqualTo(step.panels().stream().map(StoryPanel::id).toList());
      assertThat(shown.select(".act a").attr("href")).isEqualTo(step.link());
      assertThat(shown.select("details").text())
          .startsWith(step.claim().verdict().mark() + " " + step.claim().verdict().label())
          .contains(step.claim().evidence(), step.method());
    }
    assertThat(page.select(".scene canvas[data-epoch]").eachAttr("data-epoch"))
        .containsExactly("57", "120");
    assertThat(page.select(".scene canvas[data-kind=line]").attr("data-rule"))
        .isEqualTo("0.0 0.0 0.0 1.0 0.0 0.5");
  }

  @Test
  void aRunThatIsOnlyFilmedOpensThePageWithItsFilm() {
    RunCard card = model.runs().get(0);
    RunCard filmed =
        new RunCard(
            card.runId(),
            card.fileName(),
            card.dataset(),
            card.network(),
            card.networkLabel(),
            card.activation(),
            card.seed(),
            card.settings(),
            card.status(),
            card.reason(),
            card.trainAccuracy(),
            card.testAccuracy(),
            card.loss(),
            card.separation(),
            card.health(),
            card.cluster(),
            card.poster(),
            card.film(),
            false);
    Document index =
        Pages.parse(
            Gallery.renderIndex(
                new GalleryModel(
                    "t",
                    "n",
                    "",
                    model.summary(),
                    List.of(),
                    model.datasets(),
                    List.of(filmed),
                    List.of(),
                    new Hero(filmed, 2, filmed.page()),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of())));
    assertThat(index.select(".hero > video").attr("poster")).isEqualTo(filmed.poster());
    assertThat(index.select("canvas, noscript")).isEmpty();
    assertThat(index.select(".button").attr("href")).isEqualTo(filmed.page());
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
            List.of(),
            Map.of(),
            Map.of());
    Document index = Pages.parse(Gallery.renderIndex(empty));
    assertThat(index.selectFirst("h1").text()).isEqualTo("Nothing yet");
    assertThat(
            index.select(
                "video, canvas, .claims, .activations, .steps, .hero, details:not(#provenance)"))
        .isEmpty();
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
                    List.of(),
                    Map.of(),
                    Map.of()))
        .hasMessageContaining("Iris")
        .hasMessageContaining("must be one of the gallery's datasets");
  }
}

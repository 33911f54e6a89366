package org.uncoil.gallery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.Pages;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.Samples;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.text.Figures;

class RunPageTest {
  private static final int TRAINED = 0;
  private static final int DIVERGED = 6;
  private static final int FAILED = 10;

  private final Samples samples = new Samples();

  private Document render(int number) {
    return Pages.parse(RunPages.render(samples.page(number)));
  }

  @Test
  void anEpochOfSeparationHasItsName() {
    RunPage page = samples.page(TRAINED);
    RunCard card = page.card();
    assertThat(card.separation()).isEqualTo(new Separation(true, 57, 57, 57));
    Document rendered = render(TRAINED);
    assertThat(rendered.select("section[aria-labelledby=at-the-end] dt").eachText())
        .endsWith("Linearly separable from epoch", "First perfect epoch");
    assertThat(rendered.select("a[href=#epoch=57]")).hasSize(2);
    assertThat(render(TRAINED).select(".key.separable").text())
        .isEqualTo("linearly separable from epoch 57");
  }

  @Test
  void readWithoutAScriptThePageShowsTheEnd() {
    Document page = render(TRAINED);
    EpochRow last = samples.page(TRAINED).epochs().get(Samples.EPOCHS);
    assertThat(page.select("section[aria-labelledby=at-the-end] dd").eachText())
        .startsWith("120", Figures.loss(last.trainLoss()), "100.0%", "99.0%");
    assertThat(page.getElementById("workbench").attr("data-run"))
        .isEqualTo(samples.page(TRAINED).card().runId());
    assertThat(page.selectFirst("video").hasAttr("controls")).isTrue();
    assertThat(page.select(".course tbody tr")).hasSize(13);
    assertThat(page.select(".probes tbody tr")).hasSize(4);
    assertThat(page.select(".confusion").first().select("td").eachText())
        .containsExactly("788", "12", "0", "800");
    assertThat(page.select(".when").eachText()).containsExactly("120", "120");
    assertThat(page.getElementById("replay").text()).isEqualTo(samples.page(TRAINED).command());
    assertThat(page.getElementById("in-full").text()).isEqualTo("{\"epochs\":120}");
    assertThat(page.select("#workbench noscript, #here-made[hidden]")).hasSize(2);
    assertThat(page.select(".files a[download]").attr("href"))
        .isEqualTo("../" + samples.runs().get(TRAINED).film());
    assertThat(page.select(".other-films video")).hasSize(1);
  }

  @Test
  void aRunLinksToItsNeighboursAndToOthersOnItsData() {
    Document page = render(1);
    List<RunCard> runs = samples.runs();
    RunSelection onItsData = RunSelection.all().dataset(runs.get(1).dataset());
    assertThat(page.selectFirst("a[rel=prev]").attr("href")).isEqualTo("../" + runs.get(0).page());
    assertThat(page.selectFirst("a[rel=next]").attr("href")).isEqualTo("../" + runs.get(2).page());
    assertThat(page.select(".others a").eachAttr("href"))
        .containsExactly(
            "../" + onItsData.address(),
            "../" + onItsData.activation(runs.get(1).activation()).address());
    assertThat(render(TRAINED).select("a[rel=prev]")).isEmpty();
  }

  @Test
  void aDivergedRunShowsItsReasonAndItsCurvesWithoutAFilm() {
    Document page = render(DIVERGED);
    assertThat(page.select("video, #workbench")).isEmpty();
    assertThat(page.selectFirst(".why").text())
        .isEqualTo("the loss was not finite at epoch 17: NaN");
    assertThat(page.select("section[aria-labelledby=at-the-end] dd").eachText())
        .startsWith("17", "–");
    assertThat(page.select("a[href^=#epoch]")).isEmpty();
    assertThat(page.getElementById("curves")).isNotNull();
  }

  @Test
  void aFailedRunShowsItsReasonAndHowToReplayIt() {
    Document page = render(FAILED);
    assertThat(page.select("video, #workbench")).isEmpty();
    assertThat(page.selectFirst(".why").text()).contains("OutOfMemoryError");
    assertThat(page.getElementById("replay").text()).contains(samples.runs().get(FAILED).runId());
  }
}

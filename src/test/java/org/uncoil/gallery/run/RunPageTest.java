package org.uncoil.gallery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
  void theTimelineGivesEachEpochItsFirstFrameAndItsFigures() {
    RunPage page = samples.page(TRAINED);
    Element player = render(TRAINED).getElementById("player");
    String[] epochs = player.attr("data-epochs").split(" ");
    String[] frames = player.attr("data-frames").split(" ");
    String[] losses = player.attr("data-loss").split(" ");
    assertThat(epochs).hasSize(Samples.EPOCHS + 1).hasSameSizeAs(frames).hasSameSizeAs(losses);
    for (int i = 0; i < epochs.length; i++) {
      int epoch = Integer.parseInt(epochs[i]);
      assertThat(Integer.parseInt(frames[i])).isEqualTo(page.film().frameEpochs().indexOf(epoch));
      assertThat(losses[i]).isEqualTo(Figures.loss(page.epochs().get(epoch).trainLoss()));
    }
    assertThat(Double.parseDouble(player.attr("data-fps")))
        .isEqualTo(page.film().framesPerSecond());
  }

  @Test
  void anEpochOfSeparationHasItsName() {
    RunPage page = samples.page(TRAINED);
    RunCard card = page.card();
    assertThat(card.separation()).isEqualTo(new Separation(true, 57, 57, 57));
    assertThat(render(TRAINED).select(".figures-now dt").eachText())
        .endsWith("Linearly separable from", "First perfect epoch");
    assertThat(render(TRAINED).select(".key.separable").text())
        .isEqualTo("linearly separable from epoch 57");
  }

  @Test
  void readWithoutAScriptThePageShowsTheEnd() {
    Document page = render(TRAINED);
    EpochRow last = samples.page(TRAINED).epochs().get(Samples.EPOCHS);
    assertThat(page.getElementById("now-epoch").text()).isEqualTo("120");
    assertThat(page.getElementById("now-loss").text()).isEqualTo(Figures.loss(last.trainLoss()));
    assertThat(page.getElementById("now-train").text()).isEqualTo("100.0%");
    assertThat(page.getElementById("now-held").text()).isEqualTo("99.0%");
    assertThat(page.selectFirst("video").hasAttr("controls")).isTrue();
    assertThat(page.getElementById("controls").hasAttr("hidden")).isTrue();
    assertThat(page.select(".course tbody tr")).hasSize(13);
    assertThat(page.select(".probes tbody tr")).hasSize(4);
    assertThat(page.select(".confusion").first().select("td").eachText())
        .containsExactly("788", "12", "0", "800");
    assertThat(page.select(".when").eachText()).containsExactly("120", "120");
    assertThat(page.getElementById("replay").text()).isEqualTo(samples.page(TRAINED).command());
    assertThat(page.getElementById("in-full").text()).isEqualTo("{\"epochs\":120}");
    assertThat(page.select("#explorer[hidden], #here-made[hidden]")).hasSize(2);
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
        .hasSize(3)
        .contains(
            "../" + onItsData.address(),
            "../" + onItsData.activation(runs.get(1).activation()).address());
    assertThat(render(TRAINED).select("a[rel=prev]")).isEmpty();
  }

  @Test
  void aDivergedRunShowsItsReasonAndItsCurvesWithoutAFilm() {
    Document page = render(DIVERGED);
    assertThat(page.select("video, #explorer, #whole")).isEmpty();
    assertThat(page.selectFirst(".why").text())
        .isEqualTo("the loss was not finite at epoch 17: NaN");
    assertThat(page.getElementById("now-epoch").text()).isEqualTo("17");
    assertThat(page.getElementById("now-loss").text()).isEqualTo("–");
    assertThat(page.getElementById("curves")).isNotNull();
  }

  @Test
  void aFailedRunShowsItsReasonAndHowToReplayIt() {
    Document page = render(FAILED);
    assertThat(page.select("video, #player, #controls")).isEmpty();
    assertThat(page.selectFirst(".why").text()).contains("OutOfMemoryError");
    assertThat(page.getElementById("replay").text()).contains(samples.runs().get(FAILED).runId());
  }

  @Test
  void aFilmMayOnlyShowEpochsThatHaveFigures() {
    RunPage page = samples.page(TRAINED);
    assertThatThrownBy(
            () ->
                new RunPage(
                    page.studyTitle(),
                    page.card(),
                    page.film(),
                    page.epochs().subList(0, Samples.EPOCHS),
                    page.specification(),
                    page.parameters(),
                    page.probes(),
                    page.confusion(),
                    page.command(),
                    page.provenance(),
                    null,
                    null,
                    null,
                    page.takeaway(),
                    null))
        .hasMessage("film.frameEpochs = 120: must be one of the page's epochs");
  }
}

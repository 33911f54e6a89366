package org.uncoil.gallery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.uncoil.gallery.Pages;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.Samples;

class InStepPageTest {
  private final InStepPage page = new Samples().inStep(0);
  private final Document document = Pages.parse(RunPages.render(page));

  @Test
  void withoutAScriptEveryRunIsNamedAndLinked() {
    assertThat(document.select("section.step")).hasSize(3).noneMatch(s -> s.hasAttr("hidden"));
    assertThat(document.select(".tile h3 a").eachAttr("href"))
        .isEqualTo(
            page.groups().stream()
                .flatMap(group -> group.tiles().stream())
                .map(tile -> "../" + tile.page())
                .toList());
    assertThat(document.select("#controls[hidden], #tools[hidden], canvas[hidden]"))
        .hasSize(2 + document.select("canvas").size());
  }

  @Test
  void aRunWhosePointsAreNotThereHasNoCanvas() {
    for (Element tile : document.select(".tile")) {
      assertThat(tile.select("canvas")).hasSize(tile.attr("data-payload").isEmpty() ? 0 : 1);
    }
    assertThat(document.select(".tile:not(:has(canvas))")).isNotEmpty();
  }

  @Test
  void canvasesAreBounded() {
    List<RunCard> tiles = page.groups().get(0).tiles();
    assertThatThrownBy(
            () -> new InStepPage.Group("a", java.util.Collections.nCopies(37, tiles.get(0)), 0))
        .hasMessage("tiles = 37: must be 1 to 36");
  }
}

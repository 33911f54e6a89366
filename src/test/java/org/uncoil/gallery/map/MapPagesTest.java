package org.uncoil.gallery.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.Pages;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.study.Activation;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

/** The two pages of a map, and the data that they load. */
class MapPagesTest {
  private static final NetworkSpec NETWORK =
      Samples.network(List.of(8), Activation.TANH, Samples.adam(), 60);

  private static Map<String, Document> pages(MapPage page) {
    return Map.of(
        Gallery.INDEX,
        Pages.parse(MapPages.render(page)),
        WorkbenchPage.PATH,
        Pages.parse(MapPages.renderNetwork(page)));
  }

  @Test
  void thePagesLeadToEachOtherAndToNothingThatIsMissing() {
    Set<String> files =
        new TreeSet<>(
            Set.of(
                Gallery.INDEX,
                WorkbenchPage.PATH,
                MapIndex.PATH,
                MapPage.PICTURE,
                "../tables/cells"));
    Gallery.assets().keySet().forEach(name -> files.add(Gallery.ASSETS + "/" + name));
    pages(MapSamples.page())
        .forEach(
            (path, page) -> {
              assertThat(page.select("nav.site a").eachText()).containsExactly("Map", "Network");
              assertThat(page.select("nav.site [aria-current]").attr("href")).isEqualTo(path);
              assertThat(page.select("[href], [src]"))
                  .allSatisfy(
                      element -> {
                        String reference =
                            element.hasAttr("href") ? element.attr("href") : element.attr("src");
                        assertThat(reference.startsWith("#") || files.contains(reference))
                            .as(path + " refers to " + reference)
                            .isTrue();
                      });
              assertThat(page.select("style, [style], script:not([src])")).isEmpty();
              assertThat(page.select("h1")).hasSize(1);
              assertThat(page.select("meta[name=description]").attr("content")).isNotBlank();
            });
  }

  @Test
  void textsAreEscaped() {
    String hostile = "<script>alert(1)</script>";
    MapPage page =
        new MapPage(
            hostile,
            hostile,
            hostile,
            hostile,
            List.of(new Fact(hostile, hostile)),
            hostile,
            List.of(new Fact(hostile, "a/b")));
    pages(page).values().forEach(html -> assertThat(html.select("script:not([src])")).isEmpty());
    assertThat(Pages.parse(MapPages.render(page)).select("h1").text()).isEqualTo(hostile);
    assertThatThrownBy(
            () ->
                new MapPage(
                    "a", "", "b", "c", List.of(), "d", List.of(new Fact("x", "javascript:1"))))
        .hasMessageContaining("javascript:1");
  }

  @Test
  void theDataHaveTheSpecificationAndTheAxes() throws IOException {
    MapSamples samples = new MapSamples(5, 3);
    String script = new String(samples.index(NETWORK).bytes(), StandardCharsets.US_ASCII);
    assertThat(script).startsWith("(self.uncoilMap??={})[\"index\"]=").endsWith(";\n");
    JsonNode data =
        new ObjectMapper()
            .readTree(script.substring(script.indexOf("]=") + 2, script.lastIndexOf(";")).strip());
    assertThat(data.get("columns").asInt()).isEqualTo(5);
    assertThat(data.get("rows").asInt()).isEqualTo(3);
    assertThat(data.get("network")).isEqualTo(new ObjectMapper().readTree(Canonical.json(NETWORK)));
    assertThat(data.at("/axes/0/values/4").asDouble()).isEqualTo(10);
    assertThat(data.at("/axes/1/path/0").asText()).isEqualTo("initial-scale");
    assertThat(data.at("/measure/converged/colours")).hasSize(64);
    // beyond the last bound the colour is the same, and JSON has no infinity
    assertThat(data.at("/measure/converged/bounds/63").asDouble()).isEqualTo(Double.MAX_VALUE);
    assertThat(data.at("/quantities/2/key").asText()).isEqualTo("final-loss");
  }

  @Test
  void axesOfAnotherLengthAndUnknownKeysAreNamed() {
    MapSamples samples = new MapSamples(5, 3);
    PageAxis axis =
        new PageAxis(
            "a", PageAxis.Target.NETWORK, List.of("l1"), Spacing.LINEAR, List.of("1", "2"), false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> samples.index(NETWORK, axis, axis))
        .withMessage("2 × 2 values of the axes for 5 × 3 cells");
    MeasureColours colours = new MeasureColours(List.of("#000000"), List.of(1.0));
    MapTiles tiles = new MapTiles(2, 2, List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MapIndex(tiles, "converged", "m", colours, colours, axis, axis, NETWORK, "x"))
        .withMessage("no quantity has the key converged");
    assertThatThrownBy(() -> new MeasureColours(List.of("red"), List.of(1.0)))
        .hasMessageContaining("must be written as #rrggbb");
    assertThatThrownBy(() -> new MeasureColours(List.of("#000000", "#111111"), List.of(2.0, 1.0)))
        .hasMessageContaining("must be ascending");
  }
}

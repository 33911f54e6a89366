package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/** The legend of activations on pages of figures. */
@Needs(Requirement.CHROMIUM)
class LegendIT {
  private static final String CHIP = ".legend button";

  @TempDir static Path folder;

  @Test
  void anActivationIsHighlightedByHoverClickAndSearch() throws IOException {
    SampleFolder.write(folder, new Samples());
    try (BrowserPage page = Browser.page(folder).open(SampleFolder.FIGURES)) {
      String name = page.text(CHIP);
      String lit = "[...document.querySelectorAll('a.lit')].map(mark => mark.dataset.key)";
      String only = lit + ".length > 1 && " + lit + ".every(key => key === '" + name + "')";
      page.evaluate(over(CHIP));
      assertThat(page.evaluate(only).asBoolean()).isTrue();
      page.evaluate(over("h1"));
      assertThat(page.evaluate(lit).size()).isZero();
      page.evaluate("document.querySelector('" + CHIP + "').click()");
      page.evaluate(over("h1"));
      assertThat(page.evaluate(only).asBoolean()).isTrue();
      assertThat(page.evaluate("document.querySelector('" + CHIP + "').ariaPressed").asText())
          .isEqualTo("true");
      page.evaluate("document.querySelector('" + CHIP + "').click()");
      page.evaluate(
          "(() => { const search = document.querySelector('.legend input'); search.value = '"
              + name.toUpperCase(java.util.Locale.ROOT)
              + "'; search.dispatchEvent(new Event('input')); })()");
      assertThat(page.evaluate(lit + ".includes('" + name + "')").asBoolean()).isTrue();
      assertThat(page.evaluate("document.querySelector('.highlighting') !== null").asBoolean())
          .isTrue();
      page.evaluate(over(".drawing a *"));
      assertThat(page.evaluate("document.querySelector('.drawing a > title').textContent").asText())
          .isEqualTo(page.evaluate("document.querySelector('.drawing a').ariaLabel").asText());
      page.assertClean();
    }
  }

  private static String over(String selector) {
    return "document.querySelector('"
        + selector
        + "').dispatchEvent(new PointerEvent('pointerover', {bubbles: true})); undefined";
  }
}

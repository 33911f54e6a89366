package org.uncoil.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;

/** What holds the pages to account must itself see what it is there to see. */
@Needs(Requirement.CHROMIUM)
class BrowserIT {
  @TempDir Path folder;

  private BrowserPage opened(String content) throws IOException {
    Files.writeString(
        folder.resolve("page.html"),
        "<!DOCTYPE html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>a</title><main><h1>A</h1>"
            + content
            + "</main>");
    return Browser.page(folder).open("page.html");
  }

  @Test
  void aPageWithoutFaultsIsClean() throws IOException {
    try (BrowserPage page = opened("<p>well")) {
      page.assertClean();
      assertThat(page.axe()).isEmpty();
    }
  }

  @Test
  void errorsOfScriptsAreSeen() throws IOException {
    try (BrowserPage page = opened("<script>console.error('one'); two.three();</script>")) {
      assertThat(page.errors()).hasSize(2).anyMatch(e -> e.contains("one"));
      assertThatThrownBy(page::assertClean).hasMessageContaining("two is not defined");
    }
  }

  @Test
  void whatIsMissingOrElsewhereIsSeen() throws IOException {
    try (BrowserPage page = opened("<img alt='' src=none.png><img alt='' src=http://x.test/a>")) {
      assertThat(page.errors()).anyMatch(e -> e.contains("none.png"));
      assertThat(page.requests()).contains("http://x.test/a");
      assertThatThrownBy(page::assertClean).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void whatKeepsPeopleOutIsSeen() throws IOException {
    try (BrowserPage page = opened("<button></button><img src='data:,'>")) {
      assertThat(page.axe()).hasSize(2).anyMatch(v -> v.startsWith("button-name"));
    }
  }

  @Test
  void theReadersWishesReachThePage() throws IOException {
    try (BrowserPage page = opened("")) {
      page.dark(true).reducedMotion(true).print(true).width(390);
      for (String query :
          new String[] {
            "(prefers-color-scheme: dark)", "(prefers-reduced-motion)", "print", "(width: 390px)"
          }) {
        assertThat(page.evaluate("matchMedia('" + query + "').matches").asBoolean())
            .as(query)
            .isTrue();
      }
      assertThat(ImageIO.read(new ByteArrayInputStream(page.screenshot())).getWidth())
          .isEqualTo(390);
    }
  }

  @Test
  void keysAndClicksAreAPersons() throws IOException {
    try (BrowserPage page =
        opened(
            "<input id=i aria-label=i><button onclick='document.title = i.value'>b</button>"
                + "<noscript>none</noscript>")) {
      page.press("Tab").type("typed").press("Tab", "Enter");
      assertThat(page.evaluate("document.title").asText()).isEqualTo("typed");
      page.click("#i").press("Home", "x").click("button").until("document.title === 'xtyped'");
    }
  }

  @Test
  void aReaderMayHaveNoScripts() throws IOException {
    opened("<p id=p>plain<script>p.textContent = 'scripted'</script>").close();
    try (BrowserPage page = Browser.page(folder).withoutScripts().open("page.html")) {
      assertThat(page.text("#p")).isEqualTo("plain");
    }
  }
}

package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/** The matrix of final embeddings on the start page. */
@Needs(Requirement.CHROMIUM)
class MatrixIT {
  private static final String CANVAS = "document.querySelector('#matrix canvas')";

  @TempDir static Path folder;
  private static BrowserPage page;

  @BeforeAll
  static void open() throws IOException {
    SampleFolder.write(folder, new Samples());
    page = Browser.page(folder);
  }

  @AfterAll
  static void close() {
    page.assertClean();
    page.close();
  }

  private static void show() {
    page.open("index.html");
    page.evaluate("document.getElementById('matrix').scrollIntoView()");
    page.until(CANVAS + ".dataset.drawn === 'yes'");
  }

  @Test
  void aCellDrawsItsRunPlaysItAndOpensTheWorkbench() {
    show();
    assertThat(page.evaluate("document.querySelectorAll('#matrix tbody a').length").asInt())
        .isEqualTo(12);
    String picture = CANVAS + ".toDataURL()";
    String end = page.evaluate(picture).asText();
    assertThat(end).hasSizeGreaterThan(1000);
    page.evaluate(
        "document.querySelector('#matrix a').dispatchEvent(new PointerEvent('pointerenter'))");
    page.until(picture + " !== '" + end + "'");
    page.until(CANVAS + ".dataset.playing === undefined");
    assertThat(page.evaluate(picture).asText()).isEqualTo(end);
    page.click("#matrix a").until("document.querySelectorAll('.pane.ready').length === 1");
    assertThat(page.address()).startsWith("workbench.html#runs=");
  }

  @Test
  void aCellSaysItsAccuracyAndIsALinkWithoutScripts() {
    try (BrowserPage plain = Browser.page(folder).withoutScripts().open("index.html")) {
      assertThat(plain.text("#matrix a")).isEqualTo("99.6%");
      assertThat(plain.evaluate("document.querySelector('#matrix a').ariaLabel").asText())
          .isEqualTo("Two spirals, relu: 99.6% test accuracy");
      plain.click("#matrix a").until("location.pathname.includes('/runs/')");
    }
  }

  @Test
  void itScrollsInItsOwnBoxOnAPhone() {
    page.width(390);
    show();
    assertThat(page.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(390);
    assertThat(
            page.evaluate(
                    "document.querySelector('.matrix-box').scrollWidth"
                        + " > document.querySelector('.matrix-box').clientWidth")
                .asBoolean())
        .isTrue();
    page.width(1280);
  }
}

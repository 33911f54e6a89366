package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.browser.Browser;
import org.uncoil.testing.browser.BrowserPage;

/** The films wall, as a reader uses it. */
@Needs(Requirement.CHROMIUM)
class WallIT {
  private static final Samples SAMPLES = new Samples();

  @TempDir static Path folder;
  private static BrowserPage page;

  @BeforeAll
  static void open() throws IOException {
    SampleFolder.write(folder, SAMPLES);
    page = Browser.page(folder);
  }

  @AfterAll
  static void close() {
    page.assertClean();
    page.close();
  }

  private static String count() {
    return page.text("#count");
  }

  private static void choose(String label, String value) {
    page.evaluate(
        "(() => { const control = [...document.querySelectorAll('.finder label')]"
            + ".find(l => l.textContent.startsWith('%s')).querySelector('input, select');"
                .formatted(label)
            + " control.value = '%s'; control.dispatchEvent(new Event('input', {bubbles: true}));"
                .formatted(value)
            + " control.dispatchEvent(new Event('change', {bubbles: true})); })()");
  }

  @Test
  void aLinkOpensTheRunsItNames() {
    page.open("films.html#dataset=Iris&activation=tanh&activation=gelu");
    assertThat(count()).isEqualTo("6 of 36 runs");
    assertThat(page.texts(".tile .activation")).containsOnly("tanh", "gelu");
    assertThat(page.texts("#chips .chip"))
        .containsExactly("Dataset: Iris ×", "Activation: tanh or gelu ×");
    String run = SAMPLES.runs().get(5).runId();
    page.open("films.html#run=" + run + "&run=" + SAMPLES.runs().get(7).runId());
    assertThat(count()).isEqualTo("2 of 36 runs");
    assertThat(page.evaluate("document.querySelector('.tile a').getAttribute('href')").asText())
        .isEqualTo("workbench.html#runs=" + run);
    assertThat(page.evaluate("document.querySelector('.details').getAttribute('href')").asText())
        .isEqualTo("runs/" + run + ".html");
  }

  @Test
  void everyFieldFiltersAndTheBackButtonUndoesIt() {
    page.open("films.html");
    assertThat(count()).isEqualTo("36 runs");
    choose("Status", "diverged");
    long diverged =
        SAMPLES.runs().stream().filter(run -> run.status() == RunStatus.DIVERGED).count();
    assertThat(count()).isEqualTo(diverged + " of 36 runs");
    choose("Seed", "1");
    assertThat(page.address()).isEqualTo("films.html#status=diverged&seed=1");
    page.back();
    page.until("location.hash === '#status=diverged'");
    page.until("document.getElementById('count').innerText === '" + diverged + " of 36 runs'");
    choose("Status", "");
    choose("Test accuracy, %, from", "99");
    long good = SAMPLES.runs().stream().filter(run -> run.testAccuracy() >= 0.99).count();
    assertThat(count()).isEqualTo(good + " of 36 runs");
    page.until("location.hash === '#held-out=0.99..'");
    choose("Search", "two SPIRALS relu");
    assertThat(page.texts(".tile .activation")).isNotEmpty().containsOnly("relu");
  }

  @Test
  void anyFieldSortsAndWhoLacksItComesLast() {
    page.open("films.html#sort=separation&status=trained");
    assertThat(page.texts(".tile .more").get(0)).isEqualTo("separation epoch 57");
    page.open("films.html#sort=held-out&descending=1");
    assertThat(page.texts(".tile .result").get(0)).isEqualTo("99.6% test accuracy");
    page.evaluate("scrollTo(0, document.body.scrollHeight)");
    page.until("document.querySelector('.tile:last-child').ariaPosInSet === '36'");
    assertThat(page.text(".tile:last-child .more")).contains("not finite");
  }

  @Test
  void keysGoFromCardToCardAndIntoARun() {
    page.open("films.html#dataset=Iris");
    page.evaluate("document.querySelector('.tile a').focus()");
    page.press("ArrowRight", "End");
    assertThat(page.evaluate("document.activeElement.parentElement.ariaPosInSet").asText())
        .isEqualTo("12");
    page.press("Home", "ArrowRight", "Enter");
    page.until("location.pathname.endsWith('/workbench.html')");
    page.back();
    page.until("document.getElementById('count')?.innerText === '12 of 36 runs'");
  }

  @Test
  void onlyCardsNearTheWindowAreThere() {
    page.width(390).open("films.html");
    assertThat(page.evaluate("document.querySelectorAll('.tile').length").asInt()).isBetween(6, 20);
    assertThat(page.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(390);
    page.width(1280);
  }

  @Test
  void aCardDrawsItsRunAndPlaysItWhileThePointerIsOnIt() {
    page.open("films.html#status=trained");
    page.until("document.querySelector('.tile canvas').dataset.drawn === 'yes'");
    String picture = "document.querySelector('.tile canvas').toDataURL()";
    String end = page.evaluate(picture).asText();
    hover("pointerenter");
    page.until("document.querySelector('.tile canvas').dataset.playing === 'yes'");
    page.until(picture + " !== '" + end + "'");
    hover("pointerleave");
    assertThat(page.evaluate(picture).asText()).isEqualTo(end);
    hover("pointerenter");
    page.until("document.querySelector('.tile canvas').dataset.playing === undefined");
    assertThat(page.evaluate(picture).asText()).isEqualTo(end);
    page.dark(true).until(picture + " !== '" + end + "'");
    page.dark(false);
    page.reducedMotion(true).open("films.html#status=trained");
    page.until("document.querySelector('.tile canvas').dataset.drawn === 'yes'");
    hover("pointerenter");
    assertThat(
            page.evaluate("document.querySelector('.tile canvas').dataset.playing === undefined")
                .asBoolean())
        .isTrue();
    page.reducedMotion(false);
  }

  private static void hover(String event) {
    page.evaluate(
        "document.querySelector('.tile').dispatchEvent(new PointerEvent('" + event + "'))");
  }

  @Test
  void upToFourRunsAreCollectedAndCompared() {
    page.open("films.html#status=trained");
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})");
    page.until("document.querySelector('.tile[data-place=\"0\"]') !== null");
    assertThat(page.evaluate("document.getElementById('compare').hidden").asBoolean()).isTrue();
    page.click(".tile[data-place='0'] .add").click(".tile[data-place='1'] .add");
    assertThat(page.text("#compare .go")).isEqualTo("Compare 2 runs");
    assertThat(page.texts("#compare li")).hasSize(2);
    page.evaluate("document.querySelector('.tile[data-place=\"2\"] .add').focus()");
    page.press("Enter");
    page.click(".tile[data-place='3'] .add");
    assertThat(
            page.evaluate("document.querySelector('.tile[data-place=\"4\"] .add').disabled")
                .asBoolean())
        .isTrue();
    page.click("#compare li:nth-child(4) button").click("#compare li:nth-child(3) button");
    assertThat(page.evaluate("document.activeElement.className").asText()).isEqualTo("go");
    // kept while the tab is open
    page.open("films.html");
    assertThat(page.text("#compare .go")).isEqualTo("Compare 2 runs");
    page.press("Tab");
    page.click("#compare .go").until("document.querySelectorAll('.pane.ready').length === 2");
    String runs = SAMPLES.runs().get(0).runId() + "," + SAMPLES.runs().get(1).runId();
    assertThat(page.address()).startsWith("workbench.html#runs=" + runs);
    page.open("films.html").click("#compare button[data-part=clear]");
    assertThat(page.evaluate("document.getElementById('compare').hidden").asBoolean()).isTrue();
  }

  @Test
  void theBarOfRunsToCompareIsAccessible() {
    try (BrowserPage other = Browser.page(folder).width(390).open("films.html")) {
      other.click(".tile .add");
      assertThat(other.axe()).isEmpty();
      assertThat(other.dark(true).axe()).isEmpty();
    }
  }

  @Test
  void nothingMovesWhileThePageLoads() {
    for (int width : new int[] {390, 1280}) {
      page.width(width).open("films.html");
      page.until("document.querySelector('.tile canvas')?.dataset.drawn === 'yes'");
      double shift =
          page.evaluate(
                  "new Promise(done => ((sum, observer) =>"
                      + " { observer = new PerformanceObserver(list => list.getEntries().forEach("
                      + "entry => { sum += entry.value; })); observer.observe({type: 'layout-shift',"
                      + " buffered: true}); setTimeout(() => done(sum), 300); })(0))")
              .asDouble();
      assertThat(shift).as("layout shift at " + width + " px").isLessThan(0.1);
    }
  }

  @Test
  void withoutScriptsThereAreListsOfEveryRun() {
    try (BrowserPage plain = Browser.page(folder).withoutScripts().open("films.html")) {
      assertThat(plain.evaluate("document.getElementById('finder').hidden").asBoolean()).isTrue();
      plain.click(".plain a").until("location.pathname.endsWith('lists/1.html')");
      assertThat(plain.texts(".plain-runs tbody tr")).hasSize(12);
    }
  }

  @Test
  void offersFilmsOnlyWhereThereAreFilms() throws IOException {
    assertThat(page.open("films.html").texts(".finder option")).contains("films first");
    Path unfilmed = folder.resolve("unfilmed");
    SampleFolder.write(unfilmed, SAMPLES);
    Path data = unfilmed.resolve(WallPages.DATA);
    String text = Files.readString(data);
    String films = "\"film\":{\"all\":[\"yes\",\"no\"]";
    assertThat(text).contains(films);
    Files.writeString(data, text.replace(films, films.replace("yes", "no")));
    try (BrowserPage other = Browser.page(unfilmed).open("films.html#sort=order")) {
      assertThat(other.texts(".finder option")).doesNotContain("films first").contains("study");
      assertThat(other.texts(".finder label")).noneMatch(label -> label.contains("film"));
      assertThat(other.texts("option:checked")).contains("study");
      other.assertClean();
    }
  }

  @Test
  void hostileTextIsShownAsText() throws IOException {
    Path hostile = folder.resolve("hostile");
    SampleFolder.write(hostile, new Samples("</script><b>\u202E\u2028&amp;*'\"</b>"));
    try (BrowserPage other = Browser.page(hostile).open("films.html")) {
      assertThat(other.text(".tile .activation"))
          .isEqualTo("relu</script><b>⟨U+202E⟩␤&amp;*'\"</b>");
      List<String> options = other.texts(".finder label:nth-child(3) option");
      assertThat(options).anyMatch(option -> option.contains("<b>⟨U+202E⟩"));
      other.open(
          RunSelection.all().activation("relu</script><b>\u202E\u2028&amp;*'\"</b>").address());
      assertThat(other.text("#count")).isEqualTo("9 of 36 runs");
      other.assertClean();
    }
  }
}

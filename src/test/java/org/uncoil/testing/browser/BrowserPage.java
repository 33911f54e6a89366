package org.uncoil.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.uncoil.bench.browser.Tab;

/**
 * A tab: how the reader's screen and preferences are, where it is, what is done in it. It remembers
 * what the pages asked for and what went wrong; {@link #assertClean} holds that to be nothing.
 */
public final class BrowserPage implements AutoCloseable {
  private static final int SECONDS_TO_COME_TRUE = 20;

  private final Tab tab;
  private final Path folder;
  private final Keyboard keyboard;
  private boolean dark;
  private boolean reducedMotion;
  private boolean print;

  BrowserPage(Tab tab, Path folder) {
    this.tab = tab;
    this.folder = folder.toAbsolutePath();
    this.keyboard = new Keyboard(tab);
    width(1280);
  }

  /** The width of the window in CSS pixels: a phone's below 600. */
  public BrowserPage width(int pixels) {
    tab.size(pixels, pixels < 600 ? 844 : 900, pixels < 600);
    return this;
  }

  /** Whether the reader prefers a dark page. */
  public BrowserPage dark(boolean prefers) {
    dark = prefers;
    return emulate();
  }

  /** Whether the reader prefers things not to move. */
  public BrowserPage reducedMotion(boolean prefers) {
    reducedMotion = prefers;
    return emulate();
  }

  /** Whether the page is laid out for paper. */
  public BrowserPage print(boolean onPaper) {
    print = onPaper;
    return emulate();
  }

  /** A reader whose browser runs no scripts. */
  public BrowserPage withoutScripts() {
    tab.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  private BrowserPage emulate() {
    tab.send(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            print ? "print" : "",
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of(
                    "name",
                    "prefers-reduced-motion",
                    "value",
                    reducedMotion ? "reduce" : "no-preference"))));
    return this;
  }

  /**
   * Goes to a page and waits until it is loaded.
   *
   * @param path the file below the folder, with its query and fragment where it has them, as
   *     a.html?b=1#c=2
   */
  public BrowserPage open(String path) {
    String file = path.split("[?#]", 2)[0];
    tab.load(folder.resolve(file).toUri() + path.substring(file.length()));
    return this;
  }

  /** Goes back in the tab's history, within a page or to another. */
  public void back() {
    // a script that goes back may be gone before it has answered
    JsonNode history = tab.send("Page.getNavigationHistory", Map.of());
    JsonNode entry = history.path("entries").path(history.path("currentIndex").asInt() - 1);
    tab.send("Page.navigateToHistoryEntry", Map.of("entryId", entry.path("id").asInt()));
  }

  /** The page's address below the folder, with its fragment. */
  public String address() {
    return evaluate("location.href").asText().substring(folder.toUri().toString().length());
  }

  /** Evaluates an expression in the page, waits where it is a promise, and gives its value. */
  public JsonNode evaluate(String expression) {
    return tab.evaluate(expression);
  }

  /**
   * Waits until an expression is true of a page that is there as a whole: after a click on a link,
   * the address changes before the page has its content. Says which expression does not come true.
   */
  public BrowserPage until(String expression) {
    String whole = "document.readyState !== 'loading' && Boolean(%s)".formatted(expression);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_COME_TRUE);
    while (!evaluate(whole).asBoolean()) {
      assertThat(System.nanoTime())
          .as(
              "%s, after %d s on %s; errors: %s",
              expression, SECONDS_TO_COME_TRUE, address(), errors())
          .isLessThan(deadline);
      // not by the page's clock: a page that is left takes what waits in it along
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15));
    }
    return this;
  }

  /** What is seen of the first element that a selector finds. */
  public String text(String selector) {
    return evaluate("document.querySelector(" + quoted(selector) + ").innerText").asText();
  }

  /** What is seen of all elements that a selector finds. */
  public List<String> texts(String selector) {
    List<String> texts = new ArrayList<>();
    evaluate("[...document.querySelectorAll(" + quoted(selector) + ")].map(e => e.innerText)")
        .forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Clicks with the mouse in the middle of the first element that a selector finds. */
  public BrowserPage click(String selector) {
    JsonNode middle =
        evaluate(
            "(() => { const e = document.querySelector("
                + quoted(selector)
                + "); e.scrollIntoView({block: 'center', behavior: 'instant'});"
                + " const box = e.getBoundingClientRect();"
                + " return [box.x + box.width / 2, box.y + box.height / 2]; })()");
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      tab.send(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              middle.get(0),
              "y",
              middle.get(1),
              "button",
              "left",
              "clickCount",
              type.equals("mouseMoved") ? 0 : 1));
    }
    return this;
  }

  /**
   * Presses keys by their names (Tab, Enter, ArrowLeft, Home …), as {@link Keyboard} knows them.
   */
  public BrowserPage press(String... keys) {
    for (String key : keys) {
      keyboard.press(key);
    }
    return this;
  }

  /** Types text where the focus is. */
  public BrowserPage type(String text) {
    tab.send("Input.insertText", Map.of("text", text));
    return this;
  }

  /** The window as it is seen, as PNG. */
  public byte[] screenshot() {
    return screenshot(false);
  }

  /** The page from top to bottom, as PNG. */
  public byte[] wholePage() {
    return screenshot(true);
  }

  private byte[] screenshot(boolean whole) {
    return Base64.getDecoder()
        .decode(
            tab.send(
                    "Page.captureScreenshot",
                    Map.of("format", "png", "captureBeyondViewport", whole))
                .get("data")
                .asText());
  }

  /** What axe-core finds serious or critical on the page as it is: rule, help and elements. */
  public List<String> axe() {
    evaluate(axeScript());
    List<String> violations = new ArrayList<>();
    evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.help + ': '"
                + " + v.nodes.slice(0, 5).map(n => n.html + ' (' + n.any.map(c => c.message) + ')').join(' ')))")
        .forEach(violation -> violations.add(violation.asText()));
    return violations;
  }

  private static String axeScript() {
    try (var script = BrowserPage.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every address that was asked for, in order. */
  public List<String> requests() {
    return tab.events().requests();
  }

  /** Every error of a script, and what the browser itself calls one: refused or missing files. */
  public List<String> errors() {
    return tab.events().errors();
  }

  /** Fails where anything went wrong, or anything outside the folder was asked for. */
  public void assertClean() {
    assertThat(errors()).as("errors on " + address()).isEmpty();
    String inside = folder.toUri().toString();
    assertThat(requests())
        .as("requests")
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request).startsWith(inside));
  }

  /** Keeps a picture for people to look at, in target/screenshots. */
  public void keep(String name) {
    Path file = Path.of("target/screenshots", name + ".png");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, screenshot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }

  @Override
  public void close() {
    tab.close();
  }
}

package org.uncoil.bench.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A tab with a profile of its own, in the one Chromium of this JVM, which starts when the first tab
 * is opened.
 */
public final class Tab implements AutoCloseable {
  private static DevTools connection;

  private final DevTools tools;
  private final String context;
  private final String id;
  private final PageEvents events = new PageEvents();

  private Tab(DevTools tools, String context, String id) {
    this.tools = tools;
    this.context = context;
    this.id = id;
    tools.listen(id, events);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      send(domain + ".enable", Map.of());
    }
  }

  /** An empty tab. */
  public static Tab open() {
    DevTools tools = connection();
    String context =
        tools.send("", "Target.createBrowserContext", Map.of()).get("browserContextId").asText();
    Map<String, ?> blank = Map.of("url", "about:blank", "browserContextId", context);
    String target = tools.send("", "Target.createTarget", blank).get("targetId").asText();
    Map<String, ?> flat = Map.of("targetId", target, "flatten", true);
    String id = tools.send("", "Target.attachToTarget", flat).get("sessionId").asText();
    return new Tab(tools, context, id);
  }

  private static synchronized DevTools connection() {
    if (connection == null) {
      connection = new DevTools(Chromium.start());
    }
    return connection;
  }

  /** Carries out a command of the protocol. */
  public JsonNode send(String method, Map<String, ?> parameters) {
    return tools.send(id, method, parameters);
  }

  /** The window's size in CSS pixels. */
  public void size(int width, int height, boolean mobile) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
  }

  /** Goes to an address and waits until the page is loaded. */
  public void load(String address) {
    CompletableFuture<Void> loaded = events.nextLoad();
    JsonNode answer = send("Page.navigate", Map.of("url", address));
    if (!answer.path("errorText").asText().isEmpty()) {
      throw new IllegalStateException(address + ": " + answer.path("errorText").asText());
    }
    if (answer.has("loaderId")) {
      DevTools.await(loaded, "load " + address);
    }
  }

  /** Evaluates an expression in the page, waits where it is a promise, and gives its value. */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** What has happened in it. */
  public PageEvents events() {
    return events;
  }

  @Override
  public void close() {
    tools.forget(id);
    tools.send("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
  }
}

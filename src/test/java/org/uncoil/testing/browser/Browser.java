package org.uncoil.testing.browser;

import java.nio.file.Path;
import java.util.Map;

/** The one Chromium of all tests of a JVM, without a window, started when first asked for. */
public final class Browser {
  private static DevTools devTools;

  private Browser() {}

  /**
   * A tab with a profile of its own that opens files of a folder, as a reader does from disk.
   *
   * @param folder the gallery; whatever the pages ask for outside it is a fault
   */
  public static BrowserPage page(Path folder) {
    DevTools tools = connection();
    String context =
        tools.send("", "Target.createBrowserContext", Map.of()).get("browserContextId").asText();
    String target =
        tools
            .send(
                "",
                "Target.createTarget",
                Map.of("url", "about:blank", "browserContextId", context))
            .get("targetId")
            .asText();
    String session =
        tools
            .send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    return new BrowserPage(new Session(tools, session, context), folder);
  }

  private static synchronized DevTools connection() {
    if (devTools == null) {
      devTools = new DevTools(Chromium.start());
    }
    return devTools;
  }

  /** A tab's side of the connection. */
  record Session(DevTools tools, String id, String context) implements AutoCloseable {
    com.fasterxml.jackson.databind.JsonNode send(String method, Map<String, ?> parameters) {
      return tools.send(id, method, parameters);
    }

    @Override
    public void close() {
      tools.forget(id);
      tools.send("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
    }
  }
}

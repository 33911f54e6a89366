package org.uncoil.bench.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** What Chromium tells of a tab: loads, requests, errors. */
public final class PageEvents implements BiConsumer<String, JsonNode> {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> load = new CompletableFuture<>();

  /** Completed when the next page is loaded. */
  CompletableFuture<Void> nextLoad() {
    load = new CompletableFuture<>();
    return load;
  }

  /** Every address that was asked for, in order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Every error of a script, and what the browser itself calls one: refused or missing files. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void accept(String event, JsonNode parameters) {
    switch (event) {
      case "Page.loadEventFired" -> load.complete(null);
      case "Network.requestWillBeSent" -> {
        String address = parameters.at("/request/url").asText();
        // the pictures on a film's controls, which Chromium brings
        if (!address.startsWith("data:")) {
          requests.add(address);
        }
      }
      case "Runtime.exceptionThrown" ->
          errors.add(parameters.at("/exceptionDetails/exception/description").asText());
      case "Runtime.consoleAPICalled" -> {
        if (parameters.get("type").asText().equals("error")) {
          errors.add(parameters.get("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        JsonNode entry = parameters.get("entry");
        if (entry.get("level").asText().equals("error")) {
          errors.add(entry.get("text").asText() + " " + entry.path("url").asText());
        }
      }
      default -> {}
    }
  }
}

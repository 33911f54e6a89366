package org.uncoil.bench.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A connection to Chromium by its DevTools protocol (chromedevtools.github.io/devtools-protocol):
 * commands with their answers, and the events of each session, over the JDK's own WebSocket.
 */
final class DevTools implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS_TO_ANSWER = 60;

  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;

  DevTools(String address) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), this)
            .join();
  }

  /** Hands a session's events over: the event's name and its parameters. */
  void listen(String session, BiConsumer<String, JsonNode> listener) {
    listeners.put(session, listener);
  }

  void forget(String session) {
    listeners.remove(session);
  }

  /**
   * Carries out a command and waits for its answer.
   *
   * @param session the tab's; empty for the browser's own
   */
  JsonNode send(String session, String method, Map<String, ?> parameters) {
    ObjectNode command = JSON.createObjectNode().put("id", number.incrementAndGet());
    command.put("method", method).set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(command.get("id").intValue(), answer);
    synchronized (this) {
      socket.sendText(command.toString(), true).join();
    }
    JsonNode answered = await(answer, method);
    if (answered.has("error")) {
      throw new IllegalStateException(method + " " + parameters + ": " + answered.get("error"));
    }
    return answered.path("result");
  }

  /** Waits for what an event completes. */
  static <T> T await(CompletableFuture<T> future, String what) {
    try {
      return future.get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Chromium did not answer in " + SECONDS_TO_ANSWER + " s: " + what, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(what + ": " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + what, e);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      String whole = message.toString();
      message.setLength(0);
      receive(whole);
    }
    from.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    answers.values().forEach(answer -> answer.completeExceptionally(error));
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    onError(from, new IllegalStateException("Chromium has gone: " + reason));
    return null;
  }

  private void receive(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.has("id")) {
        answers.remove(json.get("id").intValue()).complete(json);
      } else {
        BiConsumer<String, JsonNode> listener = listeners.get(json.path("sessionId").asText());
        if (listener != null) {
          listener.accept(json.get("method").asText(), json.get("params"));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Chromium says what is not JSON: " + text, e);
    }
  }
}

package org.uncoil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A Python program that lives as long as the measurements and answers a line of JSON by a line of
 * JSON. It inherits the core that this program is bound to.
 */
public final class PeerProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;
  private final String name;

  /**
   * Starts it.
   *
   * @param home the repository
   * @param script its name in {@code src/bench/python}
   * @throws IllegalStateException where what it needs is not there, with what to install
   */
  public PeerProcess(Path home, String script) {
    try {
      process =
          new ProcessBuilder(
                  "/usr/bin/python3", home.resolve("src/bench/python").resolve(script).toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      answers = process.inputReader(StandardCharsets.UTF_8);
      questions = process.outputWriter(StandardCharsets.UTF_8);
      name = answer().get("ready").asText();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start /usr/bin/python3", e);
    }
  }

  /** Name and version of what it measures. */
  public String name() {
    return name;
  }

  /** Its answer to a question. */
  public JsonNode ask(Object question) {
    try {
      questions.write(JSON.writeValueAsString(question));
      questions.newLine();
      questions.flush();
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot talk to the peer", e);
    }
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("the peer has ended without an answer");
    }
    JsonNode answer = JSON.readTree(line);
    if (answer.has("error")) {
      throw new IllegalStateException(answer.get("error").asText());
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
  }
}

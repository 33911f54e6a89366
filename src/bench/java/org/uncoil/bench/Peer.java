package org.uncoil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.uncoil.dataset.Dataset;

/**
 * PyTorch, in a process of its own that lives as long as the measurements. It inherits the core
 * that this program is bound to.
 */
final class Peer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;
  private final String name;

  /**
   * Starts it.
   *
   * @throws IllegalStateException where PyTorch is not there, with what to install
   */
  Peer(Path home) {
    try {
      process =
          new ProcessBuilder(
                  "/usr/bin/python3", home.resolve("src/bench/python/peer.py").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      answers = process.inputReader(StandardCharsets.UTF_8);
      questions = process.outputWriter(StandardCharsets.UTF_8);
      name = answer().get("ready").asText();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start /usr/bin/python3", e);
    }
  }

  /** Its name and version. */
  String name() {
    return name;
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

  /** Trains a case once; milliseconds per epoch. */
  double train(Case work, int epochs) {
    Dataset dataset = work.dataset();
    Path file = null;
    try {
      file = Files.createTempFile("uncoil-bench", ".f32");
      Files.write(file, numbers(dataset));
      Map<String, Object> task =
          Map.of(
              "file", file.toString(),
              "points", dataset.size(),
              "dimensions", dataset.dimensions(),
              "classes", dataset.classes(),
              "hidden", work.network().hidden(),
              "activation", activation(work),
              "batch", work.network().batchSize(),
              "epochs", epochs);
      questions.write(JSON.writeValueAsString(task));
      questions.newLine();
      questions.flush();
      return answer().get("ms_per_epoch").asDouble();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot talk to the peer", e);
    } finally {
      delete(file);
    }
  }

  private static String activation(Case work) {
    return work.network().activation().get(0).name().toLowerCase(Locale.ROOT);
  }

  private static byte[] numbers(Dataset dataset) {
    int size = dataset.size();
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * size * (dataset.dimensions() + 1)).order(ByteOrder.LITTLE_ENDIAN);
    for (int point = 0; point < size; point++) {
      for (int d = 0; d < dataset.dimensions(); d++) {
        bytes.putFloat(dataset.feature(point, d));
      }
    }
    for (int point = 0; point < size; point++) {
      bytes.putFloat(dataset.label(point));
    }
    return bytes.array();
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}

package org.uncoil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.uncoil.dataset.Dataset;

/** PyTorch, in a process of its own. */
final class Peer implements AutoCloseable {
  /**
   * How it trains: one network, or the number at once with which it is fastest, stacked or mapped
   * by functorch.
   */
  enum Way {
    SINGLE(1),
    BMM(256),
    VMAP(1024);

    private final int networks;

    Way(int networks) {
      this.networks = networks;
    }
  }

  private final PeerProcess process;

  /**
   * Starts it.
   *
   * @throws IllegalStateException where PyTorch is not there, with what to install
   */
  Peer(Path home) {
    this.process = new PeerProcess(home, "peer.py");
  }

  /** Its name and version. */
  String name() {
    return process.name();
  }

  /** Trains a network of a case; milliseconds per epoch. */
  double train(Case work, int epochs) {
    return train(work, epochs, Way.SINGLE);
  }

  /** Trains networks of a case; milliseconds per network and epoch. */
  double train(Case work, int epochs, Way way) {
    Dataset dataset = work.dataset();
    Path file = null;
    try {
      file = Files.createTempFile("uncoil-bench", ".f32");
      Files.write(file, numbers(dataset));
      Map<String, Object> task =
          Map.of(
              "way", way.name().toLowerCase(Locale.ROOT),
              "networks", way.networks,
              "file", file.toString(),
              "points", dataset.size(),
              "dimensions", dataset.dimensions(),
              "classes", dataset.classes(),
              "hidden", work.network().hidden(),
              "activation", activation(work),
              "batch", work.network().batchSize(),
              "epochs", epochs);
      return process.ask(task).get("ms_per_epoch").asDouble();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the peer's data", e);
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
    process.close();
  }
}

package org.uncoil.pipeline.gallery.data;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.uncoil.embedding.Separation;
import org.uncoil.pipeline.compare.ComparedRun;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.run.RunRow;

/**
 * A run as figures name it.
 *
 * @param network name of its network
 * @param accuracy on the held-out points at the end, on the training points where none is held out;
 *     NaN where it has none
 * @param separation when it separates its classes
 * @param levels its settings by name, of which {@code dataset} and {@code activation} are two
 * @param poster of its film, from the gallery's root; null where there is none
 */
public record PublishedRun(
    String runId,
    String dataset,
    String network,
    String activation,
    long seed,
    String status,
    double accuracy,
    Separation separation,
    Map<String, String> levels,
    String poster)
    implements Serializable {
  /** A run of the study. */
  public static PublishedRun of(
      StudyRun run, ComparedRun compared, Separation separation, String poster) {
    RunRow row = run.row();
    return new PublishedRun(
        row.runId(),
        compared.dataset(),
        run.plan().network().name(),
        compared.activation(),
        row.seed(),
        row.status(),
        compared.accuracy(),
        separation,
        levels(compared),
        poster);
  }

  private static Map<String, String> levels(ComparedRun compared) {
    Map<String, String> levels = new LinkedHashMap<>();
    levels.put("dataset", compared.dataset());
    levels.putAll(compared.settings());
    levels.putAll(compared.source());
    return levels;
  }

  /** The same without its settings, for who needs none. */
  public PublishedRun bare() {
    return new PublishedRun(
        runId, dataset, network, activation, seed, status, accuracy, separation, Map.of(), poster);
  }

  /** Whether it is compared: whether it did not fail. */
  public boolean compared() {
    return !status.equals("failed");
  }

  /** What tells it from others, as "spiral, tanh, seed 3". */
  String label() {
    return dataset + ", " + activation + ", seed " + seed;
  }

  /** A field of the wall of films; null for another. */
  public String field(String name) {
    return switch (name) {
      case "run" -> runId;
      case "dataset" -> dataset;
      case "activation" -> activation;
      case "status" -> status;
      default -> null;
    };
  }
}

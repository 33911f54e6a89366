package org.uncoil.store.row.run;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/**
 * One run: a network trained on a dataset with one seed. A run counts once its row is here. What
 * the study calls its dataset and its network is in the tables of those.
 */
public record RunRow(
    @Column(
            "identifier: a hash of everything that determines the run's numbers, 16 hexadecimal characters")
        String runId,
    @Column("the dataset it was trained on") String datasetId,
    @Column("the network, in `networks`") String networkId,
    @Column("the run's seed in the study") long seed,
    @Column("status: trained, diverged or failed") String status,
    @Column(value = "reason, if it diverged or failed; otherwise null", nullable = true)
        String reason,
    @Column(value = "last recorded epoch; null if there is none", unit = "epochs", nullable = true)
        Integer lastEpoch,
    @Column(
            value = "cross-entropy on the training points at the last recorded epoch",
            unit = "nats",
            nullable = true)
        double trainLoss,
    @Column(
            value = "share of the training points classified correctly at that epoch",
            nullable = true)
        double trainAccuracy,
    @Column(
            value = "cross-entropy on the test points at that epoch; null without test points",
            unit = "nats",
            nullable = true)
        double testLoss,
    @Column(
            value =
                "share of the test points classified correctly at that epoch; null without test points",
            nullable = true)
        double testAccuracy,
    @Column(
            value =
                "first recorded epoch at which the network's own output classifies every training point correctly",
            unit = "epochs",
            nullable = true)
        Integer firstPerfect,
    @Column("number of weights and biases") int parameterCount,
    @Column("the engine that trained it") String engine,
    @Column(
            value =
                "device: cpu, or a GPU with its number if Spark assigned one, for example cuda 1 (NVIDIA A100-SXM4-40GB)",
            incidental = true)
        String device,
    @Column("version of Uncoil that trained it") String codeVersion,
    @Column(
            value =
                "name of the files that hold its rows in `epochs`, `embeddings` and `parameters`",
            incidental = true)
        String part,
    @Column(value = "duration of training and recording", unit = "seconds", incidental = true)
        double seconds,
    @Column(value = "the machine that trained it", incidental = true) String host)
    implements Serializable {
  /** The status of a run of which every epoch was trained. */
  public static final String TRAINED = "trained";

  /** The status of a run that ended when its loss or a parameter was not finite any more. */
  public static final String DIVERGED = "diverged";

  /** The status of a run that ended with an error. */
  public static final String FAILED = "failed";

  public boolean trained() {
    return status.equals(TRAINED);
  }

  public boolean diverged() {
    return status.equals(DIVERGED);
  }

  public boolean failed() {
    return status.equals(FAILED);
  }

  /** Whether an epoch of it is recorded. */
  public boolean recorded() {
    return lastEpoch != null;
  }
}

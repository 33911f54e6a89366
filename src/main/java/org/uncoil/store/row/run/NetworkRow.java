package org.uncoil.store.row.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/** One run: a network trained on a dataset under one seed. A run counts once its row is here. */
public record NetworkRow(
    @Column(
            "identifier: a hash of everything that determines the run's numbers, 16 hexadecimal characters")
        String runId,
    @Column("the dataset it was trained on") String datasetId,
    @Column("name of the dataset") String dataset,
    @Column("name of the network in the study file") String network,
    @Column("the run's seed in the study") long seed,
    @Column(
            "activation of the hidden layers and the bottleneck; several, in order, where they differ")
        String activation,
    @Column(
            value = "widths of the hidden layers before the bottleneck",
            unit = "units",
            shape = "hidden layers")
        List<Integer> hidden,
    @Column("units of all layers, for example 2–100–2–2") String architecture,
    @Column("the network's whole specification as JSON") String specification,
    @Column("status: trained, diverged or failed") String status,
    @Column("reason, if it diverged or failed; otherwise empty") String reason,
    @Column(value = "epochs to train, as in the study", unit = "epochs") int epochs,
    @Column(value = "last recorded epoch; −1 if there is none", unit = "epochs") int lastEpoch,
    @Column("number of weights and biases") int parameterCount,
    @Column(
            value = "cross-entropy on the training points at the last recorded epoch",
            unit = "nats")
        double trainLoss,
    @Column(value = "share of the training points classified correctly at that epoch")
        double trainAccuracy,
    @Column(
            value = "cross-entropy on the test points at that epoch; NaN without test points",
            unit = "nats")
        double heldOutLoss,
    @Column(
            value =
                "share of the test points classified correctly at that epoch; NaN without test points")
        double heldOutAccuracy,
    @Column(
            value =
                "first recorded epoch at which the network's own output classifies every training point correctly",
            unit = "epochs",
            nullable = true)
        Integer firstPerfect,
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
  /**
   * The same run under the names that a study gives it.
   *
   * @param newSpecification the network's, which its name is a part of
   */
  public NetworkRow named(String newDataset, String newNetwork, String newSpecification) {
    return new NetworkRow(
        runId,
        datasetId,
        newDataset,
        newNetwork,
        seed,
        activation,
        hidden,
        architecture,
        newSpecification,
        status,
        reason,
        epochs,
        lastEpoch,
        parameterCount,
        trainLoss,
        trainAccuracy,
        heldOutLoss,
        heldOutAccuracy,
        firstPerfect,
        engine,
        device,
        codeVersion,
        part,
        seconds,
        host);
  }
}

package org.uncoil.store;

import java.io.Serializable;
import java.util.List;

/** What state a run's network is in at its last recorded epoch, and how to run it again. */
public record HealthRow(
    @Column("the run") String runId,
    @Column("the dataset it was trained on") String datasetId,
    @Column("as in `networks`") String activation,
    @Column("how its weights were drawn") String initialisation,
    @Column("its learning rate") double learningRate,
    @Column(
            "what is wrong, the first that holds: failed; diverged; dead: no unit of some layer is alive; point, line: the embedding after the activation collapsed to one; saturated: so is every unit of some layer; else healthy")
        String verdict,
    @Column("as in `networks`: why it did not end as trained; else empty") String reason,
    @Column(value = "the epoch that was looked at; −1 where none is recorded", unit = "epochs")
        int epoch,
    @Column(
            value = "units of each layer; this and the next two are empty without parameters",
            shape = "hidden layers and bottleneck")
        List<Integer> units,
    @Column(
            value = "units of each that give out 0, with a slope of 0, for every point",
            shape = "hidden layers and bottleneck")
        List<Integer> deadUnits,
    @Column(
            value =
                "other units of each that have, for every point, a slope below 1 % of their activation's steepest",
            shape = "hidden layers and bottleneck")
        List<Integer> saturatedUnits,
    @Column(
            value =
                "effective rank of the embedding after the activation, from 1 (a line) to 2; 0 where it is a point",
            nullable = true)
        Double effectiveRank,
    @Column("what to give `jobs/pipeline study.conf` so that it runs this run alone") String replay)
    implements Serializable {
  /** The same with other options that run it again, as its dataset or network got another name. */
  public HealthRow replayedBy(String newReplay) {
    return new HealthRow(
        runId,
        datasetId,
        activation,
        initialisation,
        learningRate,
        verdict,
        reason,
        epoch,
        units,
        deadUnits,
        saturatedUnits,
        effectiveRank,
        newReplay);
  }
}

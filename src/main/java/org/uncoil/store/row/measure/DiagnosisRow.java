package org.uncoil.store.row.measure;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/** What state a run's network is in at its last recorded epoch. */
public record DiagnosisRow(
    @Column("the run") String runId,
    @Column("the dataset it was trained on") String datasetId,
    @Column(
            "[diagnosis](#read-the-enumerations): failed, diverged, dead, collapsed_to_point, collapsed_to_line, saturated or healthy")
        String diagnosis,
    @Column(value = "reason, if it diverged or failed; otherwise null", nullable = true)
        String reason,
    @Column(
            value = "epoch of the diagnosis; null if none is recorded",
            unit = "epochs",
            nullable = true)
        Integer epoch,
    @Column(
            value =
                "number of units of each layer; this and the next two are null without parameters",
            shape = "hidden layers and bottleneck",
            nullable = true)
        List<Integer> units,
    @Column(
            value = "number of dead units of each layer: output 0 and slope 0 for every point",
            shape = "hidden layers and bottleneck",
            nullable = true)
        List<Integer> deadUnits,
    @Column(
            value =
                "number of other units of each layer that are saturated: for every point, the slope is below 1 % of the activation's maximum slope",
            shape = "hidden layers and bottleneck",
            nullable = true)
        List<Integer> saturatedUnits,
    @Column(
            value =
                "effective rank of the embedding after the activation, from 1 (a line) to 2; 0 for a point",
            nullable = true)
        Double effectiveRank)
    implements Serializable {}

package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/**
 * How often a verdict on runs' health was given, by activation, initialisation and learning rate.
 */
public record DiagnosisShareRow(
    @Column("the activation") String activation,
    @Column("initialisation of the weights") String initialisation,
    @Column("the learning rate") double learningRate,
    @Column("diagnosis, as in `diagnoses`") String diagnosis,
    @Column("runs with these settings") int runs,
    @Column("number of runs with this diagnosis") int count,
    @Column("their share") double share,
    @Column("lower limit of its 95 % interval (Wilson)") double low,
    @Column("upper limit likewise") double high,
    @Column(
            value = "mean effective rank of their final embeddings, from 1 to 2; null if unknown",
            nullable = true)
        double effectiveRank,
    @Column(
            value = "an example: the first run by identifier; null if there is none",
            nullable = true)
        String exampleRunId,
    @Column(
            value = "options for `jobs/pipeline study.conf` that reproduce the example",
            nullable = true)
        String exampleOptions)
    implements Serializable {}

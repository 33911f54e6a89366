package org.uncoil.store;

import java.io.Serializable;

/**
 * How often a verdict on runs' health was given, by activation, initialisation and learning rate.
 */
public record HealthShareRow(
    @Column("the activation") String activation,
    @Column("how weights were drawn") String initialisation,
    @Column("the learning rate") double learningRate,
    @Column("as in `health`: healthy, dead, point, line, saturated, diverged or failed")
        String verdict,
    @Column("runs with these settings") int runs,
    @Column("how many of them got the verdict") int count,
    @Column("their share") double share,
    @Column("lower limit of its 95 % interval (Wilson)") double low,
    @Column("upper limit likewise") double high,
    @Column(
            value =
                "mean effective rank of their final embeddings, from 1 to 2; NaN where none is known")
        double effectiveRank,
    @Column("one of them: the first by identity; empty where there is none") String example,
    @Column("what to give `jobs/pipeline study.conf` so that it runs that one alone") String replay)
    implements Serializable {}

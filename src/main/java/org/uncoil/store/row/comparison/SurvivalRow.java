package org.uncoil.store.row.comparison;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/** The survival curve of one activation's runs: the share that is not separated yet, by epoch. */
public record SurvivalRow(
    @Column(value = "name of the dataset; null for all of them together", nullable = true)
        String dataset,
    @Column("the activation") String activation,
    @Column("number of runs, without failed and unprobed ones") int runs,
    @Column("number of runs that have a separation epoch") int separated,
    @Column(
            value =
                "median separation epoch (Kaplan–Meier); null if fewer than half of the runs have one",
            unit = "epochs",
            nullable = true)
        double median,
    @Column(
            value = "lower limit of its 95 % interval (Brookmeyer–Crowley, log-log)",
            unit = "epochs",
            nullable = true)
        double medianLow,
    @Column(value = "upper limit; null if the runs set none", unit = "epochs", nullable = true)
        double medianHigh,
    @Column(value = "epoch to which the mean is restricted", unit = "epochs") int horizon,
    @Column(value = "restricted mean separation epoch", unit = "epochs") double restrictedMean,
    @Column(value = "its standard error", unit = "epochs") double restrictedMeanError,
    @Column(value = "epochs at which the curve drops", unit = "epochs", shape = "steps")
        List<Integer> epochs,
    @Column(
            value = "number of runs at risk: no separation epoch before that epoch",
            shape = "steps")
        List<Integer> atRisk,
    @Column(value = "number of runs with that separation epoch", shape = "steps")
        List<Integer> events,
    @Column(value = "share of runs without a separation epoch up to that epoch", shape = "steps")
        List<Double> survival,
    @Column(
            value = "lower limit of its 95 % interval (log-log); null if the share is 0",
            shape = "steps",
            nullableElements = true)
        List<Double> low,
    @Column(value = "upper limit likewise", shape = "steps", nullableElements = true)
        List<Double> high)
    implements Serializable {}

package org.uncoil.store;

import java.io.Serializable;
import java.util.List;

/**
 * The survival curve of one activation's runs: which share has its separation epoch still to come.
 */
public record SurvivalRow(
    @Column("name of the dataset; empty for all of them together") String dataset,
    @Column("the activation") String activation,
    @Column("how many runs were watched; those that failed are left out") int runs,
    @Column("how many of them have a separation epoch: are linearly separable at the end")
        int separated,
    @Column(
            value = "epoch by which half had, infinite where fewer ever did (Kaplan–Meier)",
            unit = "epochs")
        double median,
    @Column(
            value = "lower limit of its 95 % interval (Brookmeyer–Crowley, log-log)",
            unit = "epochs")
        double medianLow,
    @Column(value = "upper limit, infinite where the runs set none", unit = "epochs")
        double medianHigh,
    @Column(value = "the epoch after which nothing counts in the mean", unit = "epochs")
        int horizon,
    @Column(
            value = "mean separation epoch, the horizon where it is later or there is none",
            unit = "epochs")
        double restrictedMean,
    @Column(value = "its standard error", unit = "epochs") double restrictedMeanError,
    @Column(value = "epochs at which the curve falls", unit = "epochs", shape = "steps")
        List<Integer> epochs,
    @Column(value = "runs without a separation epoch before that epoch", shape = "steps")
        List<Integer> atRisk,
    @Column(value = "runs whose separation epoch it is", shape = "steps") List<Integer> events,
    @Column(value = "share without a separation epoch up to then", shape = "steps")
        List<Double> survival,
    @Column(
            value = "lower limit of its 95 % interval (log-log); NaN where the share is 0",
            shape = "steps")
        List<Double> low,
    @Column(value = "upper limit likewise", shape = "steps") List<Double> high)
    implements Serializable {}

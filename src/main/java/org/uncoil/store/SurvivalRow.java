package org.uncoil.store;

import java.io.Serializable;
import java.util.List;

/** The survival curve of one activation's runs: which share is not yet separated. */
public record SurvivalRow(
    @Column("name of the dataset; empty for all of them together") String dataset,
    @Column("the activation") String activation,
    @Column("how many runs were watched; those that failed are left out") int runs,
    @Column("how many of them separated the training points") int separated,
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
            value =
                "mean number of epochs until separation, the horizon where it came later or never",
            unit = "epochs")
        double restrictedMean,
    @Column(value = "its standard error", unit = "epochs") double restrictedMeanError,
    @Column(value = "epochs at which the curve falls", unit = "epochs", shape = "steps")
        List<Integer> epochs,
    @Column(value = "runs that were not separated before that epoch", shape = "steps")
        List<Integer> atRisk,
    @Column(value = "runs that separated then", shape = "steps") List<Integer> events,
    @Column(value = "share that is not separated from then on", shape = "steps")
        List<Double> survival,
    @Column(
            value = "lower limit of its 95 % interval (log-log); NaN where the share is 0",
            shape = "steps")
        List<Double> low,
    @Column(value = "upper limit likewise", shape = "steps") List<Double> high)
    implements Serializable {}

package org.uncoil.store.row.comparison;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/** Where one activation stands among all, over the study's datasets. */
public record RankingRow(
    @Column(
            "the measure: accuracy (test accuracy; training accuracy for datasets without test points) or separation (the separation epoch, earlier is better)")
        String measure,
    @Column("the activation") String activation,
    @Column("its rank by average rank; 1 is best") int rank,
    @Column("its rank on a dataset, averaged over the datasets; ties share their mean rank")
        double averageRank,
    @Column("number of datasets in the ranking") int datasets,
    @Column("the Friedman statistic of all activations") double chiSquared,
    @Column("its p-value") double pValue,
    @Column("Iman and Davenport's F; infinite if every dataset has the same order")
        double imanDavenport,
    @Column("p-value of F; if F is infinite, the probability that all datasets agree by chance")
        double imanDavenportPValue,
    @Column("critical difference of average ranks at 5 % (Nemenyi)") double criticalDifference,
    @Column(
            value =
                "numbers, from 0, of the groups without a significant difference to which it belongs",
            shape = "groups it belongs to")
        List<Integer> groups,
    @Column("adjusted p-value (Holm) against the best activation; 1 for the best itself")
        double adjustedPValue)
    implements Serializable {}

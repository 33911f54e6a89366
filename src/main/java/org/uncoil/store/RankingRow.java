package org.uncoil.store;

import java.io.Serializable;
import java.util.List;

/** Where one activation stands among all, over the study's datasets. */
public record RankingRow(
    @Column(
            "by what: accuracy (held-out, of the training points where none is held out) or separation (the separation epoch, the earlier the better)")
        String measure,
    @Column("the activation") String activation,
    @Column("its place, 1 being best") int place,
    @Column("its rank on a dataset, averaged over the datasets; those that are equal share theirs")
        double averageRank,
    @Column("datasets that it was ranked on") int datasets,
    @Column("the Friedman statistic of all activations") double chiSquared,
    @Column("how often it would be as great if there were no difference") double pValue,
    @Column("Iman and Davenport's F; infinite where every dataset has the same order")
        double imanDavenport,
    @Column(
            "how often that would be as great; where it is infinite, how often all would agree by chance")
        double imanDavenportPValue,
    @Column("average ranks that are further apart differ at 5 % (Nemenyi)")
        double criticalDifference,
    @Column(
            value =
                "numbers, from 0, of the groups of activations that cannot be told apart to which it belongs",
            shape = "groups it belongs to")
        List<Integer> groups,
    @Column("p-value against the best, after Holm's correction; 1 for the best itself")
        double againstBest)
    implements Serializable {}

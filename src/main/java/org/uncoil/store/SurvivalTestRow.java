package org.uncoil.store;

import java.io.Serializable;

/** A log-rank test of whether activations take equally long to separate the data. */
public record SurvivalTestRow(
    @Column("name of the dataset; empty for all of them together") String dataset,
    @Column("the one activation; empty where all are tested at once") String first,
    @Column("the other activation; empty where all are tested at once") String second,
    @Column("the log-rank statistic") double chiSquared,
    @Column("its degrees of freedom") int degrees,
    @Column("how often it would be as great if there were no difference") double pValue,
    @Column("the same after Holm's correction over the dataset's pairs; of all at once as it is")
        double corrected)
    implements Serializable {}

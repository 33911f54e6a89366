package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** Which share of an activation's runs on a dataset found a hand-made feature by themselves. */
public record RediscoveryShareRow(
    @Column(value = "name of the dataset; null for all of them together", nullable = true)
        String dataset,
    @Column("the activation") String activation,
    @Column("the feature, as in `rediscovery`") String feature,
    @Column("runs") int runs,
    @Column("number of runs that learned it") int found,
    @Column("their share") double share,
    @Column("lower limit of its 95 % interval (Wilson)") double low,
    @Column("upper limit likewise") double high,
    @Column("median over the runs of the R² of the logits") double medianLogit)
    implements Serializable {}

package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** Which share of an activation's runs on a dataset found a hand-crafted feature by themselves. */
public record LearnedFeatureShareRow(
    @Column(value = "name of the dataset; null for all of them together", nullable = true)
        String dataset,
    @Column("the activation") String activation,
    @Column("the feature, as in `learned_features`") String feature,
    @Column("runs") int runs,
    @Column("number of runs that learned it") int learned,
    @Column("their share") double share,
    @Column("lower limit of its 95 % interval (Wilson)") double low,
    @Column("upper limit likewise") double high,
    @Column("median over the runs of the R² of the logits") double medianR2Logits)
    implements Serializable {}

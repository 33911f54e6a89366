package org.uncoil.store.row.run;

import org.uncoil.store.row.Column;
import org.uncoil.store.table.Table;

/** What a run and its dataset are called: columns of {@link Table#NETWORKS}. */
public record RunNames(
    @Column("the run") String runId,
    @Column("name of the dataset") String dataset,
    @Column("name of the network in the study file") String network) {}

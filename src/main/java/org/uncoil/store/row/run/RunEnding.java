package org.uncoil.store.row.run;

import org.uncoil.store.row.Column;

/** How a run ended, for who reads no more of it: some columns of the table of networks. */
public record RunEnding(
    @Column("the run") String runId,
    @Column("name of the dataset") String dataset,
    @Column("name of the network in the study file") String network,
    @Column("the run's seed in the study") long seed,
    @Column("status: trained, diverged or failed") String status,
    @Column("reason, if it diverged or failed; otherwise empty") String reason,
    @Column("version of Uncoil that trained it") String codeVersion,
    @Column(value = "name of the files that hold its rows", incidental = true) String part) {}

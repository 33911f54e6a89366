package org.uncoil.store;

/** How a run ended, for who reads no more of it: some columns of the table of networks. */
public record RunEnding(
    @Column("the run") String runId,
    @Column("name of the dataset") String dataset,
    @Column("name of the network in the study file") String network,
    @Column("the replicate's number in the study") long seed,
    @Column("how it ended: trained, diverged or failed") String status,
    @Column("why, where it did not end as trained; else empty") String reason,
    @Column("version of Uncoil that trained it") String codeVersion,
    @Column(value = "name of the files that hold its rows", incidental = true) String part) {}

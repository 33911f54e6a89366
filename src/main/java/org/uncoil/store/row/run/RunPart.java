package org.uncoil.store.row.run;

import org.uncoil.store.row.Column;

/** Which files hold a run: two columns of {@code runs}, for who reads of a million runs no more. */
public record RunPart(
    @Column("the run") String runId,
    @Column(value = "name of the files that hold its rows", incidental = true) String part) {}

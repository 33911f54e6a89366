package org.uncoil.store.row.run;

import org.uncoil.store.row.Column;

/** The column that every table of runs has, for readers that need no other. */
public record RunIdRow(@Column("the run") String runId) {}

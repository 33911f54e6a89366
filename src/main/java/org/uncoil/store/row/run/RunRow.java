package org.uncoil.store.row.run;

import org.uncoil.store.row.Column;

/** Of which run a row is: the column that every table of runs has. */
public record RunRow(@Column("the run") String runId) {}

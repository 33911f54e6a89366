package org.uncoil.store.row.run;

import org.uncoil.store.row.Column;

/** How long a run took to train: two columns of {@code runs}, to calibrate the cost model. */
public record RunSeconds(
    @Column("the run") String runId,
    @Column(value = "duration of training and recording", unit = "seconds", incidental = true)
        double seconds) {}

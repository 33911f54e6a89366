package org.uncoil.store.row.run;

import java.io.Serializable;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/** All weights and biases of a run at one epoch. */
public record ParameterRow(
    @Column("the run") String runId,
    @Column("epoch: number of passes over the training points so far") int epoch,
    @Column(
            value =
                "weights and biases in DL4J's order: layer by layer, a layer's weights unit by unit (all inputs of unit 0, then of unit 1, …), then its biases",
            shape = "parameter_count")
        Floats parameters)
    implements Serializable {}

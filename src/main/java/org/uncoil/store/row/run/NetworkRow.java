package org.uncoil.store.row.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/** One network of the study: its layers and how it is trained. */
public record NetworkRow(
    @Column("identifier: a hash of the specification without the name, 16 hexadecimal characters")
        String networkId,
    @Column("name in the study file") String name,
    @Column(
            "activation of the hidden layers and the bottleneck; several, in order, where they differ")
        String activation,
    @Column(
            value = "widths of the hidden layers before the bottleneck",
            unit = "units",
            shape = "hidden layers")
        List<Integer> hidden,
    @Column(value = "epochs to train", unit = "epochs") int epochs,
    @Column("optimizer, for example adam") String optimizer,
    @Column("learning rate at the start") double learningRate,
    @Column("learning rate schedule, for example constant") String schedule,
    @Column("initialisation of the weights") String initialisation,
    @Column(value = "points per update; 0 means all points (full batch)", unit = "points")
        int batchSize,
    @Column("factor of the L1 regularisation") double l1,
    @Column("factor of the L2 regularisation") double l2,
    @Column("share of hidden units dropped at each update") double dropout,
    @Column("the whole specification as JSON") String specification)
    implements Serializable {}

package org.uncoil.store;

import java.io.Serializable;
import java.util.List;
import org.uncoil.embedding.Floats;

/** What became of each point of its dataset over the recorded epochs of a run. */
public record BiographyRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("how many epochs were recorded") int recorded,
    @Column(
            value =
                "first recorded epoch from which on the point is always classified rightly; −1 where it ends wrong",
            unit = "epochs",
            shape = "points of the first shard")
        List<Integer> learned,
    @Column(
            value =
                "how often the class that it is given changes from one recorded epoch to the next",
            shape = "points of the first shard")
        List<Integer> flips,
    @Column(value = "how often it goes from right to wrong", shape = "points of the first shard")
        List<Integer> forgotten,
    @Column(
            value =
                "the farthest that its embedding moves about the centre of all from one recorded epoch to the next",
            unit = "root mean squared distances from the centre",
            shape = "points of the first shard")
        Floats jump,
    @Column(
            value = "the epoch in which that jump ends; −1 where it never moves",
            unit = "epochs",
            shape = "points of the first shard")
        List<Integer> jumpEpoch)
    implements Serializable {}

package org.uncoil.store.row.measure;

import java.io.Serializable;
import java.util.List;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/** What became of each point of its dataset over the recorded epochs of a run. */
public record TrainingDynamicsRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("number of recorded epochs") int recordedEpochs,
    @Column(
            value =
                "first recorded epoch from which on the point is always classified correctly; null if it is incorrect at the end",
            unit = "epochs",
            shape = "points of the first shard",
            nullableElements = true)
        List<Integer> learnedEpoch,
    @Column(
            value =
                "prediction changes: how often the predicted class changes from one recorded epoch to the next",
            shape = "points of the first shard")
        List<Integer> predictionChanges,
    @Column(
            value =
                "forgetting events: how often the prediction changes from correct to incorrect (Toneva et al. 2019)",
            shape = "points of the first shard")
        List<Integer> forgettingEvents,
    @Column(
            value =
                "largest displacement of the point's embedding, relative to the centre of all points, from one recorded epoch to the next",
            unit = "root mean squared distances from the centre",
            shape = "points of the first shard")
        Floats displacement,
    @Column(
            value = "epoch at which that displacement ends; null if the point never moves",
            unit = "epochs",
            shape = "points of the first shard",
            nullableElements = true)
        List<Integer> displacementEpoch)
    implements Serializable {}

package org.uncoil.store.row.measure;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** Where a run lies among all on the same dataset, by the angular distances of final embeddings. */
public record SolutionClusterRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("number of its cluster, from 0") int cluster,
    @Column("whether it is the medoid of its cluster") boolean isMedoid,
    @Column("the medoid's run") String medoidRunId,
    @Column(value = "angular distance to the medoid", unit = "radians") double distance,
    @Column(value = "first coordinate on the MDS map of the dataset's runs", unit = "radians")
        double mds1,
    @Column(value = "second coordinate", unit = "radians") double mds2,
    @Column(
            "whether it is a landmark: map and clusters are computed from at most 64 landmarks of a dataset")
        boolean isLandmark,
    @Column("mean silhouette of the landmarks; 0 with a single cluster") double silhouette,
    @Column("share of the landmarks' variance that the map explains") double varianceExplained)
    implements Serializable {}

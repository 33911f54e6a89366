package org.uncoil.store;

import java.io.Serializable;

/** Where a run lies among all on the same dataset, by the angular distances of final embeddings. */
public record AtlasRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("its cluster, from 0, in the order in which the medoids were found") int cluster,
    @Column("whether it is its cluster's medoid: the run to look at for all of them")
        boolean medoid,
    @Column("the run that is") String medoidRun,
    @Column(value = "angular distance to it", unit = "radians") double distance,
    @Column(value = "position on a map of the dataset's runs: first coordinate", unit = "radians")
        double x,
    @Column(value = "second coordinate", unit = "radians") double y,
    @Column("whether the map and the clusters were made from it: at most 64 runs of a dataset")
        boolean landmark,
    @Column("mean silhouette of these in the dataset's clusters; 0 with a single one")
        double silhouette,
    @Column("share of their scatter that the map shows") double kept)
    implements Serializable {}

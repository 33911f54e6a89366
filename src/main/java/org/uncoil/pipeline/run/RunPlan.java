package org.uncoil.pipeline.run;

import java.io.Serializable;
import org.uncoil.study.NetworkSpec;

/**
 * One run as a task gets it.
 *
 * @param runId its identity
 * @param datasetId the dataset it trains on
 * @param dataset the dataset's name
 * @param network the network
 * @param replicate number of the replicate in the study
 * @param initialSeed what its weights are drawn from
 * @param orderSeed what the order of its batches is drawn from
 * @param cost what it is expected to cost, in seconds of one core: {@link Cost}
 * @param bytes what it adds to the file of the table that it adds most to
 */
public record RunPlan(
    String runId,
    String datasetId,
    String dataset,
    NetworkSpec network,
    long replicate,
    long initialSeed,
    long orderSeed,
    double cost,
    double bytes)
    implements Serializable {}

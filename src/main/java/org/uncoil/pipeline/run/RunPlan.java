package org.uncoil.pipeline.run;

import java.io.Serializable;
import org.uncoil.study.NetworkSpec;

/**
 * One run as a task gets it.
 *
 * @param runId its identity
 * @param datasetId the dataset it trains on
 * @param dataset the dataset's name
 * @param inputs number of input dimensions
 * @param classes number of classes
 * @param network the network
 * @param seed one of the seeds in the study
 * @param initialSeed what its weights are drawn from
 * @param orderSeed what the order of its batches is drawn from
 * @param cost what it is expected to cost, in seconds of one core: {@link Cost}
 * @param bytes what it adds to the file of the table that it adds most to
 * @param fileName what files of it are called, without an ending: {@link RunFileNames}
 */
public record RunPlan(
    String runId,
    String datasetId,
    String dataset,
    int inputs,
    int classes,
    NetworkSpec network,
    long seed,
    long initialSeed,
    long orderSeed,
    double cost,
    double bytes,
    String fileName)
    implements Serializable {
  /** Units of all layers, as 2–100–2–2. */
  public String architecture() {
    return network.architecture(inputs, classes);
  }
}

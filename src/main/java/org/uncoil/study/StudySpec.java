package org.uncoil.study;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.dataset.DatasetSpec;

/**
 * A study: every network on every dataset under every seed.
 *
 * @param name as in its file; letters, digits, dots, dashes and underscores
 * @param title what the reports call it
 * @param description what it asks; may be empty
 * @param seed what everything random is drawn from
 * @param seeds the replicates of each network on each dataset
 * @param maxRuns the number of runs above which the person must say that they mean it
 * @param engine what trains
 * @param datasets the datasets, each with a name of its own
 * @param networks the networks, each with a name of its own
 * @param record what to keep of each run
 * @param render how to film it
 * @param gallery how much of it to play with
 */
public record StudySpec(
    String name,
    String title,
    String description,
    long seed,
    List<Long> seeds,
    long maxRuns,
    Engine engine,
    List<DatasetSpec> datasets,
    List<NetworkSpec> networks,
    RecordSpec record,
    RenderSpec render,
    GallerySpec gallery) {
  public StudySpec {
    seeds = List.copyOf(seeds);
    datasets = List.copyOf(datasets);
    networks = List.copyOf(networks);
  }

  /** The same with some of its datasets. */
  public StudySpec withDatasets(List<DatasetSpec> some) {
    return new StudySpec(
        name,
        title,
        description,
        seed,
        seeds,
        maxRuns,
        engine,
        some,
        networks,
        record,
        render,
        gallery);
  }

  /** Number of runs. */
  public long runCount() {
    return (long) datasets.size() * networks.size() * seeds.size();
  }

  /** All runs: dataset by dataset, network by network, seed by seed. */
  public List<RunSpec> runs() {
    List<RunSpec> runs = new ArrayList<>();
    for (DatasetSpec dataset : datasets) {
      for (NetworkSpec network : networks) {
        for (long replicate : seeds) {
          runs.add(new RunSpec(dataset, network, replicate));
        }
      }
    }
    return runs;
  }
}

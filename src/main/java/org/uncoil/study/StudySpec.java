package org.uncoil.study;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.setting.SettingException;
import org.uncoil.study.map.MapAxis;
import org.uncoil.study.map.MapSpec;

/**
 * A study: every network on every dataset under every seed; or a map, whose runs vary two settings
 * of its only network and its only dataset.
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
 * @param map the axes of a map; null if the study is none
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
    GallerySpec gallery,
    MapSpec map)
    implements Serializable {
  public StudySpec {
    seeds = List.copyOf(seeds);
    datasets = List.copyOf(datasets);
    networks = List.copyOf(networks);
  }

  /** The same with some of its datasets. */
  public StudySpec withDatasets(List<DatasetSpec> some) {
    return with(seeds, some, networks);
  }

  /** The same with some of its seeds, datasets and networks. */
  public StudySpec with(
      List<Long> someSeeds, List<DatasetSpec> someDatasets, List<NetworkSpec> someNetworks) {
    return new StudySpec(
        name,
        title,
        description,
        seed,
        someSeeds,
        maxRuns,
        engine,
        someDatasets,
        someNetworks,
        record,
        render,
        gallery,
        map);
  }

  /** Whether it is a map. */
  public boolean isMap() {
    return map != null;
  }

  /** Number of runs. */
  public long runCount() {
    return isMap() ? map.cells() : (long) datasets.size() * networks.size() * seeds.size();
  }

  /** All runs of a study that is no map: dataset by dataset, network by network, seed by seed. */
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

  /** The networks; of a map those of its four corners, which stand for all. */
  public List<NetworkSpec> typicalNetworks() {
    if (!isMap()) {
      return networks;
    }
    List<NetworkSpec> corners = new ArrayList<>();
    for (int column : new int[] {0, map.columns() - 1}) {
      for (int row : new int[] {0, map.rows() - 1}) {
        corners.add(run(column, row).network());
      }
    }
    return corners.stream().distinct().toList();
  }

  /**
   * The run of a map's cell.
   *
   * @param column from 0
   * @param row from 0
   * @throws SettingException where the values of the cell do not go together
   */
  public RunSpec run(int column, int row) {
    return new RunSpec(
        map.cell(MapAxis.Owner.DATASET, datasets.get(0), column, row),
        map.cell(MapAxis.Owner.NETWORK, networks.get(0), column, row),
        seeds.get(0));
  }

  /**
   * What trains a network of a map: where the study leaves the choice, all networks of one shape at
   * once, except those with dropout.
   */
  public Engine engineOfCell(NetworkSpec network) {
    if (engine != Engine.AUTO) {
      return engine;
    }
    return network.dropout() == 0 ? Engine.LANES : Engine.VECTOR;
  }

  /**
   * A study of a map's cell alone, which trains the same run and records all of it at every epoch.
   *
   * @throws SettingException where the values of the cell do not go together
   */
  public StudySpec ofCell(int column, int row) {
    RunSpec run = run(column, row);
    return new StudySpec(
        name,
        title + ", column " + column + ", row " + row,
        description,
        seed,
        seeds,
        maxRuns,
        engineOfCell(run.network()),
        List.of(run.dataset()),
        List.of(run.network()),
        record.ofEverything(),
        render,
        gallery,
        null);
  }
}

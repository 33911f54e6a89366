package org.uncoil.study;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** Some of a study's runs: those that fit everything that is given. */
public record RunFilter(
    @Setting(value = "names of datasets; empty means all", or = "[]") List<String> datasets,
    @Setting(value = "names of networks; empty means all", or = "[]") List<String> networks,
    @Setting(value = "activations; empty means all", or = "[]") List<Activation> activations,
    @Setting(value = "seeds; empty means all", or = "[]") List<Long> seeds)
    implements Serializable {
  public RunFilter {
    datasets = List.copyOf(datasets);
    networks = List.copyOf(networks);
    activations = List.copyOf(activations);
    seeds = List.copyOf(seeds);
    new Checks()
        .that(
            !(datasets.isEmpty() && networks.isEmpty() && activations.isEmpty() && seeds.isEmpty()),
            "datasets",
            datasets,
            "give datasets, networks, activations or seeds; choose = all is for all runs")
        .done();
  }

  /** Whether a run is one of them. */
  public boolean fits(String dataset, NetworkSpec network, long seed) {
    return (datasets.isEmpty() || datasets.contains(dataset))
        && (networks.isEmpty() || networks.contains(network.name()))
        && (activations.isEmpty() || Set.copyOf(activations).containsAll(network.activation()))
        && (seeds.isEmpty() || seeds.contains(seed));
  }
}

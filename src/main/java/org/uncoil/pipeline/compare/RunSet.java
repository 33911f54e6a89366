package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The runs that are compared, and what varies among them. */
record RunSet(List<ComparedRun> runs) {
  /** As many levels as a factor may have to count as one: more are draws, and not levels. */
  static final int MOST_LEVELS = 100;

  RunSet {
    runs = List.copyOf(runs);
  }

  /** The runs of which it is known when they separated. */
  RunSet watched() {
    return new RunSet(runs.stream().filter(run -> run.separation() != null).toList());
  }

  /** The epochs that every run was to have. */
  int horizon() {
    return runs.stream().mapToInt(ComparedRun::epochs).min().orElse(0);
  }

  List<String> activations() {
    return levels(RunSettings.ACTIVATION);
  }

  List<String> datasets() {
    return levels(RunSettings.DATASET);
  }

  /** A factor's levels, in the order of the runs. */
  List<String> levels(String factor) {
    return runs.stream().map(run -> run.level(factor)).filter(Objects::nonNull).distinct().toList();
  }

  /** The dataset and the network's settings, where they vary. */
  List<String> factors() {
    Set<String> names = new LinkedHashSet<>(List.of(RunSettings.DATASET));
    runs.forEach(run -> names.addAll(run.settings().keySet()));
    return varied(names);
  }

  /** Numbers of the datasets' sources, where they vary. */
  List<String> sourceAxes() {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.source().keySet()));
    return varied(names);
  }

  private List<String> varied(Set<String> names) {
    List<String> varied = new ArrayList<>();
    for (String name : names) {
      int levels = levels(name).size();
      if (levels > 1 && levels <= MOST_LEVELS) {
        varied.add(name);
      }
    }
    return varied;
  }

  RunSet ofDataset(String dataset) {
    return new RunSet(runs.stream().filter(run -> run.dataset().equals(dataset)).toList());
  }

  RunSet ofActivation(String activation) {
    return new RunSet(runs.stream().filter(run -> run.activation().equals(activation)).toList());
  }
}

package org.uncoil.pipeline.run;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.NetworkRow;
import org.uncoil.store.row.run.RunPart;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RunId;
import org.uncoil.study.StudySpec;

/**
 * Keeps {@code datasets}, {@code networks} and {@code runs} to what the study at hand has. Names of
 * datasets and networks are in the first two alone, so that a study that renames them changes no
 * row of a run. Rows of runs that the study no longer has are set aside: they return when the study
 * has their runs again, and {@code jobs/clean} removes them. Each run is in one file.
 *
 * @param study identities of the study's runs
 */
public record CurrentRuns(OutputFolder folder, Set<String> study) {
  /** The file of {@code networks}. */
  private static final String NETWORKS = "networks";

  private static final String ATTEMPT = "driver";

  /**
   * Brings the three tables in line with the study.
   *
   * @return the study's runs, trained or not, in its order
   */
  public static List<RunPlan> align(PipelineContext context) {
    OutputFolder folder = context.folder();
    List<DatasetRow> stored = folder.read(Table.DATASETS).toList();
    List<DatasetRow> datasets = StudyDatasets.of(context.study(), folder, stored);
    if (!datasets.equals(stored)) {
      folder.write(Table.DATASETS, StudyDatasets.PART, ATTEMPT, datasets);
    }
    List<NetworkRow> networks = networks(context.study());
    if (!networks.equals(folder.read(Table.NETWORKS).toList())) {
      folder.write(Table.NETWORKS, NETWORKS, ATTEMPT, networks);
    }
    List<RunPlan> plans = TrainPlan.runs(context.study(), folder, datasets);
    new CurrentRuns(folder, plans.stream().map(RunPlan::runId).collect(Collectors.toSet())).align();
    // a file that is deleted and still listed would pass for one that was lost
    folder.saveManifest();
    return plans;
  }

  private static List<NetworkRow> networks(StudySpec study) {
    return study.networks().stream().map(CurrentRuns::row).sorted(Table.NETWORKS.order()).toList();
  }

  private static NetworkRow row(NetworkSpec network) {
    return new NetworkRow(
        RunId.of(network),
        network.name(),
        network.activationLabel(),
        network.hidden(),
        network.epochs(),
        Canonical.kind((Record) network.optimizer()),
        network.learningRate(),
        Canonical.kind((Record) network.schedule()),
        network.initialisation().label(),
        network.batchSize(),
        network.l1(),
        network.l2(),
        network.dropout(),
        Canonical.json(network));
  }

  /** The runs in a file of {@code runs}, and in the one of its name that is set aside. */
  private record Part(String name, List<String> runs, List<String> aside) {
    Set<String> all() {
      Set<String> all = new HashSet<>(aside);
      all.addAll(runs);
      return all;
    }
  }

  private void align() {
    Set<String> seen = new HashSet<>();
    for (Part part : parts()) {
      Set<String> runs = part.all();
      if (Collections.disjoint(seen, runs)) {
        seen.addAll(runs);
        align(part);
      } else {
        drop(part.name());
      }
    }
  }

  /** The largest first: where two files have the same run, the other one is dropped. */
  private List<Part> parts() {
    SortedMap<String, Part> parts = new TreeMap<>();
    for (String name : folder.parts(Table.RUNS)) {
      parts.put(name, new Part(name, ids(Table.RUN_PARTS, name), List.of()));
    }
    for (String name : folder.parts(Table.SET_ASIDE)) {
      List<String> runs = parts.containsKey(name) ? parts.get(name).runs() : List.of();
      parts.put(name, new Part(name, runs, ids(Table.SET_ASIDE_PARTS, name)));
    }
    return parts.values().stream()
        .sorted(Comparator.comparingInt((Part part) -> part.all().size()).reversed())
        .toList();
  }

  private List<String> ids(Table<RunPart> table, String part) {
    return folder.read(table, part).toList().stream().map(RunPart::runId).toList();
  }

  /**
   * An executor that outlived its driver may write runs that have been trained again since. The
   * files say the same of them; runs that only this one has are trained again.
   */
  private void drop(String part) {
    for (List<Table<? extends Record>> tables :
        List.of(Table.OF_RUNS, Table.OF_PROBES, Table.MEASURES_OF_RUNS)) {
      tables.forEach(table -> folder.deleteWhole(table, part));
    }
    folder.delete(Table.SET_ASIDE, part);
  }

  private void align(Part part) {
    if (!study.containsAll(part.runs()) || part.aside().stream().anyMatch(study::contains)) {
      move(part.name());
    }
  }

  /** Whatever it is interrupted by, each row is in one file or the other, or in both. */
  private void move(String part) {
    Map<String, RunRow> all = new LinkedHashMap<>();
    for (Table<RunRow> table : List.of(Table.RUNS, Table.SET_ASIDE)) {
      if (folder.has(table, part)) {
        folder.read(table, part).forEach(row -> all.putIfAbsent(row.runId(), row));
      }
    }
    Map<Boolean, List<RunRow>> current =
        all.values().stream()
            .collect(Collectors.partitioningBy(row -> study.contains(row.runId())));
    put(Table.SET_ASIDE, part, all.values());
    put(Table.RUNS, part, current.get(true));
    put(Table.SET_ASIDE, part, current.get(false));
  }

  private void put(Table<RunRow> table, String part, Collection<RunRow> rows) {
    if (rows.isEmpty()) {
      folder.delete(table, part);
    } else {
      folder.write(table, part, ATTEMPT, rows);
    }
  }
}

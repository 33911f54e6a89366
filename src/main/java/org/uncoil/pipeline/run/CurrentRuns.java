package org.uncoil.pipeline.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.HealthRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.NetworkRow;
import org.uncoil.store.row.run.RunNames;
import org.uncoil.store.row.run.RunPart;
import org.uncoil.store.table.Table;
import org.uncoil.study.Canonical;

/**
 * Keeps {@code datasets} and {@code networks} to what the study at hand has, under the names that
 * it gives. Rows of other runs are set aside: they return when the study has their runs again, and
 * {@code jobs/clean} removes them. Each run is in one file.
 *
 * @param study the study's runs by identity
 */
public record CurrentRuns(OutputFolder folder, Map<String, RunPlan> study) {
  private static final String ATTEMPT = "driver";

  /**
   * Brings both tables in line with the study.
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
    List<RunPlan> plans = TrainPlan.runs(context.study(), folder, datasets);
    new CurrentRuns(folder, plans.stream().collect(Collectors.toMap(RunPlan::runId, plan -> plan)))
        .align();
    // a file that is deleted and still listed would pass for one that was lost
    folder.saveManifest();
    return plans;
  }

  /** What a file of {@code networks}, and the one of its name that is set aside, say of runs. */
  private record Part(String name, List<RunNames> runs, List<String> aside) {
    Set<String> all() {
      Set<String> all = new HashSet<>(aside);
      runs.forEach(run -> all.add(run.runId()));
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
    for (String name : folder.parts(Table.NETWORKS)) {
      parts.put(name, new Part(name, folder.read(Table.RUN_NAMES, name).toList(), List.of()));
    }
    for (String name : folder.parts(Table.SET_ASIDE)) {
      List<String> aside =
          folder.read(Table.SET_ASIDE_PARTS, name).toList().stream().map(RunPart::runId).toList();
      List<RunNames> runs = parts.containsKey(name) ? parts.get(name).runs() : List.of();
      parts.put(name, new Part(name, runs, aside));
    }
    return parts.values().stream()
        .sorted(Comparator.comparingInt((Part part) -> part.all().size()).reversed())
        .toList();
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
    boolean leave = part.runs().stream().anyMatch(run -> !study.containsKey(run.runId()));
    boolean back = part.aside().stream().anyMatch(study::containsKey);
    if (leave || back || part.runs().stream().anyMatch(this::renamed)) {
      rewrite(part.name(), leave || back);
    }
  }

  private boolean renamed(RunNames run) {
    RunPlan plan = study.get(run.runId());
    return plan != null
        && !(run.dataset().equals(plan.dataset()) && run.network().equals(plan.network().name()));
  }

  /** Whatever it is interrupted by, each row is in one file or the other, or in both. */
  private void rewrite(String part, boolean moved) {
    Map<String, NetworkRow> all = new LinkedHashMap<>();
    for (Table<NetworkRow> table : List.of(Table.NETWORKS, Table.SET_ASIDE)) {
      if (folder.has(table, part)) {
        folder.read(table, part).forEach(row -> all.putIfAbsent(row.runId(), row));
      }
    }
    List<NetworkRow> current = new ArrayList<>();
    List<NetworkRow> others = new ArrayList<>();
    for (NetworkRow row : all.values()) {
      RunPlan plan = study.get(row.runId());
      if (plan == null) {
        others.add(row);
      } else {
        current.add(named(row, plan));
      }
    }
    if (moved) {
      put(Table.SET_ASIDE, part, all.values());
    }
    renameHealth(part, current);
    put(Table.NETWORKS, part, current);
    if (moved) {
      put(Table.SET_ASIDE, part, others);
    }
  }

  /** A run's row under the names of the study. */
  public static NetworkRow named(NetworkRow row, RunPlan plan) {
    if (row.dataset().equals(plan.dataset()) && row.network().equals(plan.network().name())) {
      return row;
    }
    return row.named(plan.dataset(), plan.network().name(), Canonical.json(plan.network()));
  }

  /** The options that run a run again name its dataset and its network. */
  private void renameHealth(String part, List<NetworkRow> current) {
    if (!folder.has(Table.HEALTH, part)) {
      return;
    }
    Map<String, String> replays =
        current.stream().collect(Collectors.toMap(NetworkRow::runId, Replay::options));
    List<HealthRow> rows = folder.read(Table.HEALTH, part).toList();
    List<HealthRow> renamed =
        rows.stream()
            .map(row -> row.replayedBy(replays.getOrDefault(row.runId(), row.replay())))
            .toList();
    if (!Objects.equals(rows, renamed)) {
      put(Table.HEALTH, part, renamed);
    }
  }

  private <R extends Record> void put(Table<R> table, String part, Collection<R> rows) {
    if (rows.isEmpty()) {
      folder.delete(table, part);
    } else {
      folder.write(table, part, ATTEMPT, rows);
    }
  }
}

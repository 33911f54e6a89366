package org.uncoil.pipeline.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Mode;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.monitor.StageWatch;
import org.uncoil.pipeline.run.CurrentRuns;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.pipeline.run.TrainPlan;
import org.uncoil.store.Attempts;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.RunPart;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/**
 * Trains every run of the study that is not trained yet, and writes its epochs, embeddings and
 * parameters: first those that fit a task, many at once, then those that take the whole cluster,
 * one by one.
 */
public record TrainStage() implements Stage {
  @Override
  public String name() {
    return "train";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    LeftOutRuns.tryAgainAfterChange(folder);
    List<RunPlan> study = CurrentRuns.align(context);
    List<RunPart> before = folder.read(Table.RUN_PARTS).toList();
    sweep(folder, before);
    Set<String> trained = before.stream().map(RunPart::runId).collect(Collectors.toSet());
    List<DatasetRow> datasets = folder.read(Table.DATASETS).toList();
    Map<String, Mode.DataParallel> shared = dataParallel(context.study());
    Map<Boolean, List<RunPlan>> runs =
        study.stream().collect(Collectors.partitioningBy(run -> shared.containsKey(run.dataset())));
    Attempts attempts = new Attempts(folder, ExecutorCrashes.thisProcess());
    TrainSlots slots = TrainSlots.of(context);
    TrainPlan plan = TrainPlan.of(runs.get(false), trained, attempts.suspects(), slots.count());
    List<RunPlan> together =
        runs.get(true).stream().filter(run -> !trained.contains(run.runId())).toList();

    List<String> leftOut = leftOut(folder, runs.get(false), trained);
    List<TrainGroup.Report> reports = new ArrayList<>(train(context, plan, slots, attempts));
    for (RunPlan run : together) {
      DatasetRow dataset = row(datasets, run);
      Mode.DataParallel mode = shared.get(run.dataset());
      new DataParallelRun(context, run, dataset, mode)
          .train()
          .ifPresent(ending -> reports.add(new TrainGroup.Report(List.of(ending), "")));
    }
    attempts.forget();
    // of tasks whose executors are gone
    Table.OF_RUNS.forEach(folder::sweepUnfinished);
    int kept = plan.kept() + runs.get(true).size() - together.size();
    StageReport report = report(reports, plan.open() + together.size(), kept);
    leftOut.addAll(report.problems());
    return StageReport.of(report.summary(), leftOut);
  }

  /** What an earlier command left out of this study, and this one does not try again. */
  private static List<String> leftOut(
      OutputFolder folder, List<RunPlan> runs, Set<String> trained) {
    Map<String, RunPlan> kept =
        runs.stream()
            .filter(run -> trained.contains(run.runId()))
            .collect(Collectors.toMap(RunPlan::runId, run -> run));
    List<String> leftOut = new ArrayList<>();
    LeftOutRuns.of(folder).stream()
        .filter(row -> kept.containsKey(row.runId()))
        .flatMap(row -> TrainGroup.Ending.of(new StudyRun(kept.get(row.runId()), row)).stream())
        .forEach(ending -> leftOut.add(ending.text()));
    return leftOut;
  }

  /** The datasets that the whole cluster trains on, by name. */
  private static Map<String, Mode.DataParallel> dataParallel(StudySpec study) {
    Map<String, Mode.DataParallel> modes = new HashMap<>();
    for (DatasetSpec dataset : study.datasets()) {
      if (dataset.mode() instanceof Mode.DataParallel mode) {
        modes.put(dataset.name(), mode);
      }
    }
    return modes;
  }

  private static DatasetRow row(List<DatasetRow> datasets, RunPlan run) {
    return datasets.stream()
        .filter(dataset -> dataset.datasetId().equals(run.datasetId()))
        .findFirst()
        .orElseThrow();
  }

  private static List<TrainGroup.Report> train(
      PipelineContext context, TrainPlan plan, TrainSlots slots, Attempts attempts) {
    if (plan.open() == 0) {
      return List.of();
    }
    ExecutorCrashes crashes = ExecutorCrashes.watch(context.spark().sparkContext(), attempts);
    try (crashes;
        StageWatch watch =
            new StageWatch(context.spark().sparkContext(), "train", plan.open(), "runs")) {
      double cost = plan.groups().stream().mapToDouble(RunGroup::cost).sum();
      TrainGroup work =
          new TrainGroup(
              context.folderHandle(),
              context.study().record(),
              context.study().engine(),
              TrainCounts.on(watch, cost));
      return Distributed.run(
          context, watch, slots::ask, "Train", plan.groups(), plan.open(), "runs", work);
    }
  }

  private static StageReport report(List<TrainGroup.Report> reports, int tried, int kept) {
    List<String> problems = new ArrayList<>();
    for (TrainGroup.Report report : reports) {
      report.endings().forEach(ending -> problems.add(ending.text()));
    }
    String summary =
        Figures.count(tried - problems.size(), "run")
            + " trained"
            + (kept == 0 ? "" : ", " + Figures.count(kept, "run") + " kept from before");
    reports.stream()
        .map(TrainGroup.Report::withoutGpu)
        .filter(why -> !why.isEmpty())
        .distinct()
        .sorted()
        .forEach(why -> problems.add("trained on the CPU: " + why));
    return StageReport.of(summary, problems);
  }

  /**
   * Deletes what an interrupted attempt left: files that no row of {@code runs} names, and none
   * that is set aside.
   */
  private static void sweep(OutputFolder folder, List<RunPart> runs) {
    Set<String> parts = new HashSet<>();
    runs.forEach(row -> parts.add(row.part()));
    parts.addAll(folder.parts(Table.SET_ASIDE));
    Table.OF_RUNS.forEach(table -> folder.sweep(table, parts));
  }
}

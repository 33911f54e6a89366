package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Mode;
import org.uncoil.gallery.Figures;
import org.uncoil.pipeline.monitor.StageWatch;
import org.uncoil.store.Attempts;
import org.uncoil.store.DatasetRow;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Table;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RunId;
import org.uncoil.study.RunSpec;
import org.uncoil.study.Seeds;
import org.uncoil.study.StudySpec;

/**
 * Trains every run of the study that is not trained yet, and writes its epochs, embeddings and
 * parameters.
 */
public record TrainStage() implements Stage {
  @Override
  public String name() {
    return "train";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    List<NetworkRow> before = folder.read(Table.NETWORKS).toList();
    sweep(folder, before);
    List<DatasetRow> datasets = folder.read(Table.DATASETS).toList();
    List<RunPlan> plans = plan(context.study(), folder, datasets);
    Set<String> trained = before.stream().map(NetworkRow::runId).collect(Collectors.toSet());
    List<RunPlan> open = plans.stream().filter(plan -> !trained.contains(plan.runId())).toList();
    Attempts attempts = new Attempts(folder);
    Map<String, Mode.DataParallel> shared = dataParallel(context.study());
    List<RunPlan> alone = open.stream().filter(run -> !shared.containsKey(run.dataset())).toList();
    List<TrainGroup.Ending> endings = new ArrayList<>(train(context, alone, attempts.suspects()));
    for (RunPlan run : open) {
      if (shared.containsKey(run.dataset())) {
        DatasetRow dataset = byName(datasets).get(run.dataset());
        endings.add(new DataParallelRun(context, run, dataset, shared.get(run.dataset())).train());
      }
    }
    attempts.forget();
    // of tasks whose executors are gone
    Table.OF_RUNS.forEach(folder::sweepUnfinished);
    return report(endings, plans.size() - open.size());
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

  private static Map<String, DatasetRow> byName(List<DatasetRow> datasets) {
    return datasets.stream().collect(Collectors.toMap(DatasetRow::name, row -> row));
  }

  /** Trains runs of which each fits a task. */
  private static List<TrainGroup.Ending> train(
      PipelineContext context, List<RunPlan> open, Set<String> suspects) {
    if (open.isEmpty()) {
      return List.of();
    }
    TrainSlots slots = TrainSlots.of(context);
    List<RunGroup> groups = groups(open, suspects, slots.count());
    try (StageWatch watch =
        new StageWatch(context.spark().sparkContext(), "train", open.size(), "runs")) {
      double cost = open.stream().mapToDouble(RunPlan::cost).sum();
      TrainGroup work =
          new TrainGroup(
              context.folderHandle(),
              context.study().record(),
              context.study().engine(),
              CodeVersion.CURRENT,
              TrainCounts.on(watch, cost));
      return Distributed.run(context, watch, slots::ask, "Train", groups, open.size(), "runs", work)
          .stream()
          .flatMap(List::stream)
          .toList();
    }
  }

  private static List<RunGroup> groups(List<RunPlan> open, Set<String> suspects, int slots) {
    Map<Boolean, List<RunPlan>> suspect =
        open.stream().collect(Collectors.partitioningBy(run -> suspects.contains(run.runId())));
    List<RunGroup> groups = new ArrayList<>(RunGroup.deal(suspect.get(true), slots, true));
    groups.addAll(RunGroup.deal(suspect.get(false), slots, false));
    return groups;
  }

  private static StageReport report(List<TrainGroup.Ending> endings, int kept) {
    List<String> problems = new ArrayList<>();
    for (TrainGroup.Ending ending : endings) {
      if (!ending.status().equals("trained")) {
        problems.add(ending.run() + ": " + ending.reason());
      }
    }
    int trained = endings.size() - problems.size();
    endings.stream()
        .map(TrainGroup.Ending::withoutGpu)
        .filter(why -> !why.isEmpty())
        .distinct()
        .sorted()
        .forEach(why -> problems.add("trained on the CPU: " + why));
    String keptText = kept == 0 ? "" : ", " + Figures.count(kept, "run") + " kept from before";
    return new StageReport(
        Figures.count(trained, "run") + " trained" + keptText, problems, List.of());
  }

  /**
   * The study's runs.
   *
   * @param datasets those that are stored in the folder
   */
  static List<RunPlan> plan(StudySpec study, OutputFolder folder, List<DatasetRow> datasets) {
    Map<String, DatasetRow> byName = byName(datasets);
    List<RunPlan> plans = new ArrayList<>();
    for (RunSpec run : study.runs()) {
      DatasetRow dataset = byName.get(run.dataset().name());
      if (dataset == null) {
        throw new PipelineException(
            "dataset "
                + run.dataset().name()
                + " is not in "
                + folder.displayName()
                + ": run the generate stage first");
      }
      plans.add(plan(study, run, dataset));
    }
    return plans;
  }

  private static RunPlan plan(StudySpec study, RunSpec run, DatasetRow dataset) {
    NetworkSpec network = run.network();
    return new RunPlan(
        RunId.of(study, run, dataset.datasetId()),
        dataset.datasetId(),
        dataset.name(),
        network,
        run.replicate(),
        Seeds.initial(study, run),
        Seeds.order(study, run),
        RunCost.seconds(
            network,
            new RunCost.Size(dataset.points(), dataset.dimensions(), dataset.classes()),
            study.record(),
            study.engine()));
  }

  /** Deletes what an interrupted attempt left: files that no row of {@code networks} names. */
  private static void sweep(OutputFolder folder, List<NetworkRow> networks) {
    Set<String> parts = new HashSet<>();
    networks.forEach(row -> parts.add(row.part()));
    Table.OF_RUNS.forEach(table -> folder.sweep(table, parts));
  }
}

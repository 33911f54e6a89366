package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.gallery.Figures;
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
    List<RunPlan> plans = plan(context.study(), folder, folder.read(Table.DATASETS).toList());
    Set<String> trained = before.stream().map(NetworkRow::runId).collect(Collectors.toSet());
    List<RunPlan> open = plans.stream().filter(plan -> !trained.contains(plan.runId())).toList();
    Attempts attempts = new Attempts(folder);
    List<RunGroup> groups = groups(open, attempts.suspects(), context);
    TrainGroup work =
        new TrainGroup(
            context.folderHandle(),
            context.study().record(),
            context.study().engine(),
            CodeVersion.CURRENT);
    List<TrainGroup.Ending> endings =
        Distributed.run(context, "Train", groups, open.size(), "runs", work).stream()
            .flatMap(List::stream)
            .toList();
    attempts.forget();
    // of tasks whose executors are gone
    Table.OF_RUNS.forEach(folder::sweepUnfinished);
    return report(endings, plans.size() - open.size());
  }

  private static List<RunGroup> groups(
      List<RunPlan> open, Set<String> suspects, PipelineContext context) {
    int cores = context.spark().sparkContext().defaultParallelism();
    Map<Boolean, List<RunPlan>> suspect =
        open.stream().collect(Collectors.partitioningBy(run -> suspects.contains(run.runId())));
    List<RunGroup> groups = new ArrayList<>(RunGroup.deal(suspect.get(true), cores, true));
    groups.addAll(RunGroup.deal(suspect.get(false), cores, false));
    return groups;
  }

  private static StageReport report(List<TrainGroup.Ending> endings, int kept) {
    List<String> problems = new ArrayList<>();
    for (TrainGroup.Ending ending : endings) {
      if (!ending.status().equals("trained")) {
        problems.add(ending.run() + ": " + ending.reason());
      }
    }
    String keptText = kept == 0 ? "" : ", " + Figures.count(kept, "run") + " kept from before";
    return new StageReport(
        Figures.count(endings.size() - problems.size(), "run") + " trained" + keptText,
        problems,
        List.of());
  }

  /**
   * The study's runs.
   *
   * @param datasets those that are stored in the folder
   */
  static List<RunPlan> plan(StudySpec study, OutputFolder folder, List<DatasetRow> datasets) {
    Map<String, DatasetRow> byName =
        datasets.stream().collect(Collectors.toMap(DatasetRow::name, row -> row));
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

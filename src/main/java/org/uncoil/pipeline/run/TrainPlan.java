package org.uncoil.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.study.RunId;
import org.uncoil.study.RunSpec;
import org.uncoil.study.Seeds;
import org.uncoil.study.StudySpec;

/**
 * What the train stage does: the study's runs that are not trained yet, dealt into groups.
 *
 * @param groups in the order in which they are trained
 * @param open the runs in them
 * @param kept the study's other runs
 */
public record TrainPlan(List<RunGroup> groups, int open, int kept) {
  /**
   * Deals what is to be done.
   *
   * @param runs the study's
   * @param trained identities of runs that are trained
   * @param suspects identities of runs with which a JVM may have ended
   * @param cores how many tasks run at once
   */
  public static TrainPlan of(
      List<RunPlan> runs, Set<String> trained, Set<String> suspects, int cores) {
    Map<Boolean, List<RunPlan>> suspect =
        runs.stream()
            .filter(run -> !trained.contains(run.runId()))
            .collect(Collectors.partitioningBy(run -> suspects.contains(run.runId())));
    List<RunGroup> groups = new ArrayList<>(RunGroup.deal(suspect.get(true), cores, true));
    groups.addAll(RunGroup.deal(suspect.get(false), cores, false));
    int open = suspect.get(true).size() + suspect.get(false).size();
    return new TrainPlan(List.copyOf(groups), open, runs.size() - open);
  }

  /**
   * The study's runs.
   *
   * @param datasets those that are stored in the folder, under whichever names
   * @throws PipelineException where the folder does not have one of the study's datasets
   */
  public static List<RunPlan> runs(
      StudySpec study, OutputFolder folder, List<DatasetRow> datasets) {
    Map<String, DatasetRow> byName =
        StudyDatasets.of(study, folder, datasets).stream()
            .collect(Collectors.toMap(DatasetRow::name, row -> row));
    RunFileNames names = new RunFileNames(study);
    // identities are digests, three to a run: what the driver does longest, on all its cores
    return study.runs().parallelStream()
        .map(run -> plan(study, run, byName.get(run.dataset().name()), names.of(run)))
        .toList();
  }

  private static RunPlan plan(StudySpec study, RunSpec run, DatasetRow dataset, String fileName) {
    Cost.Size size = Cost.Size.of(dataset);
    return new RunPlan(
        RunId.of(study, run, dataset.datasetId()),
        dataset.datasetId(),
        dataset.name(),
        dataset.dimensions(),
        dataset.classes(),
        run.network(),
        run.replicate(),
        Seeds.initial(study, run),
        Seeds.order(study, run),
        Cost.train(run.network(), size, study.record(), study.engine()).seconds(),
        Cost.largestFile(run.network(), size, study.record()),
        fileName);
  }
}

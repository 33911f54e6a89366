package org.uncoil.pipeline.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.broadcast.Broadcast;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.text.Figures;

/**
 * Measures the study's runs: first each by itself, a file of runs in a task, then all runs on a
 * dataset against each other, a block of runs in a task. What is there of the same runs is kept.
 */
public record MeasureStage() implements Stage {
  @Override
  public String name() {
    return "measure";
  }

  @Override
  public StageReport run(PipelineContext context) {
    List<MeasuredRuns> parts = parts(context);
    PartMeasures.sweep(
        context.folder(), parts.stream().map(MeasuredRuns::part).collect(Collectors.toSet()));
    int measured = each(context, parts);
    DatasetMeasures datasets = new DatasetMeasures(context.folder());
    datasets.sweep();
    Map<String, List<String>> open = datasets.open();
    datasets.clear(open.keySet());
    compare(context, open);
    List<String> clusters = clusters(context, open);
    return new StageReport(
        "%s measured, similarities on %s"
            .formatted(Figures.count(measured, "run"), Figures.count(open.size(), "dataset")),
        List.of(),
        List.of(),
        clusters);
  }

  /** The runs on one dataset, by their identities: what one task needs of all of them. */
  private record RunsOfDataset(String dataset, List<String> runs) implements Serializable {}

  private static List<MeasuredRuns> parts(PipelineContext context) {
    Map<String, List<StudyRun>> runs =
        StudyRun.of(context).stream()
            .collect(
                Collectors.groupingBy(run -> run.row().part(), TreeMap::new, Collectors.toList()));
    return runs.entrySet().stream()
        .map(entry -> new MeasuredRuns(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static int each(PipelineContext context, List<MeasuredRuns> parts) {
    FolderHandle handle = context.folderHandle();
    int units = parts.stream().mapToInt(part -> part.runs().size()).sum();
    return Distributed.<MeasuredRuns, Integer>run(
            context,
            "Measure",
            parts,
            units,
            "runs",
            (part, done) -> {
              OutputFolder folder = handle.open();
              PartMeasures measures =
                  new PartMeasures(folder, part, new StoredDatasets(folder)::get);
              boolean there = measures.done();
              if (!there) {
                measures.make(Distributed.attempt());
              }
              done.add(part.runs().size());
              return there ? 0 : part.runs().size();
            })
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static void compare(PipelineContext context, Map<String, List<String>> open) {
    FolderHandle handle = context.folderHandle();
    List<Neighbours.Block> blocks = new ArrayList<>();
    open.forEach((dataset, runs) -> blocks.addAll(Neighbours.Block.of(dataset, runs.size())));
    // every block is compared with all runs of its dataset: once to each executor, not to each task
    Broadcast<Map<String, List<String>>> shared =
        context.sparkContext().broadcast(new TreeMap<>(open));
    try {
      Distributed.<Neighbours.Block, Integer>run(
          context,
          "Similarity",
          blocks,
          open.values().stream().mapToInt(List::size).sum(),
          "runs",
          (block, done) -> {
            List<String> runs = shared.value().get(block.datasetId());
            int count = Neighbours.make(handle.open(), block, runs, Distributed.attempt());
            done.add(count);
            return count;
          });
    } finally {
      shared.destroy();
    }
  }

  /** The atlas of a dataset is written last: by it a later run knows that all is there. */
  private static List<String> clusters(PipelineContext context, Map<String, List<String>> open) {
    FolderHandle handle = context.folderHandle();
    TreeMap<String, List<String>> runs = new TreeMap<>(open);
    List<RunsOfDataset> items = new ArrayList<>();
    runs.forEach((dataset, ids) -> items.add(new RunsOfDataset(dataset, List.copyOf(ids))));
    List<Integer> counts =
        Distributed.<RunsOfDataset, Integer>run(
            context,
            "Clusters",
            items,
            runs.size(),
            "datasets",
            (item, done) -> {
              OutputFolder folder = handle.open();
              PointTrainingDynamics.make(folder, item.dataset(), Distributed.attempt());
              int count = Atlas.make(folder, item.dataset(), item.runs(), Distributed.attempt());
              done.add(1);
              return count;
            });
    StoredDatasets names = new StoredDatasets(context.folder());
    List<String> lines = new ArrayList<>();
    int next = 0;
    for (Map.Entry<String, List<String>> entry : runs.entrySet()) {
      lines.add(
          "%s: %s, %s of solutions"
              .formatted(
                  names.row(entry.getKey()).name(),
                  Figures.count(entry.getValue().size(), "run"),
                  Figures.count(counts.get(next++), "cluster")));
    }
    return lines;
  }
}

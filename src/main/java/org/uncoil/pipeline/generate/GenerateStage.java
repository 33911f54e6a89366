package org.uncoil.pipeline.generate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.run.StudyDatasets;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/**
 * Generates or imports every dataset of the study. Datasets are made anew each time, which costs
 * little, and keep their identity where their points are the same: a file that changed is a new
 * dataset, and its runs are new runs.
 */
public record GenerateStage() implements Stage {
  @Override
  public String name() {
    return "generate";
  }

  @Override
  public StageReport run(PipelineContext context) {
    StudySpec study = context.study();
    OutputFolder folder = context.folder();
    List<MakeDataset.Request> requests =
        study.datasets().stream()
            .flatMap(dataset -> MakeDataset.Request.of(dataset, study.seed()).stream())
            .toList();
    List<MakeDataset.Made> made =
        Distributed.run(
            context,
            "Generate",
            requests,
            requests.size(),
            requests.size() == study.datasets().size() ? "datasets" : "shards",
            new MakeDataset(
                context.folderHandle(),
                workingDirectory(context.spark().sparkContext().hadoopConfiguration())));
    List<DatasetRow> shards = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (MakeDataset.Made result : made) {
      if (result.row() == null) {
        bad.add(result.problem());
      } else {
        shards.add(result.row());
        warnings.addAll(result.warnings());
      }
    }
    if (!bad.isEmpty()) {
      throw new BadInputException(bad);
    }
    List<DatasetRow> rows = whole(shards);
    folder.write(Table.DATASETS, StudyDatasets.PART, "driver", rows);
    Set<String> parts = rows.stream().map(DatasetRow::datasetId).collect(Collectors.toSet());
    folder.sweep(Table.POINTS, parts);
    return StageReport.of(
        Figures.count(rows.size(), "dataset")
            + ", "
            + Figures.count(rows.stream().mapToLong(DatasetRow::points).sum(), "point"),
        Stream.concat(skipped(rows).stream(), warnings.stream()).toList());
  }

  /** The datasets that rows of shards come to; those of one follow each other. */
  private static List<DatasetRow> whole(List<DatasetRow> shards) {
    Map<String, DatasetRow> rows = new LinkedHashMap<>();
    shards.forEach(shard -> rows.merge(shard.datasetId(), shard, DatasetRow::and));
    return List.copyOf(rows.values());
  }

  /** What relative paths of a study are relative to: the driver's, an executor has another. */
  public static String workingDirectory(Configuration configuration) {
    try {
      return FileSystem.get(configuration).getWorkingDirectory().toString();
    } catch (IOException e) {
      throw new PipelineException("cannot open the file system: " + e.getMessage(), e);
    }
  }

  private static List<String> skipped(List<DatasetRow> rows) {
    return rows.stream()
        .filter(row -> row.skippedRows() > 0)
        .map(
            row ->
                "dataset %s: %s skipped, as the study says: %s"
                    .formatted(
                        row.name(),
                        Figures.count(row.skippedRows(), "row"),
                        String.join("; ", row.skippedReasons())))
        .toList();
  }
}

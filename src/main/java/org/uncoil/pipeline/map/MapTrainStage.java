package org.uncoil.pipeline.map;

import java.util.List;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.generate.MakeDataset;
import org.uncoil.pipeline.run.Cost;
import org.uncoil.pipeline.run.StudyDatasets;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/** Trains the cells of a map that are not trained yet. */
public record MapTrainStage() implements Stage {
  @Override
  public String name() {
    return "train";
  }

  @Override
  public StageReport run(PipelineContext context) {
    StudySpec study = context.study();
    OutputFolder folder = context.folder();
    String workingDirectory =
        GenerateStage.workingDirectory(context.spark().sparkContext().hadoopConfiguration());
    MakeDataset.Made made =
        new MakeDataset(context.folderHandle(), workingDirectory)
            .look(new MakeDataset.Request(study.datasets().get(0), study.seed(), 0));
    if (made.row() == null) {
      throw new BadInputException(List.of(made.problem()));
    }
    refuseOtherPoints(made.row(), folder);
    folder.write(Table.DATASETS, StudyDatasets.PART, "driver", List.of(made.row()));
    folder.sweepUnfinished(Table.CELLS);
    MapPlan plan = MapPlan.of(study, Cost.Size.of(made.row()), folder, false);
    Distributed.run(
        context,
        "Train",
        plan.open(),
        plan.openCells(),
        "runs",
        new TrainBlock(context.folderHandle(), study, plan.id(), workingDirectory));
    return StageReport.of(
        Figures.count(plan.openCells(), "run")
            + " trained"
            + (plan.keptCells() == 0
                ? ""
                : ", " + Figures.count(plan.keptCells(), "run") + " kept from before"),
        made.warnings());
  }

  /** The points of a file may have changed since the first cells were trained on them. */
  private static void refuseOtherPoints(DatasetRow now, OutputFolder folder) {
    boolean changed =
        folder.read(Table.DATASETS).toList().stream()
            .anyMatch(row -> !row.datasetId().equals(now.datasetId()));
    if (changed && folder.has(Table.CELLS)) {
      throw new BadInputException(
          List.of(
              "dataset %s: its points are not those on which the cells in %s were trained: restore them, choose another --out, or start over with jobs/pipeline --fresh"
                  .formatted(now.name(), folder.displayName())));
    }
  }
}

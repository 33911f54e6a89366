package org.uncoil.pipeline.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.network.dl4j.Dl4jModel;
import org.uncoil.network.onnx.OnnxModel;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.pipeline.run.TrainPlan;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.CodeVersion;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/** Writes runs of an output for another program, into a folder of this machine. */
public final class Exports {
  private Exports() {}

  /**
   * Writes them; files of an earlier export are replaced, and no others.
   *
   * @param wanted identities of runs; none is all that were trained
   * @return how many runs were written
   * @throws BadInputException where the output has no run of an identity, or the target has a file
   *     of somebody else in the place of one of an export
   */
  public static int write(
      OutputFolder output, ExportFormat format, Set<String> wanted, Path target) {
    StudySpec study = study(output);
    if (study.isMap()) {
      throw new BadInputException(
          List.of(
              "%s: is a map, which records no run in full: record one with jobs/pipeline STUDY --cell COLUMN,ROW, and export that"
                  .formatted(output.displayName())));
    }
    List<ExportedRun> runs = runs(output, study, wanted);
    try (ExportFolder folder = new ExportFolder(target)) {
      switch (format) {
        case TENSORBOARD -> {
          for (ExportedRun run : runs) {
            TensorBoardRun.write(run, folder);
          }
        }
        case MLFLOW -> new MlflowStore(study, folder).write(runs);
        case ONNX, DL4J -> {
          for (ExportedRun run : runs) {
            folder.write(file(run, format, folder.root()), model(run, format));
          }
        }
      }
    } catch (IOException e) {
      throw new PipelineException("cannot write to " + target + ": " + e.getMessage(), e);
    }
    return runs.size();
  }

  private static StudySpec study(OutputFolder output) {
    String text =
        output
            .text(Provenance.STUDY)
            .orElseThrow(
                () ->
                    new PipelineException(
                        output.displayName() + " holds no output: it has no " + Provenance.STUDY));
    return StudyFile.parse(output.location(Provenance.STUDY), text, true);
  }

  private static List<ExportedRun> runs(OutputFolder output, StudySpec study, Set<String> wanted) {
    List<DatasetRow> datasets = output.read(Table.DATASETS).toList();
    Map<String, DatasetRow> byId =
        datasets.stream().collect(Collectors.toMap(DatasetRow::datasetId, row -> row));
    Map<String, RunRow> rows =
        output.read(Table.RUNS).toList().stream()
            .filter(row -> !wanted.isEmpty() || row.trained())
            .filter(row -> wanted.isEmpty() || wanted.contains(row.runId()))
            .collect(Collectors.toMap(RunRow::runId, row -> row));
    List<String> problems = new ArrayList<>();
    for (String run : wanted) {
      if (!rows.containsKey(run)) {
        problems.add(
            "%s: there is no such run in %s; the table runs names them"
                .formatted(run, output.displayName()));
      } else if (!rows.get(run).recorded()) {
        problems.add(
            "%s: nothing of this run is recorded: %s".formatted(run, rows.get(run).reason()));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    List<ExportedRun> runs = new ArrayList<>();
    for (RunPlan plan : TrainPlan.runs(study, output, datasets)) {
      RunRow row = rows.get(plan.runId());
      if (row != null) {
        runs.add(new ExportedRun(output, new StudyRun(plan, row), byId.get(row.datasetId())));
      }
    }
    return runs;
  }

  private static Path file(ExportedRun run, ExportFormat format, Path target) {
    return target.resolve(run.runId() + (format == ExportFormat.ONNX ? ".onnx" : ".zip"));
  }

  private static byte[] model(ExportedRun run, ExportFormat format) {
    int inputs = run.dataset().dimensions();
    int classes = run.dataset().classes();
    return format == ExportFormat.ONNX
        ? OnnxModel.file(run.network(), inputs, classes, run.parameters(), CodeVersion.CURRENT)
        : Dl4jModel.file(run.network(), inputs, classes, run.parameters());
  }
}

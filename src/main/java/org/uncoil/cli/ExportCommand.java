package org.uncoil.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.uncoil.cli.environment.SubmitFolder;
import org.uncoil.cli.report.Notes;
import org.uncoil.cli.report.Verbosity;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.export.ExportFormat;
import org.uncoil.pipeline.export.Exports;
import org.uncoil.pipeline.verify.OutputCheck;
import org.uncoil.store.OutputFolder;
import org.uncoil.text.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes runs for other programs. */
@Command(
    name = "export",
    description = {
      "Export runs of an output to TensorBoard, MLflow, ONNX or DL4J.",
      "To open the folder: tensorboard --logdir FOLDER, mlflow ui --backend-store-uri FOLDER.",
      "MLflow 3.13 and newer need MLFLOW_ALLOW_FILE_STORE=true."
    },
    footer = {
      "",
      "Examples:",
      "  jobs/export data/out/first-film --as mlflow --to mlruns",
      "  jobs/export data/out/first-film --as onnx --to models 0123456789abcdef"
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OUTPUT", description = "an output folder")
  private String output;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "RUN",
      description = "run_id in the table runs (default: all trained runs)")
  private List<String> runs = List.of();

  @Option(
      names = "--as",
      required = true,
      paramLabel = "FORMAT",
      description = "one of ${COMPLETION-CANDIDATES}, in upper or lower case")
  private ExportFormat format;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "a local folder; existing files are replaced only if an export wrote them")
  private Path target;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    OutputFolder folder =
        new OutputLocation("OUTPUT", output)
            .openOutput(Sessions.hadoopConfiguration(new SparkConf()));
    Notes.print(OutputCheck.beforeReading(folder));
    refuseTheOutputItself(folder);
    Set<String> wanted = new LinkedHashSet<>(runs);
    int written = Exports.write(folder, format, wanted, SubmitFolder.resolve(target));
    if (!verbosity.quiet()) {
      System.out.println(Figures.count(written, "run") + " written to " + target);
      if (format == ExportFormat.MLFLOW) {
        System.out.println(
            "To look at them: MLFLOW_ALLOW_FILE_STORE=true mlflow ui --backend-store-uri "
                + target
                + " (MLflow from 3.13 on asks for the variable)");
      }
    }
    return 0;
  }

  /** There, files of other programs would replace the output's. */
  private void refuseTheOutputItself(OutputFolder folder) {
    Path place = SubmitFolder.resolve(target).toAbsolutePath().normalize();
    if (folder.localPath().filter(place::startsWith).isPresent()) {
      throw new BadInputException(
          List.of(
              "--to %s: is in the output folder %s: choose another folder"
                  .formatted(target, folder.displayName())));
    }
  }
}

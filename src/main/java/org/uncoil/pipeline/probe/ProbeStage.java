package org.uncoil.pipeline.probe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.run.CurrentRuns;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunPart;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;

/**
 * Fits logistic regressions: on each dataset's input, with and without hand-crafted features, and
 * on each trained run's final embedding before the bottleneck's activation; and asks at every
 * recorded epoch whether the embedding after it is linearly separable. What was measured before is
 * kept.
 *
 * <p>All in tasks: one for each dataset, and one for each file of runs, which leaves a file of the
 * same name in {@code probes}.
 */
public record ProbeStage() implements Stage {
  @Override
  public String name() {
    return "probe";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    CurrentRuns.align(context);
    List<RunPart> runs = folder.read(Table.RUN_PARTS).toList();
    Set<String> parts = new HashSet<>();
    runs.forEach(run -> parts.add(run.part()));
    sweep(folder, parts);
    long ofInputs = new InputProbes(context).fit();
    List<ProbePart.Done> done =
        Distributed.run(
            context,
            "Probe",
            parts.stream().sorted().toList(),
            runs.size(),
            "runs",
            new ProbePart(context.folderHandle()));
    long fitted = ofInputs + done.stream().mapToLong(ProbePart.Done::fitted).sum();
    long epochs = done.stream().mapToLong(ProbePart.Done::epochs).sum();
    return StageReport.of(
        "%s, %s"
            .formatted(
                Figures.count(fitted, "logistic regression"),
                Figures.count(epochs, "separability test")));
  }

  /** Deletes the probes of runs that are no more. */
  private static void sweep(OutputFolder folder, Set<String> parts) {
    Set<String> known = new HashSet<>(parts);
    known.add(InputProbes.PART);
    Table.OF_PROBES.forEach(table -> folder.sweep(table, known));
  }
}

package org.uncoil.pipeline;

import java.util.List;

/**
 * A step of the pipeline: reads what the stages before it wrote, writes its own tables or files,
 * and reports.
 */
public sealed interface Stage
    permits RepairStage,
        CleanStage,
        GenerateStage,
        TrainStage,
        ProbeStage,
        MeasureStage,
        CompareStage,
        RenderStage,
        GalleryStage {
  /** What the command line and the reports call it, as {@code train}. */
  String name();

  /** Does its work. */
  StageReport run(PipelineContext context);

  /** The stages of every pipeline, in order. */
  static List<Stage> all() {
    return List.of(
        new GenerateStage(),
        new TrainStage(),
        new ProbeStage(),
        new MeasureStage(),
        new CompareStage(),
        new RenderStage(),
        new GalleryStage());
  }
}

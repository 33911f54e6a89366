package org.uncoil.pipeline.core;

/**
 * A step of the pipeline: reads what the stages before it wrote, writes its own tables or files,
 * and reports.
 */
public interface Stage {
  /** What the command line and the reports call it, as {@code train}. */
  String name();

  /** Does its work. */
  StageReport run(PipelineContext context);
}

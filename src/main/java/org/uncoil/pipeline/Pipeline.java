package org.uncoil.pipeline;

import java.util.List;
import org.uncoil.pipeline.compare.CompareStage;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.gallery.GalleryStage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.measure.MeasureStage;
import org.uncoil.pipeline.probe.ProbeStage;
import org.uncoil.pipeline.render.RenderStage;
import org.uncoil.pipeline.train.TrainStage;

/** The pipeline: the stages of every study, in order. */
public final class Pipeline {
  private Pipeline() {}

  /** The stages that {@code jobs/pipeline} runs, in order. */
  public static List<Stage> stages() {
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

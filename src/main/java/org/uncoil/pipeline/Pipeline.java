package org.uncoil.pipeline;

import java.util.List;
import java.util.stream.Collectors;
import org.uncoil.pipeline.compare.CompareStage;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.gallery.GalleryStage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.map.MapCompareStage;
import org.uncoil.pipeline.map.MapGalleryStage;
import org.uncoil.pipeline.map.MapTrainStage;
import org.uncoil.pipeline.measure.MeasureStage;
import org.uncoil.pipeline.probe.ProbeStage;
import org.uncoil.pipeline.render.RenderStage;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.study.StudySpec;

/** The pipeline: the stages of a study, in order. */
public final class Pipeline {
  private Pipeline() {}

  /** The stages of a study that is no map, in order. */
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

  /** The stages that {@code jobs/pipeline} runs of a study, in order. */
  public static List<Stage> stages(StudySpec study) {
    return study.isMap()
        ? List.of(new MapTrainStage(), new MapCompareStage(), new MapGalleryStage())
        : stages();
  }

  /**
   * One of the stages.
   *
   * @throws BadInputException where a study of this kind has no such stage
   */
  public static Stage stage(StudySpec study, String name) {
    return stages(study).stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> noStage(study, name));
  }

  /** Says that a map has no stage of this name. */
  public static BadInputException noStage(StudySpec study, String name) {
    return new BadInputException(
        List.of(
            "study %s is a map, which has no stage %s: its stages are %s"
                .formatted(
                    study.name(),
                    name,
                    stages(study).stream().map(Stage::name).collect(Collectors.joining(", ")))));
  }
}

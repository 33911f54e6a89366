package org.uncoil.pipeline.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.run.ChosenRuns;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.RecordSpec;
import org.uncoil.study.RenderSpec;
import org.uncoil.text.Figures;

/** Makes the films of the study's runs that are not there yet. */
public record RenderStage() implements Stage {
  @Override
  public String name() {
    return "render";
  }

  @Override
  public StageReport run(PipelineContext context) {
    RecordSpec recorded = context.study().record();
    if (!recorded.filmable()) {
      return StageReport.of(
          "no films: they need record.parameters = true and post-activation among record.embeddings");
    }
    OutputFolder folder = context.folder();
    RenderSpec render = context.study().render();
    List<StudyRun> runs = StudyRun.of(context);
    Set<String> medoids = ChosenRuns.medoids(folder, render);
    List<FilmPlan> plans = FilmPlan.of(runs, render, medoids);
    List<FilmPlan> open = FilmPlan.open(plans, folder);
    RenderFilm work = new RenderFilm(context.folderHandle(), render);
    List<String> problems =
        Distributed.run(context, "Render", open, open.size(), "films", work).stream()
            .filter(problem -> !problem.isEmpty())
            .toList();
    int failed = problems.size();
    if (render.choose().contains(RenderSpec.RunChoice.MEDOIDS) && medoids.isEmpty()) {
      problems = new ArrayList<>(problems);
      problems.add("render.choose asks for medoids, which jobs/measure finds: there are none yet");
    }
    int kept = plans.size() - open.size();
    String keptText = kept == 0 ? "" : ", " + Figures.count(kept, "film") + " kept from before";
    return StageReport.of(
        Figures.count(open.size() - failed, "film") + " rendered" + keptText, problems);
  }
}

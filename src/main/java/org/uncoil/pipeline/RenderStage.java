package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.gallery.Figures;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.RecordSpec;

/** Films every run of the study that has epochs and no film yet. */
public record RenderStage() implements Stage {
  @Override
  public String name() {
    return "render";
  }

  @Override
  public StageReport run(PipelineContext context) {
    RecordSpec recorded = context.study().record();
    if (!recorded.parameters() || !recorded.embeddings().contains(RecordSpec.Embedding.AFTER)) {
      return StageReport.of(
          "no films: they need record.parameters = true and \"after\" among record.embeddings");
    }
    OutputFolder folder = context.folder();
    List<RenderRun.Request> requests = new ArrayList<>();
    int kept = 0;
    for (StudyRun run : StudyRun.of(context.study(), folder)) {
      if (run.row().lastEpoch() < 0) {
        continue;
      }
      RunFilm film = RunFilm.of(run.row().runId(), context.study().render());
      if (folder.exists(RunFilm.GALLERY + film.video())) {
        kept++;
      } else {
        requests.add(request(run, film));
      }
    }
    RenderRun work = new RenderRun(context.folderHandle(), context.study().render());
    List<String> problems =
        Distributed.run(context, "Render", requests, requests.size(), "films", work).stream()
            .filter(problem -> !problem.isEmpty())
            .toList();
    String keptText = kept == 0 ? "" : ", " + Figures.count(kept, "film") + " kept from before";
    return new StageReport(
        Figures.count(requests.size() - problems.size(), "film") + " rendered" + keptText,
        problems,
        List.of());
  }

  private static RenderRun.Request request(StudyRun run, RunFilm film) {
    NetworkRow row = run.row();
    return new RenderRun.Request(
        row.runId(), row.datasetId(), row.part(), run.plan().network(), row.seed(), film);
  }
}

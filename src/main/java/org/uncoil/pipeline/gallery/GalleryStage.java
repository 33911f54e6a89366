package org.uncoil.pipeline.gallery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.gallery.Gallery;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.gallery.figure.DatasetFigures;
import org.uncoil.pipeline.gallery.page.CodeDigest;
import org.uncoil.pipeline.gallery.page.GalleryInput;
import org.uncoil.pipeline.gallery.page.Publication;
import org.uncoil.pipeline.render.OutdatedFilms;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.study.Canonical;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/**
 * Publishes the gallery: the pages of runs and datasets from the executors, what shows many runs
 * from the driver. Of a gallery that is there it touches what has changed.
 */
public record GalleryStage() implements Stage {

  @Override
  public String name() {
    return "gallery";
  }

  @Override
  public StageReport run(PipelineContext context) {
    GalleryInput input = GalleryInput.of(context);
    Thumbnails thumbnails = new Thumbnails(input);
    PagePlan plan = new PagePlan(input, thumbnails);
    Publication publication = new Publication(input.folder());
    writeRunPages(context, publication, input, plan.runs(), thumbnails);
    writeDatasetPages(context, publication, plan.datasets());
    plan.shared().forEach((path, page) -> publication.put(path, page.get()));
    plan.preview()
        .ifPresent(
            film ->
                publication.copy(
                    RunFilm.GALLERY + film.poster(),
                    Gallery.PREVIEW,
                    Canonical.digest(film.source())));
    publication.complete();
    new OutdatedFilms(input.study().render(), input.runs(), input.films().wanted())
        .delete(input.folder());
    return StageReport.of(
        "%s written, gallery of %s"
            .formatted(
                Figures.count(publication.written(), "file"),
                Figures.count(input.runs().size(), "run")));
  }

  /** The pages of the runs that have none, or one that was made of something else. */
  private static void writeRunPages(
      PipelineContext context,
      Publication publication,
      GalleryInput input,
      List<WriteRunPages.Request> requests,
      Thumbnails thumbnails) {
    StudySpec study = input.study();
    String common =
        Canonical.digest(
            CodeDigest.current(),
            study.name(),
            study.title(),
            study.render().toString(),
            study.gallery().toString(),
            input.provenance().toString());
    Map<String, String> digests = new HashMap<>();
    // runs whose rows lie in one file share a task
    Map<String, List<WriteRunPages.Request>> lacking =
        requests.stream()
            .filter(
                request -> {
                  String digest = Canonical.digest(common, request.content());
                  boolean lacks =
                      publication.lacks(request.card().page(), digest)
                          || !thumbnails.has(request.row().runId());
                  if (lacks) {
                    digests.put(request.card().page(), digest);
                  }
                  return lacks;
                })
            .collect(
                Collectors.groupingBy(
                    request -> request.row().part(), TreeMap::new, Collectors.toList()));
    publication.begin(digests.keySet());
    WriteRunPages work =
        new WriteRunPages(
            context.folderHandle(),
            study.name(),
            study.title(),
            study.render(),
            study.gallery(),
            input.provenance());
    List<WriteRunPages.OfPart> parts =
        lacking.values().stream().map(WriteRunPages.OfPart::new).toList();
    Distributed.run(context, "Gallery", parts, digests.size(), "pages", work)
        .forEach(made -> thumbnails.add(made.thumbnails()));
    digests.forEach(publication::wrote);
  }

  private static void writeDatasetPages(
      PipelineContext context, Publication publication, List<DatasetFigures> pages) {
    List<WriteDatasetPages.Made> made =
        Distributed.run(
            context,
            "Figures",
            pages,
            pages.size(),
            "datasets",
            new WriteDatasetPages(context.folderHandle()));
    for (int i = 0; i < made.size(); i++) {
      if (made.get(i).written()) {
        publication.wrote(pages.get(i).path(), made.get(i).digest());
      } else {
        publication.kept(pages.get(i).path(), made.get(i).digest());
      }
    }
  }
}

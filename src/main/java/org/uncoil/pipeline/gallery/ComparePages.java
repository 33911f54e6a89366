package org.uncoil.pipeline.gallery;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.pipeline.compare.ComparedRun;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.gallery.data.PublishedRun;
import org.uncoil.pipeline.gallery.figure.DatasetFigures;
import org.uncoil.pipeline.gallery.figure.StudyFigures;
import org.uncoil.pipeline.gallery.page.Publication;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.StudySpec;

/**
 * Writes the comparison pages of the gallery: one of all runs together from the driver, and one a
 * dataset, each in a task.
 */
final class ComparePages {
  private ComparePages() {}

  /** Writes those that have changed. */
  static void write(
      PipelineContext context,
      Publication publication,
      List<StudyRun> runs,
      Separations separations) {
    OutputFolder folder = context.folder();
    StudySpec study = context.study();
    List<Fact> provenance = Provenance.facts(folder);
    List<PublishedRun> published = published(study, folder, runs, separations);
    Map<String, String> ids =
        runs.stream()
            .collect(
                Collectors.toMap(
                    run -> run.plan().dataset(),
                    run -> run.plan().datasetId(),
                    (one, same) -> one));
    List<String> datasets =
        study.datasets().stream().map(DatasetSpec::name).filter(ids::containsKey).toList();
    List<DatasetFigures> pages = new ArrayList<>();
    for (String name : datasets) {
      List<PublishedRun> own =
          published.stream().filter(run -> run.dataset().equals(name)).toList();
      pages.add(
          new DatasetFigures(
              pages.size() + 1, ids.get(name), name, datasets, study.title(), own, provenance));
    }
    publication.put(
        FigurePages.COMPARE,
        FigurePages.render(
            StudyFigures.page(folder, study.title(), datasets, published, provenance)));
    List<Made> made =
        Distributed.run(
            context, "Figures", pages, pages.size(), "datasets", new Write(context.folderHandle()));
    for (int i = 0; i < made.size(); i++) {
      if (made.get(i).written()) {
        publication.wrote(pages.get(i).path(), made.get(i).digest());
      } else {
        publication.kept(pages.get(i).path(), made.get(i).digest());
      }
    }
  }

  private static List<PublishedRun> published(
      StudySpec study, OutputFolder folder, List<StudyRun> runs, Separations separations) {
    Map<String, DatasetSpec> specifications =
        study.datasets().stream().collect(Collectors.toMap(DatasetSpec::name, dataset -> dataset));
    List<String> films = folder.names(RunFilm.GALLERY + RunFilm.FOLDER);
    Set<String> there = Set.copyOf(films);
    return runs.stream()
        .map(
            run -> {
              Separation separation = separations.of(run.row());
              return PublishedRun.of(
                  run,
                  ComparedRun.of(run, specifications.get(run.plan().dataset()), separation),
                  separation,
                  RunFilm.ofPage(run.plan(), study.render())
                      .map(RunFilm::poster)
                      .filter(poster -> there.contains(poster.substring(RunFilm.FOLDER.length())))
                      .orElse(null));
            })
        .toList();
  }

  /**
   * A page that was made.
   *
   * @param digest of its content
   * @param written whether it was not there just so already
   */
  private record Made(String digest, boolean written) implements Serializable {}

  /** Makes a dataset's page, and writes it where it has changed. */
  private record Write(FolderHandle handle) implements Distributed.Work<DatasetFigures, Made> {
    @Override
    public Made apply(DatasetFigures figures, LongAccumulator done) {
      OutputFolder folder = handle.open();
      String path = RunFilm.GALLERY + figures.path();
      byte[] page =
          FigurePages.render(
              figures.page(folder, new StoredDatasets(folder).get(figures.datasetId())));
      String digest = Publication.digest(page);
      boolean changed =
          !folder
              .text(path)
              .map(text -> Publication.digest(text.getBytes(StandardCharsets.UTF_8)))
              .equals(Optional.of(digest));
      if (changed) {
        folder.write(path, page);
      }
      done.add(1);
      return new Made(digest, changed);
    }
  }
}

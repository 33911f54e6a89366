package org.uncoil.pipeline.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.gallery.payload.DatasetScript;
import org.uncoil.gallery.run.Downloads;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.gallery.wall.Matrix;
import org.uncoil.gallery.wall.RunList;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.gallery.wall.WallPage;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.gallery.wall.WallScript;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.gallery.workbench.WorkbenchPages;
import org.uncoil.pipeline.gallery.figure.DatasetFigures;
import org.uncoil.pipeline.gallery.figure.StudyFigures;
import org.uncoil.pipeline.gallery.page.Failures;
import org.uncoil.pipeline.gallery.page.GalleryInput;
import org.uncoil.pipeline.gallery.page.StartPage;
import org.uncoil.pipeline.gallery.page.StudyTables;
import org.uncoil.pipeline.render.FilmPlan;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;

/**
 * Which pages the gallery has, their paths, and what each is made of: {@link #runs()} and {@link
 * #datasets()} are written by tasks, {@link #shared()} by the driver.
 */
final class PagePlan {
  private final GalleryInput input;
  private final Thumbnails thumbnails;

  PagePlan(GalleryInput input, Thumbnails thumbnails) {
    this.input = input;
    this.thumbnails = thumbnails;
  }

  /** What shows many runs, by path, in the order in which it is written. */
  Map<String, Supplier<byte[]>> shared() {
    String title = input.study().title();
    Map<String, Supplier<byte[]>> pages = new LinkedHashMap<>();
    Gallery.assets().forEach((name, bytes) -> pages.put(Gallery.ASSETS + "/" + name, () -> bytes));
    if (preview().isPresent()) {
      pages.remove(Gallery.PREVIEW);
    }
    StoredDatasets datasets = new StoredDatasets(input.folder());
    int most = input.study().gallery().maxPoints();
    for (DatasetRow row : input.shown()) {
      String id = row.datasetId();
      pages.put(DatasetScript.path(id), () -> DatasetScript.of(id, datasets.get(id), most));
    }
    pages.putAll(thumbnails.scripts(datasets));
    List<RunList> first = new ArrayList<>();
    input
        .byDataset()
        .forEach(
            (dataset, runs) -> {
              List<RunList> lists = RunList.of(title, dataset, first.size() + 1, runs);
              lists.forEach(list -> pages.put(list.path(), () -> WallPages.render(list)));
              first.add(lists.get(0));
            });
    pages.put(WallPages.DATA, () -> WallScript.render(input.cards(), thumbnails.paths()));
    pages.put(
        RunSelection.WALL,
        () -> WallPages.render(new WallPage(title, input.cards().size(), first)));
    pages.put(Matrix.DATA, () -> thumbnails.matrix(Matrix.of(input.cards()), datasets));
    String study = input.study().name();
    pages.put(
        WorkbenchPage.PATH, () -> WorkbenchPages.render(WorkbenchPage.of(title, input.cards())));
    pages.put(
        FailurePage.PATH, () -> WallPages.render(new Failures(title, study, input.cards()).page()));
    pages.put(TablePage.PATH, () -> WallPages.render(StudyTables.page(title, input.folder())));
    pages.put(
        FigurePages.COMPARE,
        () ->
            FigurePages.render(
                StudyFigures.page(
                    input.folder(),
                    title,
                    names(),
                    input.cards(),
                    input.health(),
                    input.provenance())));
    pages.put(Gallery.INDEX, () -> Gallery.renderIndex(StartPage.of(input)));
    return pages;
  }

  /** The film whose poster shows the gallery where its address is shared. */
  Optional<RunFilm> preview() {
    String opening = StartPage.film(input);
    return input.films().complete().stream()
        .map(FilmPlan::film)
        .filter(film -> film.video().equals(opening))
        .findFirst();
  }

  /** The comparison pages of the datasets that have runs. */
  List<DatasetFigures> datasets() {
    Map<String, List<RunCard>> runs = input.byDataset();
    List<DatasetFigures> pages = new ArrayList<>();
    for (DatasetRow row : input.shown()) {
      pages.add(
          new DatasetFigures(
              pages.size() + 1,
              row.datasetId(),
              row.name(),
              names(),
              input.study().title(),
              runs.get(row.name()),
              input.provenance()));
    }
    return pages;
  }

  private List<String> names() {
    return input.shown().stream().map(DatasetRow::name).toList();
  }

  /** The pages of the runs, in the order in which they lead from one to the next. */
  List<WriteRunPages.Request> runs() {
    // of a run, or of a dataset's input
    Map<String, List<ProbeRow>> probes =
        input.probes().stream()
            .collect(
                Collectors.groupingBy(
                    probe -> probe.runId().isEmpty() ? probe.datasetId() : probe.runId()));
    RunDownloads downloads = new RunDownloads(input);
    List<RunCard> cards = input.cards();
    List<WriteRunPages.Request> requests = new ArrayList<>();
    for (int i = 0; i < cards.size(); i++) {
      StudyRun run = input.runs().get(i);
      RunRow row = run.row();
      RunCard card = cards.get(i);
      requests.add(
          new WriteRunPages.Request(
              run,
              Stream.of(row.datasetId(), row.runId())
                  .flatMap(id -> probes.getOrDefault(id, List.of()).stream())
                  .toList(),
              input.last().get(row.runId()),
              card,
              i == 0 ? null : cards.get(i - 1),
              i == cards.size() - 1 ? null : cards.get(i + 1),
              new Downloads(
                  downloads.files(card), downloads.films(card), Snippets.of(row, card.fileName())),
              downloads.hasModel(card),
              input.replays().get(row.runId())));
    }
    return requests;
  }
}

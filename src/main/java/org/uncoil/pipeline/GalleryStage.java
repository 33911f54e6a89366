package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.gallery.DatasetCard;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Figures;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.GalleryModel;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunLink;
import org.uncoil.gallery.RunStatus;
import org.uncoil.gallery.Summary;
import org.uncoil.store.DatasetRow;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.ProbeRow;
import org.uncoil.store.Table;
import org.uncoil.study.StudySpec;

/** Publishes the gallery: the start page from the driver, the runs' pages from the executors. */
public record GalleryStage() implements Stage {
  private static final int MOST_SIBLINGS = 60;

  @Override
  public String name() {
    return "gallery";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    StudySpec study = context.study();
    List<DatasetRow> datasets = folder.read(Table.DATASETS).toList();
    List<NetworkRow> networks = folder.read(Table.NETWORKS).toList();
    List<ProbeRow> probeRows = folder.read(Table.PROBES).toList();
    List<StudyRun> runs = StudyRun.of(study, folder, datasets, networks);
    List<RunCard> cards = runs.stream().map(run -> card(run.row(), study, folder)).toList();
    List<Fact> provenance = Provenance.facts(folder);
    Gallery.assets()
        .forEach(
            (name, bytes) -> folder.write(RunFilm.GALLERY + Gallery.ASSETS + "/" + name, bytes));

    List<WriteRunPage.Request> requests = requests(runs, probeRows, cards);
    WriteRunPage work =
        new WriteRunPage(context.folderHandle(), study.title(), study.render(), provenance);
    Distributed.run(context, "Gallery", requests, requests.size(), "pages", work);
    folder.write(
        RunFilm.GALLERY + Gallery.INDEX,
        Gallery.renderIndex(
            model(
                study,
                datasets,
                Evidence.of(datasets, probeRows, networks),
                cards,
                runs,
                provenance)));
    return StageReport.of(
        Figures.count(requests.size() + 1L, "page")
            + " at "
            + folder.displayName()
            + "/"
            + RunFilm.GALLERY
            + Gallery.INDEX);
  }

  /** What each page needs, in the order in which they lead from one to the next. */
  private static List<WriteRunPage.Request> requests(
      List<StudyRun> runs, List<ProbeRow> probeRows, List<RunCard> cards) {
    Map<String, List<ProbeRow>> probes =
        probeRows.stream().collect(Collectors.groupingBy(ProbeRow::datasetId));
    List<WriteRunPage.Request> requests = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      NetworkRow row = runs.get(i).row();
      List<ProbeRow> own =
          probes.getOrDefault(row.datasetId(), List.of()).stream()
              .filter(probe -> probe.runId().isEmpty() || probe.runId().equals(row.runId()))
              .toList();
      requests.add(
          new WriteRunPage.Request(
              row,
              own,
              cards.get(i),
              i == 0 ? null : RunLink.to(cards.get(i - 1)),
              i == runs.size() - 1 ? null : RunLink.to(cards.get(i + 1)),
              siblings(cards, i)));
    }
    return requests;
  }

  private static List<RunLink> siblings(List<RunCard> cards, int index) {
    RunCard card = cards.get(index);
    return cards.stream()
        .filter(
            other -> other.dataset().equals(card.dataset()) && !other.runId().equals(card.runId()))
        .limit(MOST_SIBLINGS)
        .map(RunLink::to)
        .toList();
  }

  private static RunCard card(NetworkRow row, StudySpec study, OutputFolder folder) {
    RunFilm film = RunFilm.of(row.runId(), study.render());
    boolean filmed = folder.exists(RunFilm.GALLERY + film.video());
    return new RunCard(
        row.runId(),
        row.dataset(),
        row.architecture(),
        row.activation(),
        row.seed(),
        RunStatus.valueOf(row.status().toUpperCase(Locale.ROOT)),
        row.reason(),
        row.trainAccuracy(),
        row.heldOutAccuracy(),
        row.trainLoss(),
        row.firstPerfectEpoch(),
        filmed ? film.poster() : null,
        filmed ? film.video() : null,
        "runs/" + row.runId() + ".html");
  }

  private static GalleryModel model(
      StudySpec study,
      List<DatasetRow> datasets,
      List<Evidence> evidence,
      List<RunCard> cards,
      List<StudyRun> runs,
      List<Fact> provenance) {
    Set<String> shown = cards.stream().map(RunCard::dataset).collect(Collectors.toSet());
    Map<String, DatasetRow> byName = new TreeMap<>();
    datasets.forEach(row -> byName.put(row.name(), row));
    List<DatasetCard> datasetCards =
        study.datasets().stream()
            .map(dataset -> byName.get(dataset.name()))
            .filter(row -> row != null && shown.contains(row.name()))
            .map(GalleryStage::datasetCard)
            .toList();
    return new GalleryModel(
        study.title(),
        study.name(),
        study.description(),
        summary(runs, byName),
        new Claims(evidence).rows(),
        datasetCards,
        cards,
        best(cards),
        provenance);
  }

  private static DatasetCard datasetCard(DatasetRow row) {
    return new DatasetCard(
        row.name(), "", row.points(), row.dimensions(), row.classes(), row.specification());
  }

  private static Summary summary(List<StudyRun> runs, Map<String, DatasetRow> datasets) {
    Map<String, Long> byStatus =
        runs.stream()
            .collect(Collectors.groupingBy(run -> run.row().status(), Collectors.counting()));
    long points =
        runs.stream()
            .mapToLong(
                run -> (run.row().lastEpoch() + 1L) * datasets.get(run.row().dataset()).points())
            .sum();
    return new Summary(
        datasets.size(),
        runs.stream().map(run -> run.row().network()).distinct().count(),
        runs.size(),
        byStatus.getOrDefault("trained", 0L),
        byStatus.getOrDefault("diverged", 0L),
        byStatus.getOrDefault("failed", 0L),
        points,
        runs.stream().mapToDouble(run -> run.row().seconds()).sum());
  }

  /**
   * The film to open with: of the first dataset, the run that is right about the most points with
   * the least loss.
   */
  private static String best(List<RunCard> cards) {
    return cards.stream()
        .filter(card -> card.film() != null && card.dataset().equals(cards.get(0).dataset()))
        .max(
            Comparator.comparingDouble(RunCard::heldOutAccuracy)
                .thenComparing(RunCard::loss, Comparator.reverseOrder()))
        .map(RunCard::runId)
        .orElse(null);
  }
}

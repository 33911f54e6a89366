package org.uncoil.pipeline.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.gallery.DatasetCard;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.GalleryModel;
import org.uncoil.gallery.GroupFilm;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunLink;
import org.uncoil.gallery.StudySummary;
import org.uncoil.gallery.run.InStepPage;
import org.uncoil.gallery.run.RunPages;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.gallery.wall.WallRun;
import org.uncoil.pipeline.claim.Claims;
import org.uncoil.pipeline.claim.Evidence;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.gallery.page.ActivationCards;
import org.uncoil.pipeline.gallery.page.CodeDigest;
import org.uncoil.pipeline.gallery.page.Failures;
import org.uncoil.pipeline.gallery.page.Publication;
import org.uncoil.pipeline.gallery.page.RunCards;
import org.uncoil.pipeline.gallery.page.StartPageLinks;
import org.uncoil.pipeline.gallery.page.StudyTables;
import org.uncoil.pipeline.gallery.page.WallRuns;
import org.uncoil.pipeline.render.FilmPlan;
import org.uncoil.pipeline.render.OutdatedFilms;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.ChosenRuns;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.HealthRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.Canonical;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/**
 * Publishes the gallery: the runs' pages from the executors, what shows many runs from the driver.
 * Of a gallery that is there it touches what has changed.
 */
public record GalleryStage() implements Stage {
  @Override
  public String name() {
    return "gallery";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    StudySpec study = context.study();
    List<StudyRun> runs = StudyRun.of(context);
    List<DatasetRow> datasets = folder.read(Table.DATASETS).toList();
    List<ProbeRow> probeRows = folder.read(Table.PROBES).toList();
    Separations separations = Separations.of(folder);
    Map<String, SeparabilityRow> last = Separations.last(folder, runs);
    List<RunCard> cards = RunCards.of(runs, separations, study.render(), folder);
    List<Fact> provenance = Provenance.facts(folder);
    Publication publication = new Publication(folder);
    Gallery.assets().forEach((name, bytes) -> publication.put(Gallery.ASSETS + "/" + name, bytes));

    Set<String> filmed =
        cards.stream()
            .filter(card -> card.film() != null)
            .map(RunCard::runId)
            .collect(Collectors.toSet());
    Set<String> playable = PayloadChoice.of(runs, datasets, filmed, study);
    Map<String, InStepPage> inStep =
        InStepPages.of(study.title(), shown(study, datasets, cards), runs, cards, playable);
    inStep.values().forEach(page -> publication.put(page.path(), RunPages.render(page)));
    Map<String, PageLinks> pageLinks = PageLinks.of(study, folder, runs, playable);
    writeRunPages(
        context,
        publication,
        requests(runs, probeRows, last, cards, pageLinks, inStep),
        provenance);
    // the claims are about probes: without any, there is nothing to say of them
    List<Evidence> evidence =
        probeRows.isEmpty() ? List.of() : Evidence.of(datasets, probeRows, runs, separations, last);
    List<WallRun> wall = writeOverviews(context, publication, runs, cards);
    ComparePages.write(context, publication, runs, separations);
    publication.put(
        Gallery.INDEX,
        Gallery.renderIndex(
            model(study, datasets, evidence, cards, wall, runs, folder, provenance)));
    publication.complete();
    new OutdatedFilms(study.render(), runs, plans(study, runs, folder)).delete(folder);
    return StageReport.of(
        "%s written, gallery of %s"
            .formatted(
                Figures.count(publication.written(), "file"), Figures.count(runs.size(), "run")));
  }

  /** The pages of the runs that have none, or one that was made of something else. */
  private static void writeRunPages(
      PipelineContext context,
      Publication publication,
      List<WriteRunPages.Request> requests,
      List<Fact> provenance) {
    StudySpec study = context.study();
    String common =
        Canonical.digest(
            CodeDigest.current(),
            study.title(),
            study.render().toString(),
            study.gallery().toString(),
            provenance.toString(),
            context.folder().displayName());
    Map<String, String> digests = new HashMap<>();
    List<WriteRunPages.Request> lacking = new ArrayList<>();
    for (WriteRunPages.Request request : requests) {
      String digest = Canonical.digest(common, request.toString());
      if (publication.lacks(request.card().page(), digest)) {
        digests.put(request.card().page(), digest);
        lacking.add(request);
      }
    }
    publication.begin(digests.keySet());
    WriteRunPages work =
        new WriteRunPages(
            context.folderHandle(), study.title(), study.render(), study.gallery(), provenance);
    Distributed.run(context, "Gallery", byPart(lacking), lacking.size(), "pages", work);
    digests.forEach(publication::wrote);
  }

  /** The wall, the failures and the tables. */
  private static List<WallRun> writeOverviews(
      PipelineContext context, Publication publication, List<StudyRun> runs, List<RunCard> cards) {
    OutputFolder folder = context.folder();
    String title = context.study().title();
    Map<String, HealthRow> health = new HashMap<>();
    folder.read(Table.HEALTH).forEach(row -> health.put(row.runId(), row));
    List<WallRun> wall = WallRuns.of(runs, cards, health);
    WallRuns.publish(publication, title, wall);
    String again = folder.displayName() + "/" + Provenance.STUDY;
    publication.put(FailurePage.PATH, WallPages.render(new Failures(title, again).page(wall)));
    publication.put(TablePage.PATH, WallPages.render(StudyTables.page(title, folder)));
    return wall;
  }

  /** What each page needs, in the order in which they lead from one to the next. */
  private static List<WriteRunPages.Request> requests(
      List<StudyRun> runs,
      List<ProbeRow> probeRows,
      Map<String, SeparabilityRow> last,
      List<RunCard> cards,
      Map<String, PageLinks> pageLinks,
      Map<String, InStepPage> inStep) {
    // of a run, or of a dataset's input
    Map<String, List<ProbeRow>> probes =
        probeRows.stream()
            .collect(
                Collectors.groupingBy(
                    probe -> probe.runId().isEmpty() ? probe.datasetId() : probe.runId()));
    List<RunLink> links = cards.stream().map(RunLink::to).toList();
    List<WriteRunPages.Request> requests = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      RunRow row = runs.get(i).row();
      List<ProbeRow> own = new ArrayList<>(probes.getOrDefault(row.datasetId(), List.of()));
      own.addAll(probes.getOrDefault(row.runId(), List.of()));
      requests.add(
          new WriteRunPages.Request(
              runs.get(i),
              own,
              last.get(row.runId()),
              cards.get(i),
              i == 0 ? null : links.get(i - 1),
              i == runs.size() - 1 ? null : links.get(i + 1),
              pageLinks.get(row.runId()),
              inStep.get(runs.get(i).plan().dataset()).path()));
    }
    return requests;
  }

  private static List<WriteRunPages.OfPart> byPart(List<WriteRunPages.Request> requests) {
    Map<String, List<WriteRunPages.Request>> parts =
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    request -> request.row().part(), TreeMap::new, Collectors.toList()));
    return parts.values().stream().map(WriteRunPages.OfPart::new).toList();
  }

  private static GalleryModel model(
      StudySpec study,
      List<DatasetRow> datasets,
      List<Evidence> evidence,
      List<RunCard> cards,
      List<WallRun> wall,
      List<StudyRun> runs,
      OutputFolder folder,
      List<Fact> provenance) {
    Map<String, DatasetRow> byName = new TreeMap<>();
    datasets.forEach(row -> byName.put(row.name(), row));
    List<DatasetCard> datasetCards =
        shown(study, datasets, cards).stream().map(DatasetCard::of).toList();
    return new GalleryModel(
        study.title(),
        study.name(),
        study.description(),
        summary(runs, byName),
        new Claims(evidence, study.seed()).rows(),
        datasetCards,
        cards,
        comparisons(study, runs, folder),
        best(cards),
        provenance,
        ActivationCards.of(cards, folder.read(Table.SURVIVAL).toList()),
        StartPageLinks.of(folder, wall, datasetCards.size()),
        StartPageLinks.ofDatasets(folder, datasetCards, cards));
  }

  /** The datasets that have runs, in the study's order. */
  private static List<DatasetRow> shown(
      StudySpec study, List<DatasetRow> datasets, List<RunCard> cards) {
    Set<String> names = cards.stream().map(RunCard::dataset).collect(Collectors.toSet());
    Map<String, DatasetRow> byName = new TreeMap<>();
    datasets.forEach(row -> byName.put(row.name(), row));
    return study.datasets().stream()
        .map(dataset -> byName.get(dataset.name()))
        .filter(row -> row != null && names.contains(row.name()))
        .toList();
  }

  private static List<GroupFilm> comparisons(
      StudySpec study, List<StudyRun> runs, OutputFolder folder) {
    Set<String> there = Set.copyOf(folder.names(RunFilm.GALLERY + RunFilm.FOLDER));
    return plans(study, runs, folder).stream()
        .filter(plan -> plan.runs().size() > 1 && plan.film().complete(there, folder))
        .map(
            plan ->
                new GroupFilm(
                    plan.runs().get(0).dataset(),
                    plan.subtitle(),
                    plan.film().poster(),
                    plan.film().video()))
        .toList();
  }

  private static List<FilmPlan> plans(StudySpec study, List<StudyRun> runs, OutputFolder folder) {
    return FilmPlan.of(runs, study.render(), ChosenRuns.medoids(folder, study.render()));
  }

  private static StudySummary summary(List<StudyRun> runs, Map<String, DatasetRow> datasets) {
    Map<String, Long> byStatus =
        runs.stream()
            .collect(Collectors.groupingBy(run -> run.row().status(), Collectors.counting()));
    long points =
        runs.stream()
            .mapToLong(
                run ->
                    run.row().recorded()
                        ? (run.row().lastEpoch() + 1L) * datasets.get(run.plan().dataset()).points()
                        : 0)
            .sum();
    return new StudySummary(
        datasets.size(),
        runs.stream().map(run -> run.plan().network().name()).distinct().count(),
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

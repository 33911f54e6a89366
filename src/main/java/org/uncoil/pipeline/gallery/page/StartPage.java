package org.uncoil.pipeline.gallery.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.GalleryModel;
import org.uncoil.gallery.GroupFilm;
import org.uncoil.gallery.NavigationLink;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.StudySummary;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.gallery.wall.RunList;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.pipeline.claim.ClaimsText;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/** The start page: the study in numbers, its claims, and where the page leads. */
public final class StartPage {
  private StartPage() {}

  /** The page. */
  public static GalleryModel of(GalleryInput input) {
    StudySpec study = input.study();
    List<RunCard> cards = input.cards();
    List<DatasetRow> shown = input.shown();
    List<ClaimRow> claims = claims(input);
    StoryRuns runs = new StoryRuns(cards, shown);
    return new GalleryModel(
        study.title(),
        study.name(),
        study.description(),
        summary(input),
        claims,
        shown,
        cards,
        input.films().complete().stream()
            .filter(plan -> plan.runs().size() > 1)
            .map(
                plan ->
                    new GroupFilm(
                        plan.runs().get(0).plan().dataset(),
                        plan.subtitle(),
                        plan.film().poster(),
                        plan.film().video()))
            .toList(),
        runs.hero().orElse(null),
        new StorySteps(
                runs,
                input.probes(),
                input.last(),
                new RefittedLine(input.folder(), input.runs())::at)
            .of(claims),
        input.provenance(),
        ActivationCards.of(cards, input.folder().read(Table.SURVIVAL).toList()),
        links(cards),
        study.datasets().stream().collect(Collectors.toMap(DatasetSpec::name, DatasetSettings::of)),
        linksOfDatasets(input, shown));
  }

  /** The claims are about probes: without any, there is nothing to say of them. */
  private static List<ClaimRow> claims(GalleryInput input) {
    return input.probes().isEmpty()
        ? List.of()
        : ClaimsText.rows(
            input.folder().read(Table.CLAIMS).toList(),
            input.datasets().stream().map(DatasetRow::name).toList());
  }

  private static StudySummary summary(GalleryInput input) {
    List<StudyRun> runs = input.runs();
    Map<String, Integer> points = new HashMap<>();
    input.datasets().forEach(row -> points.put(row.name(), row.points()));
    Map<String, Long> byStatus =
        runs.stream()
            .collect(Collectors.groupingBy(run -> run.row().status(), Collectors.counting()));
    return new StudySummary(
        points.size(),
        runs.stream().map(run -> run.plan().network().name()).distinct().count(),
        runs.size(),
        byStatus.getOrDefault(RunRow.TRAINED, 0L),
        byStatus.getOrDefault(RunRow.DIVERGED, 0L),
        byStatus.getOrDefault(RunRow.FAILED, 0L),
        runs.stream()
            .filter(run -> run.row().recorded())
            .mapToLong(run -> (run.row().lastEpoch() + 1L) * points.get(run.plan().dataset()))
            .sum(),
        runs.stream().mapToDouble(run -> run.row().seconds()).sum());
  }

  /** The film of the run that opens the page; null where it has none. */
  public static String film(GalleryInput input) {
    return new StoryRuns(input.cards(), input.shown())
        .hero()
        .map(hero -> hero.run().film())
        .orElse(null);
  }

  private static List<NavigationLink> links(List<RunCard> cards) {
    long films = cards.stream().filter(card -> card.film() != null).count();
    long failures = Failures.count(cards);
    return List.of(
        new NavigationLink(
            "Runs",
            Figures.count(cards.size(), "run") + ", " + Figures.count(films) + " filmed",
            RunSelection.WALL),
        new NavigationLink("Results", "across all runs", FigurePages.COMPARE),
        new NavigationLink(
            "Failures", failures == 0 ? "none" : Figures.count(failures, "run"), FailurePage.PATH),
        new NavigationLink("Data", "Parquet, with queries", TablePage.PATH));
  }

  /** From each dataset, by the datasets' names. */
  private static Map<String, List<NavigationLink>> linksOfDatasets(
      GalleryInput input, List<DatasetRow> shown) {
    Map<String, List<RunCard>> runs = input.byDataset();
    List<String> listed = new ArrayList<>(runs.keySet());
    Map<String, List<NavigationLink>> links = new HashMap<>();
    for (int place = 0; place < shown.size(); place++) {
      String name = shown.get(place).name();
      links.put(
          name,
          List.of(
              new NavigationLink(
                  Figures.count(runs.get(name).size(), "run"),
                  "",
                  RunSelection.all().dataset(name).address()),
              new NavigationLink("plain list", "", RunList.path(listed.indexOf(name) + 1, 1))));
    }
    return links;
  }
}

package org.uncoil.pipeline.gallery.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.gallery.DatasetCard;
import org.uncoil.gallery.NavigationLink;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.WallLink;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.gallery.wall.WallRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.text.Figures;

/** Where the start page leads: to what is there. */
public final class StartPageLinks {
  private static final String COMPARE = "compare.html";
  private static final String IN_STEP = "datasets/";

  private StartPageLinks() {}

  /** The ways into the gallery. */
  public static List<NavigationLink> of(OutputFolder folder, List<WallRun> runs, int datasets) {
    long films = runs.stream().filter(run -> run.card().film() != null).count();
    long activations = runs.stream().map(run -> run.card().activation()).distinct().count();
    long failures = Failures.count(runs);
    List<NavigationLink> ways = new ArrayList<>();
    ways.add(
        new NavigationLink(
            "Films",
            Figures.count(runs.size(), "run") + ", " + Figures.count(films) + " filmed",
            WallLink.WALL));
    if (folder.exists(Publication.GALLERY + COMPARE)) {
      ways.add(new NavigationLink("Comparisons", "results across all runs", COMPARE));
    }
    ways.add(new NavigationLink("Activations", Figures.count(activations), "#activations"));
    ways.add(new NavigationLink("Datasets", Figures.count(datasets), "#datasets"));
    ways.add(
        new NavigationLink(
            "Failures", failures == 0 ? "none" : Figures.count(failures, "run"), FailurePage.PATH));
    ways.add(new NavigationLink("Tables", "Parquet, with queries", TablePage.PATH));
    return ways;
  }

  /** The ways from each dataset, by the datasets' names. */
  public static Map<String, List<NavigationLink>> ofDatasets(
      OutputFolder folder, List<DatasetCard> datasets, List<RunCard> cards) {
    Map<String, Long> runs =
        cards.stream().collect(Collectors.groupingBy(RunCard::dataset, Collectors.counting()));
    Set<String> inStep = Set.copyOf(folder.names(Publication.GALLERY + IN_STEP));
    Map<String, List<NavigationLink>> ways = new HashMap<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    cards.forEach(card -> places.putIfAbsent(card.dataset(), places.size() + 1));
    for (int place = 1; place <= datasets.size(); place++) {
      String name = datasets.get(place - 1).name();
      List<NavigationLink> own = new ArrayList<>();
      own.add(
          new NavigationLink(
              Figures.count(runs.get(name), "run"), "", WallLink.to("dataset", name)));
      String page = place + ".html";
      if (inStep.contains(page)) {
        own.add(new NavigationLink("all activations side by side", "", IN_STEP + page));
      }
      own.add(new NavigationLink("plain list", "", "lists/" + places.get(name) + ".html"));
      ways.put(name, own);
    }
    return ways;
  }
}

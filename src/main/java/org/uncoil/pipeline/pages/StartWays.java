package org.uncoil.pipeline.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.gallery.DatasetCard;
import org.uncoil.gallery.Figures;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.WallLink;
import org.uncoil.gallery.Way;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.gallery.wall.WallRun;
import org.uncoil.store.OutputFolder;

/** Where the start page leads: to what is there. */
public final class StartWays {
  private static final String COMPARE = "compare.html";
  private static final String IN_STEP = "datasets/";

  private StartWays() {}

  /** The ways into the gallery. */
  public static List<Way> of(OutputFolder folder, List<WallRun> runs, int datasets) {
    long films = runs.stream().filter(run -> run.card().film() != null).count();
    long activations = runs.stream().map(run -> run.card().activation()).distinct().count();
    long failures = Failures.count(runs);
    List<Way> ways = new ArrayList<>();
    ways.add(
        new Way(
            "Films",
            Figures.count(runs.size(), "run") + ", " + Figures.count(films) + " filmed",
            WallLink.WALL));
    if (folder.exists(Publication.GALLERY + COMPARE)) {
      ways.add(new Way("Comparisons", "what all runs together say", COMPARE));
    }
    ways.add(new Way("Activations", Figures.count(activations), "#activations"));
    ways.add(new Way("Datasets", Figures.count(datasets), "#datasets"));
    ways.add(
        new Way(
            "Failures", failures == 0 ? "none" : Figures.count(failures, "run"), FailurePage.PATH));
    ways.add(new Way("Tables", "Parquet, with queries", TablePage.PATH));
    return ways;
  }

  /** The ways from each dataset, by the datasets' names. */
  public static Map<String, List<Way>> ofDatasets(
      OutputFolder folder, List<DatasetCard> datasets, List<RunCard> cards) {
    Map<String, Long> runs =
        cards.stream().collect(Collectors.groupingBy(RunCard::dataset, Collectors.counting()));
    Set<String> inStep = Set.copyOf(folder.names(Publication.GALLERY + IN_STEP));
    Map<String, List<Way>> ways = new HashMap<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    cards.forEach(card -> places.putIfAbsent(card.dataset(), places.size() + 1));
    for (int place = 1; place <= datasets.size(); place++) {
      String name = datasets.get(place - 1).name();
      List<Way> own = new ArrayList<>();
      own.add(new Way(Figures.count(runs.get(name), "run"), "", WallLink.to("dataset", name)));
      String page = place + ".html";
      if (inStep.contains(page)) {
        own.add(new Way("all activations in step", "", IN_STEP + page));
      }
      own.add(new Way("plain list", "", "lists/" + places.get(name) + ".html"));
      ways.put(name, own);
    }
    return ways;
  }
}

package org.uncoil.pipeline.render;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.pipeline.run.ChosenRuns;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.render.group.GroupLayouts;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.Activation;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RenderSpec;

/**
 * A film to make, and of which runs.
 *
 * @param film where it goes
 * @param runs one, or several on the same data with the same seed
 * @param subtitle what several have in common, or differ in
 */
public record FilmPlan(RunFilm film, List<StudyRun> runs, String subtitle) implements Serializable {
  public FilmPlan {
    runs = List.copyOf(runs);
  }

  /** What is filmed, in words. */
  String title() {
    return RunFilm.title(runs);
  }

  /** Every film that a study wants of the runs that are there, in the study's order. */
  public static List<FilmPlan> of(List<StudyRun> runs, RenderSpec render, Set<String> medoids) {
    return of(ChosenRuns.of(runs, render, medoids), render);
  }

  /** Those of some films that are not there yet. */
  public static List<FilmPlan> open(List<FilmPlan> plans, OutputFolder folder) {
    FilmFolder there = FilmFolder.of(folder);
    return plans.stream().filter(plan -> !there.has(plan.film())).toList();
  }

  /** Every film that a study wants of the runs that it chose. */
  public static List<FilmPlan> of(List<StudyRun> filmed, RenderSpec render) {
    List<FilmPlan> plans = new ArrayList<>();
    for (RenderSpec.FilmKind kind : render.films()) {
      switch (kind) {
        case FILM, EMBEDDING, WALK_THROUGH -> {
          for (StudyRun run : filmed) {
            plans.add(plan(kind, List.of(run), "", render));
          }
        }
        case COMPARE -> plans.addAll(comparisons(filmed, render));
        case ONE_FACTOR -> plans.addAll(oneFactorPairs(filmed, render));
      }
    }
    return plans;
  }

  /** Of the runs that differ in nothing but their activations, as many as one picture holds. */
  private static List<FilmPlan> comparisons(List<StudyRun> runs, RenderSpec render) {
    Map<String, List<StudyRun>> groups = new LinkedHashMap<>();
    for (StudyRun run : runs) {
      String key =
          run.plan().datasetId() + run.plan().seed() + Canonical.json(alike(run.plan().network()));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
    }
    List<FilmPlan> plans = new ArrayList<>();
    for (List<StudyRun> group : groups.values()) {
      if (group.size() >= 2) {
        List<StudyRun> shown = group.subList(0, Math.min(GroupLayouts.MOST_RUNS, group.size()));
        String subtitle =
            String.format(
                Locale.ROOT,
                "the same data and initial weights · %s · seed %d%s",
                String.join(
                        "–",
                        group.get(0).plan().network().hidden().stream()
                            .map(String::valueOf)
                            .toList())
                    + " hidden",
                group.get(0).plan().seed(),
                shown.size() < group.size()
                    ? " · the first " + shown.size() + " of " + group.size() + " activations"
                    : "");
        plans.add(plan(RenderSpec.FilmKind.COMPARE, shown, subtitle, render));
      }
    }
    return plans;
  }

  /** The network with the identity throughout and no name: what is left beside activations. */
  public static NetworkSpec alike(NetworkSpec network) {
    return new NetworkSpec(
        "alike",
        network.hidden(),
        List.of(Activation.IDENTITY),
        network.initialisation(),
        network.initialScale(),
        network.optimizer(),
        network.learningRate(),
        network.schedule(),
        network.batchSize(),
        network.epochs(),
        network.l1(),
        network.l2(),
        network.dropout());
  }

  /**
   * The first run on each dataset against those that differ from it in one factor alone: more pairs
   * would say nothing new of it.
   */
  private static List<FilmPlan> oneFactorPairs(List<StudyRun> runs, RenderSpec render) {
    Map<String, List<StudyRun>> groups =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.plan().datasetId() + run.plan().seed(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Set<String> seen = new HashSet<>();
    List<FilmPlan> plans = new ArrayList<>();
    for (List<StudyRun> group : groups.values()) {
      StudyRun first = group.get(0);
      if (seen.add(first.plan().datasetId())) {
        for (StudyRun other : group.subList(1, group.size())) {
          List<String> factors = Factors.differing(first.plan().network(), other.plan().network());
          if (factors.size() == 1) {
            String subtitle = factors.get(0) + " · seed " + first.plan().seed();
            plans.add(
                plan(RenderSpec.FilmKind.ONE_FACTOR, List.of(first, other), subtitle, render));
          }
        }
      }
    }
    return plans;
  }

  private static FilmPlan plan(
      RenderSpec.FilmKind kind, List<StudyRun> runs, String subtitle, RenderSpec render) {
    return new FilmPlan(RunFilm.of(kind, runs, subtitle, render), runs, subtitle);
  }
}

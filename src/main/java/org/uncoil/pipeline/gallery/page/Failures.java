package org.uncoil.pipeline.gallery.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.uncoil.embedding.Diagnosis;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.RunStatus;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.pipeline.run.Replay;
import org.uncoil.text.Figures;

/**
 * What went wrong: runs that did not end as trained, and degenerate ones that classify worse than
 * the healthy runs on their dataset.
 */
public final class Failures {
  private static final String HEALTHY = Diagnosis.HEALTHY.words();

  /** A degenerate run that is less accurate than healthy ones by no more than this did its task. */
  private static final double AS_GOOD = 0.02;

  private static final Map<String, Diagnosis> KINDS =
      Arrays.stream(Diagnosis.values())
          .filter(diagnosis -> diagnosis != Diagnosis.HEALTHY)
          .collect(
              Collectors.toMap(
                  Diagnosis::words, kind -> kind, (one, other) -> one, LinkedHashMap::new));

  private final String studyTitle;
  private final String study;
  private final List<RunCard> runs;
  private final Map<String, Double> usual;

  /**
   * Of a study.
   *
   * @param study its name
   * @param runs all of its runs
   */
  public Failures(String studyTitle, String study, List<RunCard> runs) {
    this.studyTitle = studyTitle;
    this.study = study;
    this.runs = List.copyOf(runs);
    this.usual = usual(runs);
  }

  /** The median accuracy of the healthy runs on each dataset that has any. */
  private static Map<String, Double> usual(List<RunCard> runs) {
    Map<String, List<Double>> accuracies =
        runs.stream()
            .filter(run -> run.status() == RunStatus.TRAINED && run.health().equals(HEALTHY))
            .filter(run -> !Double.isNaN(run.accuracy()))
            .collect(
                Collectors.groupingBy(
                    RunCard::dataset, Collectors.mapping(RunCard::accuracy, Collectors.toList())));
    Map<String, Double> medians = new HashMap<>();
    accuracies.forEach(
        (dataset, all) -> medians.put(dataset, all.stream().sorted().toList().get(all.size() / 2)));
    return medians;
  }

  /** What a run suffers from; empty where it is well. */
  private static Optional<String> kind(RunCard run, Map<String, Double> usual) {
    if (run.status() != RunStatus.TRAINED) {
      return Optional.of(run.status().label());
    }
    // a network that classifies as well as healthy ones did what was asked of it
    boolean asGood =
        run.separation().separated()
            || run.accuracy() >= usual.getOrDefault(run.dataset(), Double.NaN) - AS_GOOD;
    return Optional.of(run.health())
        .filter(word -> !word.isEmpty() && !word.equals(HEALTHY) && !asGood);
  }

  /** How many of a study's runs suffer from anything. */
  public static long count(List<RunCard> runs) {
    Map<String, Double> usual = usual(runs);
    return runs.stream().filter(run -> kind(run, usual).isPresent()).count();
  }

  /** The page. */
  public FailurePage page() {
    Map<String, List<RunCard>> byKind = new LinkedHashMap<>();
    KINDS.keySet().forEach(kind -> byKind.put(kind, new ArrayList<>()));
    runs.forEach(
        run ->
            kind(run, usual)
                .ifPresent(kind -> byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(run)));
    return new FailurePage(
        studyTitle,
        byKind.entrySet().stream()
            .filter(group -> !group.getValue().isEmpty())
            .map(group -> group(group.getKey(), group.getValue()))
            .toList());
  }

  private FailurePage.Group group(String kind, List<RunCard> failed) {
    boolean status = failed.get(0).status() != RunStatus.TRAINED;
    return new FailurePage.Group(
        heading(kind),
        KINDS.containsKey(kind)
            ? KINDS.get(kind).meaning()
            : "Runs with the diagnosis " + kind + ".",
        status
            ? RunSelection.all().with(RunSelection.STATUS, kind).address()
            : RunSelection.all()
                .with(RunSelection.STATUS, RunStatus.TRAINED.label())
                .with(RunSelection.HEALTH, kind)
                .address(),
        failed.size(),
        failed.stream()
            .limit(FailurePage.MOST_RUNS)
            .map(run -> new FailurePage.Failure(run, reason(run), command(run)))
            .toList());
  }

  /** A diagnosis as a heading. */
  private static String heading(String kind) {
    if (!KINDS.containsKey(kind)) {
      return kind;
    }
    return switch (KINDS.get(kind)) {
      case FAILED -> "Failed";
      case DIVERGED -> "Diverged";
      case DEAD -> "Dead units";
      case COLLAPSED_TO_POINT -> "Collapsed to a point";
      case COLLAPSED_TO_LINE -> "Collapsed to a line";
      case SATURATED -> "Saturated units";
      case HEALTHY -> kind;
    };
  }

  /** What went wrong with a run, in plain words. */
  private String reason(RunCard run) {
    if (run.status() != RunStatus.TRAINED) {
      return run.reason();
    }
    Diagnosis diagnosis = KINDS.get(run.health());
    String what =
        diagnosis == null
            ? run.health()
            : switch (diagnosis) {
              case DEAD ->
                  "All units of a layer give 0 for every point, so training cannot continue";
              case COLLAPSED_TO_POINT -> "All points have the same embedding";
              case COLLAPSED_TO_LINE -> "The embedding uses one of its two dimensions";
              case SATURATED -> "All units of a layer are saturated, so training hardly continues";
              case FAILED, DIVERGED, HEALTHY -> run.health();
            };
    Double healthy = usual.get(run.dataset());
    return Double.isNaN(run.accuracy())
        ? what + "."
        : "%s: accuracy %s%s."
            .formatted(
                what,
                Figures.percent(run.accuracy()),
                healthy == null ? "" : ", median of the healthy runs " + Figures.percent(healthy));
  }

  private String command(RunCard run) {
    String options = Replay.options(run.dataset(), run.network(), run.seed());
    return Replay.command(study, options);
  }
}

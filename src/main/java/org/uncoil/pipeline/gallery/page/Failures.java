package org.uncoil.pipeline.gallery.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uncoil.embedding.Diagnosis;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.RunStatus;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.pipeline.run.Replay;

/** What went wrong: runs that did not end as trained, and those whose embedding is not a plane. */
public final class Failures {
  private static final String HEALTHY = Diagnosis.HEALTHY.words();

  private static final Map<String, String> KINDS = kinds();

  private final String studyTitle;
  private final String study;

  /**
   * Of a study.
   *
   * @param study its name
   */
  public Failures(String studyTitle, String study) {
    this.studyTitle = studyTitle;
    this.study = study;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Diagnosis diagnosis : Diagnosis.values()) {
      if (diagnosis != Diagnosis.HEALTHY) {
        kinds.put(
            diagnosis.words(),
            diagnosis == Diagnosis.FAILED
                ? "These runs ended with an error."
                : diagnosis.meaning());
      }
    }
    return kinds;
  }

  /** What a run suffers from; empty where it is well. */
  private static Optional<String> kind(RunCard run) {
    if (run.status() != RunStatus.TRAINED) {
      return Optional.of(run.status().label());
    }
    // a network that separates its classes did what was asked of it
    return Optional.of(run.health())
        .filter(word -> !word.isEmpty() && !word.equals(HEALTHY) && !run.separation().separated());
  }

  /** How many of these runs suffer from anything. */
  public static long count(List<RunCard> runs) {
    return runs.stream().filter(run -> kind(run).isPresent()).count();
  }

  /** The page. */
  public FailurePage page(List<RunCard> runs) {
    Map<String, List<RunCard>> byKind = new LinkedHashMap<>();
    KINDS.keySet().forEach(kind -> byKind.put(kind, new ArrayList<>()));
    runs.forEach(
        run ->
            kind(run)
                .ifPresent(kind -> byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(run)));
    return new FailurePage(
        studyTitle,
        byKind.entrySet().stream()
            .filter(group -> !group.getValue().isEmpty())
            .map(group -> group(group.getKey(), group.getValue()))
            .toList());
  }

  private FailurePage.Group group(String kind, List<RunCard> runs) {
    boolean status = runs.get(0).status() != RunStatus.TRAINED;
    return new FailurePage.Group(
        kind,
        KINDS.getOrDefault(kind, "Runs with the diagnosis " + kind + "."),
        status
            ? RunSelection.all().with(RunSelection.STATUS, kind).address()
            : RunSelection.all()
                .with(RunSelection.STATUS, RunStatus.TRAINED.label())
                .with(RunSelection.HEALTH, kind)
                .address(),
        runs.size(),
        runs.stream()
            .limit(FailurePage.MOST_RUNS)
            .map(run -> new FailurePage.Failure(run, command(run)))
            .toList());
  }

  private String command(RunCard run) {
    String options = Replay.options(run.dataset(), run.network(), run.seed());
    return Replay.command(study, options);
  }
}

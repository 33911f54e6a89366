package org.uncoil.pipeline.gallery.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Emphasis;
import org.uncoil.gallery.figure.ParallelCoordinates;
import org.uncoil.pipeline.compare.RunSettings;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** A sample of the study's runs over the settings that vary, and how accurate they came to be. */
public final class ParallelRuns {
  private static final int MOST_SETTINGS = 6;

  private final List<RunCard> runs;
  private final List<RunCard> sample;
  private final List<String> settings;
  private final double early;

  private ParallelRuns(List<RunCard> runs, List<String> settings) {
    this.runs = runs;
    this.settings = settings;
    this.sample = sample(runs);
    List<Double> times =
        runs.stream()
            .map(RunCard::separation)
            .filter(Separation::separated)
            .map(separation -> (double) separation.separableFrom())
            .sorted()
            .toList();
    this.early = times.isEmpty() ? 0 : Shares.quantile(times, 0.5);
  }

  /** None where nothing varies. */
  public static Optional<ParallelCoordinates> of(List<RunCard> all) {
    List<RunCard> runs =
        all.stream()
            .filter(run -> run.compared() && !Double.isNaN(run.accuracy()))
            .sorted(Comparator.comparing(RunCard::runId))
            .toList();
    List<String> names =
        runs.stream().flatMap(run -> run.settings().keySet().stream()).distinct().toList();
    List<String> settings =
        names.stream().filter(name -> levels(runs, name).size() > 1).limit(MOST_SETTINGS).toList();
    return settings.isEmpty()
        ? Optional.empty()
        : Optional.of(new ParallelRuns(runs, settings).figure());
  }

  /** Evenly over the order of identities, which are hashes, and so a sample. */
  private static List<RunCard> sample(List<RunCard> runs) {
    int count = Math.min(ParallelCoordinates.MOST_RUNS, runs.size());
    return IntStream.range(0, count)
        .mapToObj(i -> runs.get((int) ((long) i * runs.size() / count)))
        .toList();
  }

  /** A setting's levels from the bottom of its axis: numbers in their order, others by name. */
  private static List<String> levels(List<RunCard> runs, String name) {
    TreeSet<String> levels = new TreeSet<>();
    runs.stream()
        .map(run -> run.settings().get(name))
        .filter(Objects::nonNull)
        .forEach(levels::add);
    return RunSettings.numeric(name, levels)
        ? levels.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
        : List.copyOf(levels.descendingSet());
  }

  private ParallelCoordinates figure() {
    List<List<String>> levels = settings.stream().map(name -> levels(runs, name)).toList();
    double least = Math.min(0.99, sample.stream().mapToDouble(RunCard::accuracy).min().orElse(0));
    List<List<ParallelCoordinates.Tick>> ticks = new ArrayList<>();
    levels.forEach(axis -> ticks.add(ticks(axis)));
    ticks.add(
        List.of(
            new ParallelCoordinates.Tick(0, Figures.percent(least)),
            new ParallelCoordinates.Tick(1, "100%")));
    List<String> axes = new ArrayList<>(settings);
    axes.add("accuracy");
    return new ParallelCoordinates(
        new Caption(
            "parallel",
            "How do the settings relate to accuracy?",
            "Each line is a run, from its settings to its test accuracy. %s%s"
                .formatted(
                    known().isEmpty()
                        ? ""
                        : "Blue: separation epoch of at most %s, the median; grey: later or unknown; orange: no separation epoch. "
                            .formatted(Wording.number(early)),
                    sample.size() == runs.size()
                        ? "The figure shows all runs."
                        : "The figure shows a random sample of %s of %s runs."
                            .formatted(Figures.count(sample.size()), Figures.count(runs.size()))),
            finding()),
        axes,
        ticks,
        sample.stream().map(run -> line(run, levels, least)).toList());
  }

  /** The runs in the figure of which it is known whether they have a separation epoch. */
  private List<RunCard> known() {
    return sample.stream().filter(run -> run.separation().known()).toList();
  }

  private String finding() {
    List<RunCard> known = known();
    if (known.isEmpty()) {
      return "The median accuracy is %s.".formatted(median(sample));
    }
    Map<Boolean, List<RunCard>> split =
        known.stream().collect(Collectors.partitioningBy(run -> run.separation().separated()));
    int separated = split.get(true).size();
    if (separated == 0 || separated == known.size()) {
      return "%s in the figure separated the training points; the median accuracy is %s."
          .formatted(
              Wording.capitalised(Wording.of(separated, known.size(), "run")), median(known));
    }
    return "%s in the figure separated the training points; their median accuracy is %s, that of the others %s."
        .formatted(
            Shares.text(separated, known.size()),
            median(split.get(true)),
            median(split.get(false)));
  }

  private static List<ParallelCoordinates.Tick> ticks(List<String> levels) {
    int every = (levels.size() - 1) / 30 + 1;
    return IntStream.range(0, levels.size())
        .filter(i -> i % every == 0)
        .mapToObj(i -> new ParallelCoordinates.Tick(place(i, levels.size()), levels.get(i)))
        .toList();
  }

  private static double place(int index, int levels) {
    return levels < 2 ? 0.5 : (double) index / (levels - 1);
  }

  private static String median(List<RunCard> runs) {
    List<Double> accuracies = runs.stream().map(RunCard::accuracy).sorted().toList();
    return accuracies.isEmpty()
        ? "–"
        : Shares.withQuartiles(
            Figures.percent(Shares.quantile(accuracies, 0.5)),
            Figures.percent(Shares.quantile(accuracies, 0.25)),
            Figures.percent(Shares.quantile(accuracies, 0.75)));
  }

  private ParallelCoordinates.Run line(RunCard run, List<List<String>> levels, double least) {
    List<Double> places = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (int axis = 0; axis < levels.size(); axis++) {
      String level = run.settings().get(settings.get(axis));
      places.add(
          level == null ? 0 : place(levels.get(axis).indexOf(level), levels.get(axis).size()));
      cells.add(level == null ? "–" : level);
    }
    places.add((run.accuracy() - least) / (1 - least));
    cells.add(Figures.percent(run.accuracy()));
    return new ParallelCoordinates.Run(
        run.dataset() + ", " + run.activation() + ", seed " + run.seed(),
        places,
        emphasis(run),
        cells,
        RunSelection.of(run.runId()));
  }

  private Emphasis emphasis(RunCard run) {
    Separation separation = run.separation();
    if (separation.separated()) {
      return separation.separableFrom() <= early ? Emphasis.BEST : Emphasis.MIDDLE;
    }
    return separation.known() ? Emphasis.WORST : Emphasis.MIDDLE;
  }
}

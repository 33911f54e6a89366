package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.gallery.drawing.RunSelection;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.HeatMap;
import org.uncoil.gallery.figure.IntervalPlot;
import org.uncoil.gallery.figure.StackedBars;
import org.uncoil.pipeline.gallery.data.Extremes;
import org.uncoil.pipeline.gallery.data.Missing;
import org.uncoil.pipeline.gallery.data.PublishedRun;
import org.uncoil.pipeline.gallery.data.Selections;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.pipeline.gallery.data.Tally;
import org.uncoil.pipeline.run.Replay;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.HealthRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Wording;

/** Which runs collapsed, by activation, initialisation and learning rate, and how to replay one. */
final class HealthFigures {
  private static final String ID = "health";
  private static final String HEADING = "Degenerate runs";
  private static final String HEALTHY = "healthy";
  private static final List<String> VERDICTS =
      List.of(HEALTHY, "line", "point", "dead", "saturated", "diverged", "failed");

  private final Map<String, Map<String, List<String>>> runs = new TreeMap<>();
  private final Map<String, Map<String, String>> replays = new TreeMap<>();
  private final Map<String, List<Double>> ranks = new TreeMap<>();
  private final Map<List<String>, List<String>> settings =
      new TreeMap<>(Comparator.comparing(List::toString));
  private final Tally unhealthy = new Tally();

  private HealthFigures() {}

  static FigureSection of(OutputFolder folder, List<PublishedRun> all) {
    Map<String, PublishedRun> known =
        all.stream().collect(Collectors.toMap(PublishedRun::runId, run -> run));
    HealthFigures figures = new HealthFigures();
    folder
        .read(Table.HEALTH)
        .forEach(
            row -> {
              if (known.containsKey(row.runId())) {
                figures.add(known.get(row.runId()), row);
              }
            });
    return figures.runs.isEmpty()
        ? Missing.section(ID, HEADING, "diagnoses of the runs", "measure")
        : new FigureSection(ID, HEADING, figures.figures(), List.of());
  }

  private void add(PublishedRun run, HealthRow row) {
    String verdict = VERDICTS.contains(row.verdict()) ? row.verdict() : "failed";
    runs.computeIfAbsent(run.activation(), activation -> new TreeMap<>())
        .computeIfAbsent(verdict, name -> new ArrayList<>())
        .add(row.runId());
    replays
        .computeIfAbsent(run.activation(), activation -> new TreeMap<>())
        .merge(
            verdict,
            Replay.options(run.dataset(), run.network(), run.seed()),
            (one, other) -> one.compareTo(other) <= 0 ? one : other);
    if (row.effectiveRank() != null && Double.isFinite(row.effectiveRank())) {
      ranks
          .computeIfAbsent(run.activation(), activation -> new ArrayList<>())
          .add(row.effectiveRank());
    }
    String setting =
        run.levels().get("initialisation").replace('-', '_')
            + String.format(
                Locale.ROOT, ", %.3g", Double.parseDouble(run.levels().get("learning rate")));
    settings
        .computeIfAbsent(List.of(run.activation(), setting), at -> new ArrayList<>())
        .add(row.runId());
    unhealthy.add(run.activation(), setting, !verdict.equals(HEALTHY));
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(List.of(verdicts()));
    if (!ranks.isEmpty()) {
      figures.add(ranks());
    }
    if (unhealthy.along(1).size() > 1) {
      figures.add(settings());
    }
    return figures;
  }

  private StackedBars verdicts() {
    Map<String, int[]> order = unhealthy.along(0);
    int[] all = unhealthy.total();
    return new StackedBars(
        new Caption(
            "verdicts",
            "Which activation gives the most degenerate runs?",
            "Each run has one diagnosis, the first that applies at the last recorded epoch: failed; diverged; dead (all units of a layer are dead); point (the embedding collapsed to a point, rank 0); line (to a line, rank 1); saturated (all units of a layer are saturated); else healthy. The numbers at the end of the bars count degenerate runs. The table has a command that reproduces an example of each.",
            all[0] == 0
                ? Wording.capitalised(Wording.of(0, all[1], "run")) + " is degenerate."
                : "%s; %s."
                    .formatted(
                        Shares.said(all[0], all[1], "is degenerate", "are degenerate"),
                        unhealthy
                            .extremes(0)
                            .text("often", "with", "activation", unhealthy.text(0)))),
        "Activation",
        "share of the activation's runs",
        VERDICTS,
        order.entrySet().stream().map(entry -> bar(entry.getKey(), entry.getValue())).toList());
  }

  private StackedBars.Bar bar(String activation, int[] counts) {
    List<StackedBars.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < VERDICTS.size(); i++) {
      String verdict = VERDICTS.get(i);
      List<String> of = runs.get(activation).getOrDefault(verdict, List.of());
      if (!of.isEmpty()) {
        pieces.add(
            new StackedBars.Piece(
                i,
                (double) of.size() / counts[1],
                verdict + " " + Shares.text(of.size(), counts[1]),
                "jobs/pipeline study.conf " + replays.get(activation).get(verdict),
                of.size() == counts[1]
                    ? RunSelection.all().with("activation", activation)
                    : RunSelection.of(of)));
      }
    }
    return new StackedBars.Bar(activation, pieces, counts[0] + " of " + counts[1]);
  }

  private IntervalPlot ranks() {
    List<String> order =
        ranks.keySet().stream()
            .sorted(Comparator.comparingDouble((String name) -> -median(name)))
            .toList();
    return new IntervalPlot(
        new Caption(
            "ranks",
            "Do the embeddings use both dimensions?",
            "Median and quartiles of the effective rank (Roy and Vetterli 2007) over an activation's runs. 0: all points coincide; 1: they lie on a line; 2: both dimensions have the same variance.",
            "The median effective rank is %s."
                .formatted(Extremes.of(order, this::median).highest("activation", this::text))),
        "Activation",
        "effective rank",
        0,
        2,
        false,
        order.stream()
            .map(
                name ->
                    new IntervalPlot.Line(
                        name,
                        median(name),
                        quantile(name, 0.25),
                        quantile(name, 0.75),
                        Double.NaN,
                        text(name),
                        Selections.compared(name, "")))
            .toList());
  }

  private double median(String activation) {
    return quantile(activation, 0.5);
  }

  private double quantile(String activation, double share) {
    return Shares.quantile(ranks.get(activation).stream().sorted().toList(), share);
  }

  private String text(String activation) {
    return Shares.withQuartiles(
        fixed(median(activation)),
        fixed(quantile(activation, 0.25)),
        fixed(quantile(activation, 0.75)));
  }

  private static String fixed(double rank) {
    return String.format(Locale.ROOT, "%.2f", rank);
  }

  private HeatMap settings() {
    List<String> activations = List.copyOf(unhealthy.along(0).keySet());
    List<String> columns = List.copyOf(new TreeMap<>(unhealthy.along(1)).keySet());
    Map<String, int[]> cells = new LinkedHashMap<>();
    unhealthy.cells().forEach((at, cell) -> cells.put(at.get(0) + " at " + at.get(1), cell));
    Extremes extremes = Extremes.of(cells.keySet(), name -> Tally.share(cells.get(name)));
    return new HeatMap(
        new Caption(
            "collapse",
            "Which initialisations and learning rates give degenerate runs?",
            "Percentage of runs that diverged, failed, died, saturated, or collapsed to a line or a point.",
            unhealthy.total()[0] == 0
                ? "No run is degenerate."
                : "Runs are degenerate %s."
                    .formatted(
                        extremes.text(
                            "often",
                            "with",
                            "setting",
                            name -> Shares.text(cells.get(name)[0], cells.get(name)[1])))),
        "activation",
        "initialisation, learning rate",
        "of runs degenerate",
        0,
        activations,
        columns,
        false,
        unhealthy.heat(activations, at -> RunSelection.of(settings.get(at))));
  }
}

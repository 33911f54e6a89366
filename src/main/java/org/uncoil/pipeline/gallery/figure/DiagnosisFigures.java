package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uncoil.embedding.Diagnosis;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.HeatMap;
import org.uncoil.gallery.figure.IntervalPlot;
import org.uncoil.gallery.figure.StackedBars;
import org.uncoil.pipeline.compare.RunSettings;
import org.uncoil.pipeline.gallery.data.Extremes;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.pipeline.gallery.data.Tally;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.DiagnosisShareRow;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Wording;

/** Which runs collapsed, by activation, initialisation and learning rate, and how to replay one. */
final class DiagnosisFigures {
  private static final String ID = "health";
  private static final String HEADING = "Degenerate runs";
  private static final String HEALTHY = Diagnosis.HEALTHY.words();
  private static final List<String> DIAGNOSES =
      Stream.of(
              Diagnosis.HEALTHY,
              Diagnosis.COLLAPSED_TO_LINE,
              Diagnosis.COLLAPSED_TO_POINT,
              Diagnosis.DEAD,
              Diagnosis.SATURATED,
              Diagnosis.DIVERGED,
              Diagnosis.FAILED)
          .map(Diagnosis::words)
          .toList();

  private final List<DiagnosisShareRow> shares;
  private final Map<String, List<Double>> ranks = new TreeMap<>();
  private final Map<String, RunSelection> settings = new TreeMap<>();
  private final Tally unhealthy = new Tally();

  private DiagnosisFigures(
      List<DiagnosisShareRow> shares,
      Collection<DiagnosisRow> health,
      Map<String, String> activations) {
    this.shares = shares;
    for (DiagnosisShareRow row : shares) {
      String setting =
          row.initialisation() + ", " + String.format(Locale.ROOT, "%.3g", row.learningRate());
      settings.put(
          setting,
          RunSelection.all()
              .with("initialisation", row.initialisation().replace('_', '-'))
              .with("learning rate", RunSettings.level(row.learningRate())));
      unhealthy.add(
          row.activation(),
          setting,
          Diagnosis.words(row.diagnosis()).equals(HEALTHY) ? 0 : row.count(),
          row.count());
    }
    for (DiagnosisRow row : health) {
      if (row.effectiveRank() != null && Double.isFinite(row.effectiveRank())) {
        ranks
            .computeIfAbsent(activations.get(row.runId()), a -> new ArrayList<>())
            .add(row.effectiveRank());
      }
    }
    ranks.values().forEach(values -> values.sort(Comparator.naturalOrder()));
  }

  /**
   * The figures.
   *
   * @param health the diagnoses of these runs
   */
  static FigureSection of(
      OutputFolder folder, Collection<DiagnosisRow> health, List<RunCard> runs) {
    Map<String, String> activations =
        runs.stream().collect(Collectors.toMap(RunCard::runId, RunCard::activation));
    List<DiagnosisShareRow> shares = folder.read(Table.DIAGNOSIS_SHARES).toList();
    return shares.isEmpty()
        ? new FigureSection(ID, HEADING, List.of())
        : new FigureSection(
            ID, HEADING, new DiagnosisFigures(shares, health, activations).figures());
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(List.of(diagnoses()));
    if (!ranks.isEmpty()) {
      figures.add(ranks());
    }
    if (unhealthy.along(1).size() > 1) {
      figures.add(settings());
    }
    return figures;
  }

  private StackedBars diagnoses() {
    Map<String, int[]> order = unhealthy.along(0);
    int[] all = unhealthy.total();
    return new StackedBars(
        new Caption(
            "verdicts",
            "Which activation gives the most degenerate runs?",
            "Each run has one diagnosis, the first that applies at the last recorded epoch: failed; diverged; dead (all units of a layer are dead); collapsed to point (the embedding is a point, rank 0); collapsed to line (rank 1); saturated (all units of a layer are saturated); else healthy. The numbers at the end of the bars count degenerate runs. The table has a command that reproduces an example of each.",
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
        DIAGNOSES,
        order.entrySet().stream().map(entry -> bar(entry.getKey(), entry.getValue())).toList());
  }

  private StackedBars.Bar bar(String activation, int[] counts) {
    List<StackedBars.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < DIAGNOSES.size(); i++) {
      String diagnosis = DIAGNOSES.get(i);
      List<DiagnosisShareRow> of =
          shares.stream()
              .filter(
                  row ->
                      row.activation().equals(activation)
                          && Diagnosis.words(row.diagnosis()).equals(diagnosis))
              .toList();
      if (!of.isEmpty()) {
        int count = of.stream().mapToInt(DiagnosisShareRow::count).sum();
        pieces.add(
            new StackedBars.Piece(
                i,
                (double) count / counts[1],
                diagnosis + " " + Shares.text(count, counts[1]),
                "jobs/pipeline study.conf "
                    + of.stream()
                        .map(DiagnosisShareRow::exampleOptions)
                        .min(String::compareTo)
                        .orElseThrow(),
                RunSelection.all().activation(activation).with(RunSelection.HEALTH, diagnosis)));
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
                        RunSelection.compared().activation(name)))
            .toList());
  }

  private double median(String activation) {
    return quantile(activation, 0.5);
  }

  private double quantile(String activation, double share) {
    return Shares.quantile(ranks.get(activation), share);
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
        unhealthy.heat(activations, at -> settings.get(at.get(1)).activation(at.get(0))));
  }
}

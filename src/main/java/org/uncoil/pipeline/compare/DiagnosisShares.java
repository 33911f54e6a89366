package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.embedding.Diagnosis;
import org.uncoil.pipeline.run.Replay;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.interval.WilsonInterval;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.DiagnosisShareRow;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.NetworkSpec;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/**
 * How healthy runs are by activation, initialisation and learning rate.
 *
 * @param runs the study's, by identity
 */
public record DiagnosisShares(Map<String, RunPlan> runs) {
  static final String HEALTHY = Diagnosis.HEALTHY.value();
  private static final int MOST_SENTENCES = 3;

  private record Settings(String activation, String initialisation, double learningRate) {
    static Settings of(NetworkSpec network) {
      return new Settings(
          network.activationLabel(), network.initialisation().label(), network.learningRate());
    }
  }

  /** Writes the table; returns what it says in words. */
  public List<String> write(OutputFolder folder) {
    List<DiagnosisRow> health =
        folder.read(Table.DIAGNOSES).toList().stream()
            .filter(row -> runs.containsKey(row.runId()))
            .sorted(Comparator.comparing(DiagnosisRow::runId))
            .toList();
    List<String> sentences = new ArrayList<>();
    Comparison.write(folder, Table.DIAGNOSIS_SHARES, of(health), sentences);
    return sentences;
  }

  private Findings<DiagnosisShareRow> of(List<DiagnosisRow> health) {
    Map<Settings, List<DiagnosisRow>> groups =
        new TreeMap<>(
            Comparator.comparing(Settings::activation)
                .thenComparing(Settings::initialisation)
                .thenComparingDouble(Settings::learningRate));
    for (DiagnosisRow row : health) {
      groups
          .computeIfAbsent(Settings.of(runs.get(row.runId()).network()), key -> new ArrayList<>())
          .add(row);
    }
    List<DiagnosisShareRow> rows = new ArrayList<>();
    groups.forEach(
        (settings, group) ->
            group.stream()
                .collect(
                    Collectors.groupingBy(
                        DiagnosisRow::diagnosis, TreeMap::new, Collectors.toList()))
                .forEach((diagnosis, of) -> rows.add(row(settings, diagnosis, group.size(), of))));
    return new Findings<>(rows, sentences(rows, health.size()));
  }

  private DiagnosisShareRow row(
      Settings settings, String diagnosis, int all, List<DiagnosisRow> of) {
    Interval share = WilsonInterval.of(of.size(), all, Confidence.USUAL);
    return new DiagnosisShareRow(
        settings.activation(),
        settings.initialisation(),
        settings.learningRate(),
        diagnosis,
        all,
        of.size(),
        share.estimate(),
        share.low(),
        share.high(),
        of.stream()
            .map(DiagnosisRow::effectiveRank)
            .filter(Objects::nonNull)
            .mapToDouble(x -> x)
            .average()
            .orElse(Double.NaN),
        of.get(0).runId(),
        Replay.options(runs.get(of.get(0).runId())));
  }

  private static List<String> sentences(List<DiagnosisShareRow> rows, int runs) {
    if (rows.isEmpty()) {
      return List.of();
    }
    int ill = 0;
    for (DiagnosisShareRow row : rows) {
      ill += row.diagnosis().equals(HEALTHY) ? 0 : row.count();
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s %s degenerate (dead, collapsed, saturated, diverged or failed)."
            .formatted(Wording.capitalised(Wording.of(ill, runs, "run")), ill > 1 ? "are" : "is"));
    rows.stream()
        .filter(row -> !row.diagnosis().equals(HEALTHY))
        .sorted(Comparator.comparingDouble(DiagnosisShareRow::share).reversed())
        .limit(MOST_SENTENCES)
        .forEach(
            row ->
                sentences.add(
                    "%s with %s weights and a learning rate of %s: %s %s (95%%: %s to %s); to reproduce one, %s."
                        .formatted(
                            row.activation(),
                            row.initialisation(),
                            Wording.digits(row.learningRate()),
                            Wording.of(row.count(), row.runs(), "run"),
                            diagnosis(row.diagnosis(), row.count()),
                            Figures.percent(row.low()),
                            Figures.percent(row.high()),
                            row.exampleOptions())));
    return sentences;
  }

  /** How sentences say that so many runs have a diagnosis, for which tables have one word. */
  static String diagnosis(String diagnosis, int count) {
    return switch (Diagnosis.of(diagnosis)) {
      case COLLAPSED_TO_LINE, COLLAPSED_TO_POINT ->
          Diagnosis.words(diagnosis).replace("to ", "to a ");
      case DEAD, SATURATED -> (count > 1 ? "are " : "is ") + diagnosis;
      case FAILED, DIVERGED, HEALTHY -> diagnosis;
    };
  }
}

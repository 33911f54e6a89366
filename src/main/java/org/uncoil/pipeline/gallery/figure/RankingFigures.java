package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.CriticalDifference;
import org.uncoil.gallery.figure.Emphasis;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.LineChart;
import org.uncoil.pipeline.compare.Sentences;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.RankStabilityRow;
import org.uncoil.store.row.comparison.RankingRow;
import org.uncoil.store.table.Table;

/** Which activation is best over the datasets, and how sure that is. */
final class RankingFigures {
  private static final String ID = "ranking";
  private static final String HEADING = "For researchers";

  private RankingFigures() {}

  static FigureSection of(OutputFolder folder) {
    Map<String, List<RankingRow>> rankings =
        folder.read(Table.RANKINGS).toList().stream()
            .collect(
                Collectors.groupingBy(
                    RankingRow::measure, LinkedHashMap::new, Collectors.toList()));
    Map<String, List<RankStabilityRow>> stability =
        folder.read(Table.RANK_STABILITY).toList().stream()
            .collect(
                Collectors.groupingBy(
                    RankStabilityRow::measure, LinkedHashMap::new, Collectors.toList()));
    List<Figure> figures = new ArrayList<>();
    rankings.forEach((measure, rows) -> figures.add(ranks(measure, rows)));
    stability.forEach((measure, rows) -> figures.add(stability(measure, rows)));
    return new FigureSection(ID, HEADING, figures);
  }

  private static CriticalDifference ranks(String measure, List<RankingRow> rows) {
    return new CriticalDifference(
        new Caption(
            "ranks-" + measure,
            "Which activation ranks best by " + Sentences.title(measure) + "?",
            "Critical-difference diagram (Demšar 2006): the rank of each activation, averaged over the datasets; 1 is best. A bar joins activations without a significant difference (Nemenyi's test, 5%).",
            Winner.of(rows),
            Sentences.ofRanking(rows)),
        rows);
  }

  private static LineChart stability(String measure, List<RankStabilityRow> rows) {
    return new LineChart(
        new Caption(
            "stability-" + measure,
            "How many runs make the ranking by " + Sentences.title(measure) + " stable?",
            "Mean Kendall's τ between the ranking from a bootstrap sample and the ranking from all data. Either the number of datasets or the number of runs of each activation varies. Dashed: τ = "
                + Sentences.SETTLED,
            Sentences.ofStability(rows)),
        "datasets, or runs of each activation, in the sample",
        "agreement with the full ranking (Kendall's τ)",
        Scale.Kind.EVEN,
        Math.min(0, rows.stream().mapToDouble(RankStabilityRow::meanKendallTau).min().orElse(0)),
        1,
        false,
        Sentences.SETTLED,
        List.of(
            series("fewer datasets", "datasets", Emphasis.WORST, rows),
            series("fewer runs", "runs", Emphasis.BEST, rows)));
  }

  private static LineChart.Series series(
      String name, String unit, Emphasis emphasis, List<RankStabilityRow> rows) {
    return new LineChart.Series(
        name,
        emphasis,
        rows.stream()
            .filter(row -> row.unit().equals(unit))
            .map(
                row ->
                    new LineChart.Point(row.count(), row.meanKendallTau(), Double.NaN, Double.NaN))
            .toList(),
        RunSelection.compared());
  }
}

package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.StackedBars;
import org.uncoil.pipeline.compare.Sentences;
import org.uncoil.pipeline.gallery.data.ParallelRuns;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** Which factors matter. */
final class ImportanceFigures {
  private static final String ID = "importance";
  private static final String HEADING = "Importance of settings";
  private static final int MOST_BARS = 14;

  private ImportanceFigures() {}

  static FigureSection of(OutputFolder folder, List<RunCard> runs) {
    Map<String, List<ImportanceRow>> measures =
        folder.read(Table.IMPORTANCE).toList().stream()
            .collect(
                Collectors.groupingBy(
                    ImportanceRow::measure, LinkedHashMap::new, Collectors.toList()));
    List<Figure> figures = new ArrayList<>();
    measures.forEach((measure, rows) -> figures.add(bars(measure, rows)));
    ParallelRuns.of(runs).ifPresent(figures::add);
    return new FigureSection(ID, HEADING, figures);
  }

  private static StackedBars bars(String measure, List<ImportanceRow> rows) {
    return new StackedBars(
        new Caption(
            "importance-" + measure,
            "Which settings explain the variance of " + Sentences.title(measure) + "?",
            "Analysis of variance over the grid of the study's settings: main effects, interactions of two, interactions of three or more, and the rest, by which runs with different seeds and the same settings differ.",
            answer(measure, rows),
            Sentences.ofImportance(rows)),
        "Factor",
        "share of the variance",
        List.of("explained"),
        rows.stream()
            .sorted(Comparator.comparingDouble(row -> -row.share()))
            .limit(MOST_BARS)
            .map(ImportanceFigures::bar)
            .toList());
  }

  /** The effect that explains the most, and what no setting explains. */
  private static String answer(String measure, List<ImportanceRow> rows) {
    ImportanceRow first =
        rows.stream().max(Comparator.comparingDouble(ImportanceRow::share)).orElseThrow();
    if (!(first.variance() > 0)) {
      return Sentences.ofImportance(rows);
    }
    return "%s explains the most variance of %s, %s%s."
        .formatted(
            Wording.capitalised(name(first)),
            Sentences.title(measure),
            whole(first),
            rows.stream()
                .filter(row -> row.factor().equals("seed") && !row.equals(first))
                .findFirst()
                .map(seed -> "; the seed alone explains " + whole(seed))
                .orElse(""));
  }

  private static String whole(ImportanceRow row) {
    return Math.round(100 * row.share()) + "%";
  }

  private static String name(ImportanceRow row) {
    return switch (row.factor()) {
      case "higher" -> "three or more settings";
      case "seed" -> "seed alone";
      default -> row.effect();
    };
  }

  private static StackedBars.Bar bar(ImportanceRow row) {
    String name = name(row);
    String text = Figures.percent(row.share());
    double share = Math.max(0, Math.min(1, row.share()));
    return new StackedBars.Bar(
        name, List.of(new StackedBars.Piece(0, share, text, "", RunSelection.compared())), text);
  }
}

package org.uncoil.pipeline.compare;

import java.util.List;
import java.util.stream.Stream;
import org.uncoil.store.row.comparison.CriticalValueRow;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.store.row.comparison.RankStabilityRow;
import org.uncoil.store.row.comparison.RankingRow;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.comparison.SurvivalTestRow;

/** What the tables of the comparison say in words: the same from rows that are read back. */
public final class Sentences {
  /** A mean τ from which on an order counts as settled. */
  public static final double SETTLED = Stability.THRESHOLD;

  private Sentences() {}

  /** How soon an activation separates the data. */
  public static String of(SurvivalRow row) {
    return SurvivalAnalysis.sentence(row);
  }

  /** Whether activations take equally long, by the rows of all datasets together. */
  public static String ofTests(List<SurvivalTestRow> rows) {
    return SurvivalTests.sentence(rows);
  }

  /** Which activation is best, by the rows of one measure. */
  public static String ofRanking(List<RankingRow> rows) {
    return Ranking.sentence(measure(rows.get(0).measure()), rows);
  }

  /** When the order is settled, by the rows of one measure. */
  public static String ofStability(List<RankStabilityRow> rows) {
    return Stability.sentence(measure(rows.get(0).measure()), rows);
  }

  /** What decides, by the rows of one measure. */
  public static String ofImportance(List<ImportanceRow> rows) {
    return Importance.sentence(measure(rows.get(0).measure()), rows);
  }

  /** Where half of an activation's runs separate; of a row with an interval. */
  public static String of(CriticalValueRow row) {
    return CriticalValues.sentence(row);
  }

  /** What a measure is called in sentences; the label is what tables call it. */
  public static String title(String label) {
    return measure(label).title();
  }

  private static Measure measure(String label) {
    return Stream.of(Measure.values())
        .filter(measure -> measure.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "measure = %s: must be one of %s"
                        .formatted(
                            label, Stream.of(Measure.values()).map(Measure::label).toList())));
  }
}

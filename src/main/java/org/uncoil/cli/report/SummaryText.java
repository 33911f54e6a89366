package org.uncoil.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.core.StageReport.Highlight;
import org.uncoil.pipeline.core.StageReport.Highlights;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/**
 * The text of a summary, which fits a terminal of 80 columns and 25 lines. Problems are never cut,
 * as they hold names and reasons of others.
 */
final class SummaryText {
  static final int WIDTH = 80;
  private static final int MOST_PROBLEMS = 3;
  private static final int MINUTE = 60;

  private SummaryText() {}

  /** The line of a stage that has ended. */
  static String stage(String name, String summary, double seconds) {
    return columns(
        String.format(Locale.ROOT, "%-9s %s", Wording.capitalised(name), summary), time(seconds));
  }

  /** The line of all stages. */
  static String total(double seconds) {
    return columns("Total", time(seconds));
  }

  /**
   * What failed and what was found.
   *
   * @param verbose whether all problems and all details are shown
   */
  static List<String> results(List<StageReport> reports, boolean verbose) {
    List<String> problems = reports.stream().flatMap(report -> report.problems().stream()).toList();
    boolean all = verbose || problems.size() <= MOST_PROBLEMS;
    int shown = all ? problems.size() : MOST_PROBLEMS - 1;
    List<String> lines = new ArrayList<>();
    problems.stream().limit(shown).forEach(problem -> lines.add("  ! " + problem));
    if (!all) {
      lines.add("  ! %s more: see --verbose".formatted(Figures.count(problems.size() - shown)));
    }
    if (verbose) {
      addAfterBlank(lines, reports.stream().flatMap(report -> report.details().stream()).toList());
    }
    List<String> highlights = new ArrayList<>();
    for (StageReport report : reports) {
      report.highlights().forEach(section -> highlights.addAll(section(section)));
    }
    addAfterBlank(lines, highlights);
    return lines;
  }

  private static void addAfterBlank(List<String> lines, List<String> added) {
    if (!added.isEmpty()) {
      lines.add("");
      lines.addAll(added);
    }
  }

  private static List<String> section(Highlights section) {
    List<String> lines = new ArrayList<>();
    if (!section.results().isEmpty()) {
      lines.add(section.heading());
    }
    for (Highlight result : section.results()) {
      lines.add(columns("  " + result.text(), result.figure()));
    }
    return lines;
  }

  /** Text on the left, and a figure at the right margin. */
  private static String columns(String text, String figure) {
    int gap = Math.max(1, WIDTH - text.length() - figure.length());
    return figure.isEmpty() ? text : text + " ".repeat(gap) + figure;
  }

  private static String time(double seconds) {
    return seconds < MINUTE
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : Figures.duration(seconds);
  }
}

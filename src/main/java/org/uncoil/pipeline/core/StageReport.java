package org.uncoil.pipeline.core;

import java.util.List;

/**
 * What a stage did and found.
 *
 * @param summary a few words: what ran
 * @param problems what failed, one line each with its reason
 * @param highlights the results that matter most, under a heading each
 * @param details all that it found, one line each
 */
public record StageReport(
    String summary, List<String> problems, List<Highlights> highlights, List<String> details) {
  public StageReport {
    problems = List.copyOf(problems);
    highlights = List.copyOf(highlights);
    details = List.copyOf(details);
  }

  /** A few results under a heading. */
  public record Highlights(String heading, List<Highlight> results) {
    public Highlights {
      results = List.copyOf(results);
    }
  }

  /**
   * A result in one line.
   *
   * @param text a short sentence without a full stop
   * @param figure the number behind it; empty where there is none
   */
  public record Highlight(String text, String figure) {}

  public static StageReport of(String summary) {
    return of(summary, List.of());
  }

  public static StageReport of(String summary, List<String> problems) {
    return new StageReport(summary, problems, List.of(), List.of());
  }
}

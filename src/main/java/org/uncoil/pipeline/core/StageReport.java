package org.uncoil.pipeline.core;

import java.util.List;

/**
 * What a stage did.
 *
 * @param summary one line: what ran
 * @param problems what failed, one line each with its reason
 * @param text further lines to show, as a table; may be empty
 */
public record StageReport(String summary, List<String> problems, List<String> text) {
  public StageReport {
    problems = List.copyOf(problems);
    text = List.copyOf(text);
  }

  public static StageReport of(String summary) {
    return new StageReport(summary, List.of(), List.of());
  }
}

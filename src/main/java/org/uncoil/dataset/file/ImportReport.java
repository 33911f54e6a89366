package org.uncoil.dataset.file;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is worth knowing of how points became a dataset.
 *
 * @param skipped number of rows that were left out
 * @param reasons why, of the first few
 * @param warnings what may not be as its author means it, a sentence each
 */
public record ImportReport(int skipped, List<String> reasons, List<String> warnings) {
  /** Nothing was left out, and nothing is odd. */
  public static final ImportReport NOTHING_SKIPPED = new ImportReport(0, List.of(), List.of());

  public ImportReport {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  public ImportReport and(List<String> more) {
    return new ImportReport(
        skipped, reasons, Stream.concat(warnings.stream(), more.stream()).toList());
  }
}

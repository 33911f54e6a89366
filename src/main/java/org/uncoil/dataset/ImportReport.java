package org.uncoil.dataset;

import java.util.List;

/**
 * What an import left out.
 *
 * @param skipped number of rows
 * @param reasons why, of the first few
 */
public record ImportReport(int skipped, List<String> reasons) {
  /** Nothing was left out. */
  public static final ImportReport NOTHING_SKIPPED = new ImportReport(0, List.of());

  public ImportReport {
    reasons = List.copyOf(reasons);
  }
}

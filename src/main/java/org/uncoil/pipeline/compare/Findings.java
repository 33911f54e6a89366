package org.uncoil.pipeline.compare;

import java.util.List;

/**
 * What one kind of comparison found.
 *
 * @param rows the rows of its table
 * @param sentences the same in words, the most important first
 */
record Findings<R extends Record>(List<R> rows, List<String> sentences) {
  Findings {
    rows = List.copyOf(rows);
    sentences = List.copyOf(sentences);
  }
}

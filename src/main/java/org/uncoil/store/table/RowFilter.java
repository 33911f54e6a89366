package org.uncoil.store.table;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.in;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.io.api.Binary;

/**
 * Which rows are of interest.
 *
 * @param texts the values that columns of text may have, by column
 * @param numbers those that columns of whole numbers may have
 */
record RowFilter(Map<String, Set<String>> texts, Map<String, Set<Integer>> numbers) {
  /** All rows. */
  static final RowFilter NONE = new RowFilter(Map.of(), Map.of());

  RowFilter {
    texts = Map.copyOf(texts);
    numbers = Map.copyOf(numbers);
  }

  static RowFilter text(String column, String value) {
    return new RowFilter(Map.of(column, Set.of(value)), Map.of());
  }

  static RowFilter numbers(String column, Set<Integer> values) {
    return new RowFilter(Map.of(), Map.of(column, Set.copyOf(values)));
  }

  /** Whether a column decides. */
  boolean asks(String column) {
    return texts.containsKey(column) || numbers.containsKey(column);
  }

  /** Whether a column that decides may have a value. */
  boolean keeps(String column, Object value) {
    return texts.containsKey(column)
        ? texts.get(column).contains(value)
        : numbers.get(column).contains(value);
  }

  /** By which Parquet sees, from what a row group says of itself, that it has no such row. */
  FilterCompat.Filter ofRowGroups() {
    FilterPredicate all = null;
    for (Map.Entry<String, Set<String>> column : texts.entrySet()) {
      Set<Binary> values =
          column.getValue().stream().map(Binary::fromString).collect(Collectors.toSet());
      FilterPredicate own = in(binaryColumn(column.getKey()), values);
      all = all == null ? own : and(all, own);
    }
    for (Map.Entry<String, Set<Integer>> column : numbers.entrySet()) {
      // Parquet asks the set for null too, which immutable ones refuse to be asked
      FilterPredicate own = in(intColumn(column.getKey()), new HashSet<>(column.getValue()));
      all = all == null ? own : and(all, own);
    }
    return all == null ? FilterCompat.NOOP : FilterCompat.get(all);
  }
}

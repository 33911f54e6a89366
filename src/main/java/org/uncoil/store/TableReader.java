package org.uncoil.store;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.in;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;

/**
 * Reads files of a table, all their rows or those of one run, one epoch or one dataset; what a
 * filter rules out is not decoded.
 */
public final class TableReader<R extends Record> {
  private final Configuration configuration;
  private final Table<R> table;
  private final List<Path> files;
  private final FilterCompat.Filter filter;

  TableReader(Configuration configuration, Table<R> table, List<Path> files) {
    this(configuration, table, files, null);
  }

  private TableReader(
      Configuration configuration, Table<R> table, List<Path> files, FilterPredicate predicate) {
    this.configuration = configuration;
    this.table = table;
    this.files = List.copyOf(files);
    this.filter = predicate == null ? FilterCompat.NOOP : FilterCompat.get(predicate);
  }

  /** Only the rows of one run. */
  public TableReader<R> ofRun(String runId) {
    return new TableReader<>(configuration, table, files, run(runId));
  }

  /** Only one epoch of one run. */
  public TableReader<R> ofRun(String runId, int epoch) {
    return new TableReader<>(
        configuration, table, files, and(run(runId), eq(intColumn("epoch"), epoch)));
  }

  /** Only the rows of one dataset. */
  public TableReader<R> ofDataset(String datasetId) {
    return new TableReader<>(
        configuration, table, files, eq(binaryColumn("dataset_id"), Binary.fromString(datasetId)));
  }

  /** Only some epochs, of all runs. */
  public TableReader<R> ofEpochs(Set<Integer> epochs) {
    // Parquet asks the set for null too, which Set.of refuses to be asked
    Set<Integer> wanted = new HashSet<>(epochs);
    return new TableReader<>(configuration, table, files, in(intColumn("epoch"), wanted));
  }

  private static FilterPredicate run(String runId) {
    return eq(binaryColumn("run_id"), Binary.fromString(runId));
  }

  /** How many rows the files have, by what each says of itself: a filter does not count. */
  public long count() {
    long rows = 0;
    for (Path file : files) {
      try (ParquetFileReader reader =
          ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration))) {
        rows += reader.getRecordCount();
      } catch (IOException | RuntimeException e) {
        throw TableRows.unreadable(file, e);
      }
    }
    return rows;
  }

  /** Hands over the rows one after the other, file by file, in each file's order. */
  public void forEach(Consumer<R> action) {
    try (TableRows<R> rows = rows()) {
      rows.forEachRemaining(action);
    }
  }

  /** The rows one after the other, file by file, in each file's order; to be closed. */
  public TableRows<R> rows() {
    return new TableRows<>(files, this::open);
  }

  private ParquetReader<R> open(Path file) {
    try {
      return new Builder<>(HadoopInputFile.fromPath(file, configuration), table)
          .withFilter(filter)
          .usePageChecksumVerification()
          .build();
    } catch (IOException | RuntimeException e) {
      throw TableRows.unreadable(file, e);
    }
  }

  /** All rows at once. */
  public List<R> toList() {
    List<R> rows = new ArrayList<>();
    forEach(rows::add);
    return rows;
  }

  private static final class Builder<R extends Record> extends ParquetReader.Builder<R> {
    private final Table<R> table;

    Builder(HadoopInputFile file, Table<R> table) {
      super(file);
      this.table = table;
    }

    @Override
    protected ReadSupport<R> getReadSupport() {
      return new RecordReadSupport<>(table);
    }
  }
}

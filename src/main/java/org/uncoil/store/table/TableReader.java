package org.uncoil.store.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Reads files of a table, all their rows or those of one run, one epoch or one dataset; what a
 * filter rules out is not decoded.
 */
public final class TableReader<R extends Record> {
  private final Configuration configuration;
  private final Table<R> table;
  private final List<Path> files;
  private final RowFilter filter;

  public TableReader(Configuration configuration, Table<R> table, List<Path> files) {
    this(configuration, table, files, RowFilter.NONE);
  }

  private TableReader(
      Configuration configuration, Table<R> table, List<Path> files, RowFilter filter) {
    this.configuration = configuration;
    this.table = table;
    this.files = List.copyOf(files);
    this.filter = filter;
  }

  /** Only the rows of one run. */
  public TableReader<R> ofRun(String runId) {
    return only(RowFilter.text("run_id", runId));
  }

  /** Only one epoch of one run. */
  public TableReader<R> ofRun(String runId, int epoch) {
    return only(new RowFilter(Map.of("run_id", Set.of(runId)), Map.of("epoch", Set.of(epoch))));
  }

  /** Only the rows of one dataset. */
  public TableReader<R> ofDataset(String datasetId) {
    return only(RowFilter.text("dataset_id", datasetId));
  }

  /** Only some epochs, of all runs. */
  public TableReader<R> ofEpochs(Set<Integer> epochs) {
    return only(RowFilter.numbers("epoch", epochs));
  }

  private TableReader<R> only(RowFilter rows) {
    return new TableReader<>(configuration, table, files, rows);
  }

  /** How many rows the files have, by what each says of itself: a filter does not count. */
  public long count() {
    // given once: without options, each file would read Hadoop's own settings anew
    ParquetReadOptions options = HadoopReadOptions.builder(configuration).build();
    long rows = 0;
    for (Path file : files) {
      try (ParquetFileReader reader =
          ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration), options)) {
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

  private FileRows<R> open(Path file) {
    try {
      return new FileRows<>(configuration, table, file, filter);
    } catch (IOException | RuntimeException e) {
      throw TableRows.unreadable(file, e);
    }
  }

  /**
   * All rows at once, in the order of the table's key: which rows lie in which file depends on how
   * many tasks wrote them, and no number may.
   */
  public List<R> toList() {
    List<R> rows = new ArrayList<>();
    forEach(rows::add);
    rows.sort(table.order());
    return rows;
  }
}

package org.uncoil.store.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one file of a table. No reader sees anything of it before {@link #commit}; closing without
 * committing leaves nothing.
 */
public final class TableWriter<R extends Record> implements AutoCloseable {
  // level 1 costs a third of level 3's time on embeddings and gives files 1 % larger
  private static final String ZSTD_LEVEL = "1";
  private static final long ROW_GROUP_BYTES = 32L << 20;
  // of 64 kB to 4 MB the fastest to write and to read; files are 0.1 % larger than with 1 MB
  private static final int PAGE_BYTES = 256 << 10;

  private final Path target;
  private final String path;
  private final Table<R> table;
  private final Consumer<StoredFile> written;
  private final NewFile file;
  private final ParquetProperties properties;
  private final CodecFactory codecs;
  private final ParquetFileWriter writer;
  private WrittenGroup<R> group;
  private boolean open = true;

  /**
   * Begins a file.
   *
   * @param root the output folder
   * @param path where the file lies in it
   * @param written is told of the file once it is complete
   */
  public TableWriter(
      Configuration configuration,
      Table<R> table,
      Path root,
      String path,
      String attempt,
      Consumer<StoredFile> written) {
    this.target = new Path(root, path);
    this.path = path;
    this.table = table;
    this.written = written;
    properties = properties(table);
    Configuration settings = new Configuration(configuration);
    settings.set("parquet.compression.codec.zstd.level", ZSTD_LEVEL);
    codecs = new CodecFactory(settings, properties.getPageSizeThreshold());
    group = new WrittenGroup<>(table, properties, codecs);
    try {
      file = NewFile.begin(configuration, target, attempt);
      writer = writer(new Output(file), TableColumn.schema(table), properties);
      writer.start();
    } catch (IOException | FSError e) {
      throw StoreException.because("cannot write " + target, e);
    }
  }

  private static ParquetProperties properties(Table<?> table) {
    ParquetProperties.Builder properties =
        ParquetProperties.builder().withPageSize(PAGE_BYTES).withDictionaryEncoding(false);
    for (TableColumn column : table.columns()) {
      // numbers of an embedding hardly repeat: building a dictionary first would be for nothing
      if (column.type() == TableColumn.ValueType.STRING && !column.list()) {
        properties.withDictionaryEncoding(column.name(), true);
      }
    }
    return properties.build();
  }

  // deprecated in Spark 4's Parquet; that of Spark 3.5 has no other
  @SuppressWarnings("deprecation")
  private static ParquetFileWriter writer(
      OutputFile file, MessageType schema, ParquetProperties properties) throws IOException {
    return new ParquetFileWriter(
        file,
        schema,
        ParquetFileWriter.Mode.OVERWRITE,
        ROW_GROUP_BYTES,
        ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
        properties.getColumnIndexTruncateLength(),
        properties.getStatisticsTruncateLength(),
        properties.getPageWriteChecksumEnabled());
  }

  /** Appends one row. */
  public void write(R row) {
    try {
      group.write(row);
      if (group.size() >= ROW_GROUP_BYTES) {
        group.end(writer);
        group = new WrittenGroup<>(table, properties, codecs);
      }
    } catch (IOException | UncheckedIOException | FSError e) {
      throw StoreException.because("cannot write " + target, e);
    }
  }

  /** Gives the complete file its name, in place of one that had it. */
  public void commit() {
    try {
      group.end(writer);
      // in order: Map.of has another in each JVM, and the same rows should make the same bytes
      writer.end(new TreeMap<>(Map.of(CodeVersion.KEY, CodeVersion.CURRENT, StoredFile.KEY, path)));
      // an earlier attempt at the same rows may have come this far; its file says the same
      written.accept(StoredFile.of(path, file.commit()));
      open = false;
      codecs.release();
    } catch (IOException | UncheckedIOException | FSError e) {
      throw StoreException.because("cannot complete " + target, e);
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    codecs.release();
    try {
      file.close();
    } catch (IOException | FSError e) {
      throw StoreException.because("cannot give up " + target, e);
    }
  }

  /** What Parquet writes into. That it has nothing more to write does not complete the file. */
  private record Output(NewFile file) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new DelegatingPositionOutputStream(file.stream()) {
        @Override
        public long getPos() {
          return file.stream().getPos();
        }

        @Override
        public void close() throws IOException {
          flush();
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}

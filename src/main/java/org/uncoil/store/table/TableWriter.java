package org.uncoil.store.table;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Writes one file of a table. No reader sees anything of it before {@link #commit}; closing without
 * committing leaves nothing.
 */
public final class TableWriter<R extends Record> implements AutoCloseable {
  // level 1 costs a third of level 3's time on embeddings and gives files 1 % larger
  private static final String ZSTD_LEVEL = "1";
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final Path target;
  private final String path;
  private final Consumer<StoredFile> written;
  private final NewFile file;
  private final ParquetWriter<R> writer;
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
    this.written = written;
    Configuration settings = new Configuration(configuration);
    settings.set("parquet.compression.codec.zstd.level", ZSTD_LEVEL);
    try {
      file = NewFile.begin(configuration, target, attempt);
      Builder<R> builder = new Builder<>(new Output(file), table, path);
      builder
          .withConf(settings)
          .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
          .withCompressionCodec(CompressionCodecName.ZSTD)
          .withRowGroupSize(ROW_GROUP_BYTES)
          .withDictionaryEncoding(false);
      for (TableColumn column : table.columns()) {
        // numbers of an embedding hardly repeat: building a dictionary first would be for nothing
        if (column.type() == TableColumn.ValueType.STRING && !column.list()) {
          builder.withDictionaryEncoding(column.name(), true);
        }
      }
      writer = builder.build();
    } catch (IOException | FSError e) {
      throw StoreException.because("cannot write " + target, e);
    }
  }

  /** Appends one row. */
  public void write(R row) {
    try {
      writer.write(row);
    } catch (IOException | FSError e) {
      throw StoreException.because("cannot write " + target, e);
    }
  }

  /** Gives the complete file its name, in place of one that had it. */
  public void commit() {
    try {
      writer.close();
      // an earlier attempt at the same rows may have come this far; its file says the same
      written.accept(StoredFile.of(path, file.commit()));
      open = false;
    } catch (IOException | FSError e) {
      throw StoreException.because("cannot complete " + target, e);
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try (file) {
      writer.close();
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

  private static final class Builder<R extends Record>
      extends ParquetWriter.Builder<R, Builder<R>> {
    private final Table<R> table;
    private final String path;

    Builder(OutputFile file, Table<R> table, String path) {
      super(file);
      this.table = table;
      this.path = path;
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    // deprecated in Spark 4's Parquet; that of Spark 3.5 has no other
    @SuppressWarnings("deprecation")
    @Override
    protected WriteSupport<R> getWriteSupport(Configuration configuration) {
      return new RecordWriteSupport<>(table, path);
    }
  }
}

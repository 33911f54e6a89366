package org.uncoil.store;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;

/**
 * Writes one file of a table. The file has a hidden name until {@link #commit}, so that no reader
 * ever sees half of it; closing without committing leaves nothing.
 */
public final class TableWriter<R extends Record> implements AutoCloseable {
  // level 1 costs a third of level 3's time on embeddings and gives files 1 % larger
  private static final String ZSTD_LEVEL = "1";
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final FileSystem files;
  private final Configuration configuration;
  private final Path hidden;
  private final Path target;
  private final ParquetWriter<R> writer;
  private boolean open = true;

  TableWriter(Configuration configuration, Table<R> table, Path target, String attempt) {
    this.configuration = configuration;
    this.target = target;
    this.hidden = new Path(target.getParent(), "." + target.getName() + "." + attempt + ".tmp");
    Configuration settings = new Configuration(configuration);
    settings.set("parquet.compression.codec.zstd.level", ZSTD_LEVEL);
    try {
      files = target.getFileSystem(settings);
      Builder<R> builder = new Builder<>(HadoopOutputFile.fromPath(hidden, settings), table);
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
      open = false;
      // an earlier attempt at the same rows may have come this far; its file says the same
      Renaming.replace(configuration, hidden, target);
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
    try {
      try {
        writer.close();
      } finally {
        files.delete(hidden, false);
      }
    } catch (IOException | FSError e) {
      throw StoreException.because("cannot clear " + hidden, e);
    }
  }

  private static final class Builder<R extends Record>
      extends ParquetWriter.Builder<R, Builder<R>> {
    private final Table<R> table;

    Builder(HadoopOutputFile file, Table<R> table) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    @Override
    protected WriteSupport<R> getWriteSupport(Configuration configuration) {
      return new RecordWriteSupport<>(table);
    }
  }
}

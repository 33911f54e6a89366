package org.uncoil.bench.recording;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.run.EmbeddingRow;

/**
 * The same rows in the same schema with the same settings, by parquet-hadoop alone: its writer gets
 * each value by itself and unboxed, and its reader assembles each row.
 */
record ParquetPeer(Path file, MessageType schema) {
  static final List<Function<EmbeddingRow, Floats>> LISTS =
      List.of(
          EmbeddingRow::before1, EmbeddingRow::before2, EmbeddingRow::after1, EmbeddingRow::after2);

  private static final long ROW_GROUP_BYTES = 32L << 20;

  void write(List<EmbeddingRow> rows) throws IOException {
    Configuration settings = new Configuration();
    settings.set("parquet.compression.codec.zstd.level", "1");
    try (ParquetWriter<EmbeddingRow> writer =
        new Builder(HadoopOutputFile.fromPath(file, settings), schema)
            .withConf(settings)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withDictionaryEncoding(false)
            .withDictionaryEncoding("run_id", true)
            .build()) {
      for (EmbeddingRow row : rows) {
        writer.write(row);
      }
    }
  }

  /** Reads all rows, and says how many there are. */
  int read() throws IOException {
    int rows = 0;
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), file).build()) {
      while (reader.read() != null) {
        rows++;
      }
    }
    return rows;
  }

  private static final class Builder extends ParquetWriter.Builder<EmbeddingRow, Builder> {
    private final MessageType schema;

    Builder(OutputFile file, MessageType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    // deprecated in Spark 4's Parquet; that of Spark 3.5 has no other
    @SuppressWarnings("deprecation")
    @Override
    protected WriteSupport<EmbeddingRow> getWriteSupport(Configuration configuration) {
      return new Support(schema);
    }
  }

  private static final class Support extends WriteSupport<EmbeddingRow> {
    private final MessageType schema;
    private RecordConsumer consumer;

    Support(MessageType schema) {
      this.schema = schema;
    }

    // deprecated in Spark 4's Parquet; that of Spark 3.5 has no other
    @SuppressWarnings("deprecation")
    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(EmbeddingRow row) {
      consumer.startMessage();
      consumer.startField("run_id", 0);
      consumer.addBinary(Binary.fromString(row.runId()));
      consumer.endField("run_id", 0);
      add("epoch", 1, row.epoch());
      add("shard", 2, row.shard());
      for (int i = 0; i < LISTS.size(); i++) {
        add(schema.getFieldName(3 + i), 3 + i, LISTS.get(i).apply(row));
      }
      consumer.endMessage();
    }

    private void add(String name, int index, int value) {
      consumer.startField(name, index);
      consumer.addInteger(value);
      consumer.endField(name, index);
    }

    private void add(String name, int index, Floats list) {
      consumer.startField(name, index);
      consumer.startGroup();
      consumer.startField("list", 0);
      for (int i = 0; i < list.size(); i++) {
        consumer.startGroup();
        consumer.startField("element", 0);
        consumer.addFloat(list.get(i));
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
      consumer.endGroup();
      consumer.endField(name, index);
    }
  }
}

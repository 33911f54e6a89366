package org.uncoil.store;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Makes row records of what Parquet reads. */
final class RecordReadSupport<R extends Record> extends ReadSupport<R> {
  private final Table<R> table;

  RecordReadSupport(Table<R> table) {
    this.table = table;
  }

  @Override
  public ReadContext init(InitContext context) {
    MessageType expected = TableColumn.schema(table);
    for (TableColumn column : table.columns()) {
      if (!context.getFileSchema().containsField(column.name())) {
        throw new StoreException(
            "table "
                + table.name()
                + " lacks the column "
                + column.name()
                + ": it was written by another version of Uncoil; start over with --fresh");
      }
    }
    return new ReadContext(expected);
  }

  @Override
  public RecordMaterializer<R> prepareForRead(
      Configuration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return new RowMaterializer<>(table);
  }
}
